import type { Mark } from './clusters.ts';
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
	/** Drawn where devices stand, and in schematic cells. */
	marks: readonly Mark[];
	cellMarks: readonly Mark[];
	/** Null until the map is laid out. */
	project: ((at: LonLat) => Pixel) | null;
}): DrawnMap {
	const all = [...marks, ...cellMarks];
	const markOf = new Map(all.flatMap((mark) => mark.members.map((id) => [id, mark] as const)));
	return {
		units: Object.fromEntries(
			units.map(({ code, value, progressClass }) => [code, { value, class: progressClass }]),
		),
		devices: Object.fromEntries(
			devices.map(({ id, state }) => {
				const mark = markOf.get(id);
				return [id, { state, cluster: mark && mark.members.length > 1 ? mark.id : null }];
			}),
		),
		rings: marks.filter(({ count, symbol }) => count > 1 && !isTrouble(symbol)).map(({ id }) => id),
		cells: Object.fromEntries(
			units
				.filter(({ schematic }) => schematic)
				.map(({ code, shape }) => [code, project ? shape.flat(2).map(project) : []]),
		),
	};
}
