import type { LonLat } from '../domain/unit.ts';
import { pulses, SYMBOLS, symbolOf } from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';
import type { MapDevice, MapUnit } from './types.ts';

/** A device that is drawn where it stands. */
export type PlacedDevice = MapDevice & { readonly lon: number; readonly lat: number };

/** All devices of a schematic unit as one symbol. */
export type CellMark = {
	readonly id: string;
	readonly unitId: number;
	/** The worst of them. */
	readonly symbol: DeviceSymbol;
	/** How many are in trouble; where none is how many are not online; where all are how many there are. */
	readonly count: number;
	readonly devices: number;
	/** A critical trouble among them is new. */
	readonly pulsing: boolean;
};

export type Gathered = {
	/** Of each schematic unit that has devices. */
	readonly cellMarks: readonly CellMark[];
	/** Those that are drawn at their own places. */
	readonly placed: readonly PlacedDevice[];
};

/**
 * A schematic cell is not geography: within it no place is true, so the devices of its unit are one symbol. One of no
 * unit, or without a place, is drawn only where that is no lie: on units with boundaries.
 */
export function gather(devices: readonly MapDevice[], units: readonly MapUnit[]): Gathered {
	const cells = units.filter(({ schematic }) => schematic);
	const tallies = new Map(cells.map(({ id }) => [id, emptyTally()] as const));
	const pulsing = new Set<number | null>();
	const placed: PlacedDevice[] = [];
	const anyLand = cells.length < units.length;
	for (const device of devices) {
		const tally = device.unitId === null ? undefined : tallies.get(device.unitId);
		if (tally) {
			tally[symbolOf(device)] += 1;
			if (pulses(device)) pulsing.add(device.unitId);
		} else if (anyLand && hasPlace(device) && !cells.some((cell) => lies(device, cell))) {
			placed.push(device);
		}
	}
	const cellMarks = cells.flatMap(({ id, code }) => {
		const tally = tallies.get(id);
		const mark = tally && markOf(tally);
		return mark ? [{ id: `unit-${code}`, unitId: id, ...mark, pulsing: pulsing.has(id) }] : [];
	});
	return { cellMarks, placed };
}

type Tally = Record<DeviceSymbol, number>;

function emptyTally(): Tally {
	return { critical: 0, warning: 0, unknown: 0, maintenance: 0, online: 0 };
}

function markOf(tally: Tally): Pick<CellMark, 'symbol' | 'count' | 'devices'> | null {
	const symbol = SYMBOLS.find((each) => tally[each] > 0);
	if (symbol === undefined) return null;
	const troubled = tally.critical + tally.warning;
	const unwell = troubled + tally.unknown + tally.maintenance;
	const devices = unwell + tally.online;
	return { symbol, devices, count: troubled || unwell || devices };
}

function hasPlace(device: MapDevice): device is PlacedDevice {
	return device.lon !== null && device.lat !== null;
}

function lies({ lon, lat }: PlacedDevice, { shape }: MapUnit): boolean {
	return shape.some(([outer = []]) => within([lon, lat], outer));
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
