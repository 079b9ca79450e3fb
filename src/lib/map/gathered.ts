import type { LonLat } from '../domain/unit.ts';
import type { Mark } from './clusters.ts';
import { isTrouble, symbolOf, worst } from './symbol.ts';
import type { MapDevice, MapUnit } from './types.ts';

/** A device that is drawn where it stands. */
export type PlacedDevice = MapDevice & { readonly lon: number; readonly lat: number };

export type Gathered = {
	/** By the unit's id, of each schematic unit that has devices: all of them as one symbol. */
	readonly marks: ReadonlyMap<number, Mark>;
	/** Those that are drawn at their own places. */
	readonly placed: readonly PlacedDevice[];
};

/**
 * A schematic cell is not geography: within it no place is true, so the devices of its unit are one symbol. One of no
 * unit, or without a place, is drawn only where that is no lie: on units with boundaries.
 */
export function gather(devices: readonly MapDevice[], units: readonly MapUnit[]): Gathered {
	const cells = new Map(
		units.filter(({ schematic }) => schematic).map((unit) => [unit.id, unit] as const),
	);
	const members = new Map<number, MapDevice[]>();
	const placed: PlacedDevice[] = [];
	const anyLand = cells.size < units.length;
	for (const device of devices) {
		const { unitId, lon, lat } = device;
		if (unitId !== null && cells.has(unitId)) {
			const own = members.get(unitId);
			if (own) own.push(device);
			else members.set(unitId, [device]);
		} else if (anyLand && lon !== null && lat !== null) {
			const on = [...cells.values()].some(({ shape }) =>
				shape.some(([outer = []]) => within([lon, lat], outer)),
			);
			if (!on) placed.push({ ...device, lon, lat });
		}
	}
	const marks = new Map(
		[...members].map(([unitId, own]) => [unitId, markOf(own, cells.get(unitId))] as const),
	);
	return { marks, placed };
}

/** Its count says how many are not well, or, where all are, how many there are. */
function markOf(devices: readonly MapDevice[], unit: MapUnit | undefined): Mark {
	const symbols = devices.map(symbolOf);
	const symbol = worst(symbols);
	const members = devices.map(({ id }) => id).sort();
	return {
		id: `unit-${unit?.code ?? ''}`,
		at: unit?.labelAt ?? [0, 0],
		symbol,
		members,
		count: symbols.filter((own) =>
			isTrouble(symbol) ? isTrouble(own) : symbol === 'online' || own !== 'online',
		).length,
	};
}

function within([x, y]: LonLat, ring: readonly LonLat[]): boolean {
	let inside = false;
	let before = ring.at(-1);
	for (const point of ring) {
		if (before && point[1] > y !== before[1] > y) {
			const crossing =
				((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0];
			if (x < crossing) inside = !inside;
		}
		before = point;
	}
	return inside;
}
