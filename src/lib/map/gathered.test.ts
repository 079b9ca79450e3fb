import { expect, test } from 'vitest';
import { gather } from './gathered.ts';
import type { MapDevice, MapUnit } from './types.ts';

function unit(id: number, schematic: boolean): MapUnit {
	const west = id * 10;
	return {
		id,
		code: `u${String(id)}`,
		shortName: '',
		labelAt: [west + 1, 1],
		shape: [
			[
				[
					[west, 0],
					[west + 2, 0],
					[west + 2, 2],
					[west, 2],
					[west, 0],
				],
			],
		],
		schematic,
		value: null,
		valueText: '–',
		progressClass: null,
		stale: false,
		sample: false,
		home: false,
	};
}

function device(id: string, own: Partial<MapDevice> = {}): MapDevice {
	return {
		id,
		name: id,
		unitId: 1,
		lon: 1,
		lat: 1,
		state: 'online',
		freshness: 'fresh',
		trouble: null,
		...own,
	};
}

const lost = { state: 'offline', trouble: 'critical' } as const;
const warned = { state: 'degraded', trouble: 'warning' } as const;

test('devices of a schematic unit are one symbol, wherever they stand, with the worst state', () => {
	const devices = [device('a'), device('b', lost), device('c', { ...warned, lon: 77 })];
	const { cellMarks, placed } = gather(devices, [unit(1, true)]);
	expect(cellMarks).toEqual([
		{ id: 'unit-u1', unitId: 1, symbol: 'critical', count: 2, devices: 3, pulsing: false },
	]);
	expect(placed).toEqual([]);
});

test('where none is in trouble the count is of those that are not well, else of all', () => {
	const quiet = [device('a'), device('b'), device('c', { state: 'unknown' })];
	expect(gather(quiet, [unit(1, true)]).cellMarks).toMatchObject([{ symbol: 'unknown', count: 1 }]);
	expect(gather(quiet.slice(0, 2), [unit(1, true)]).cellMarks).toMatchObject([
		{ symbol: 'online', count: 2 },
	]);
});

test('a device without a place counts in its unit all the same', () => {
	const { cellMarks } = gather([device('a', { lon: null, lat: null })], [unit(1, true)]);
	expect(cellMarks).toMatchObject([{ unitId: 1, devices: 1 }]);
});

test('on cells alone a device of no unit is not drawn', () => {
	const { cellMarks, placed } = gather([device('a', { unitId: null })], [unit(1, true)]);
	expect(cellMarks).toEqual([]);
	expect(placed).toEqual([]);
});

test('on a boundary a device stands at its place, of whichever unit; over a cell it does not', () => {
	const devices = [
		device('own', { unitId: 2, lon: 21 }),
		device('none', { unitId: null, lon: 21 }),
		device('over', { unitId: null, lon: 11 }),
		device('nowhere', { unitId: 2, lat: null }),
	];
	const { placed } = gather(devices, [unit(1, true), unit(2, false)]);
	expect(placed.map(({ id }) => id)).toEqual(['own', 'none']);
});
