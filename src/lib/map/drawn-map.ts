import type { Mark } from './clusters.ts';
import type { CellMark } from './gathered.ts';
import type { LonLat } from '../domain/unit.ts';
import type { Pixel } from './mercator.ts';
import { isTrouble } from './symbol.ts';
import type { DrawnMap, MapDevice, MapUnit } from './types.ts';

/** What `window.ioc.map` says of a map on which these units and marks are drawn. */
export function drawnMap({
	units,
	devices,
	marks,
	cellMarks,
	project,
}: {
	units: readonly MapUnit[];
	devices: readonly MapDevice[];
	/** Drawn where devices stand. */
	marks: readonly Mark[];
	/** Of schematic cells, by the unit's id. */
	cellMarks: ReadonlyMap<number, CellMark>;
	/** Null until the map is laid out. */
	project: ((at: LonLat) => Pixel) | null;
}): DrawnMap {
	const markOf = new Map(marks.flatMap((mark) => mark.members.map((id) => [id, mark] as const)));
	const clusterOf = ({ id, unitId }: MapDevice): string | null => {
		const cell = unitId === null ? undefined : cellMarks.get(unitId);
		if (cell) return cell.devices > 1 ? cell.id : null;
		const mark = markOf.get(id);
		return mark && mark.members.length > 1 ? mark.id : null;
	};
	return {
		units: Object.fromEntries(
			units.map(({ code, value, progressClass }) => [code, { value, class: progressClass }]),
		),
		devices: Object.fromEntries(
			devices.map((device) => [device.id, { state: device.state, cluster: clusterOf(device) }]),
		),
		rings: marks.filter(({ count, symbol }) => count > 1 && !isTrouble(symbol)).map(({ id }) => id),
		cells: Object.fromEntries(
			units
				.filter(({ schematic }) => schematic)
				.map(({ code, shape }) => [code, project ? shape.flat(2).map(project) : []]),
		),
	};
}
