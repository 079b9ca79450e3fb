import { expect, test } from 'vitest';
import type { Mark } from './clusters.ts';
import type { PlacedDevice } from './gathered.ts';
import { legendItems } from './legend-items.ts';
import type { DeviceSymbol } from './symbol.ts';
import type { MapUnit } from './types.ts';

const unit: MapUnit = {
	id: 1,
	code: '1',
	shortName: 'Bảo Lâm',
	labelAt: [108, 12],
	shape: [],
	schematic: false,
	value: 70.4,
	valueText: '70,4',
	progressClass: 2,
	stale: false,
	sample: false,
	home: false,
};

function mark(symbol: DeviceSymbol, count: number): Mark {
	return { id: symbol, at: [108, 12], symbol, members: [], count, pulsing: false };
}

const well: PlacedDevice = {
	id: 'a',
	name: 'a',
	unitId: 1,
	lon: 108,
	lat: 12,
	state: 'online',
	freshness: 'fresh',
	trouble: null,
};

const nothing = { placed: [], marks: [], cellMarks: [] };

function present(items: ReturnType<typeof legendItems>): string[] {
	return items.signs.filter((item) => item.present).map(({ sign }) => sign);
}

test('hatches and cells are told of only where there are some', () => {
	expect(legendItems([unit], nothing)).toEqual({
		signs: [],
		scale: true,
		noData: false,
		noClass: false,
		stale: false,
		sample: false,
		schematic: false,
		counted: 'critical',
	});
	const none = { ...unit, value: null, valueText: '–', progressClass: null, stale: true };
	expect(legendItems([none], nothing)).toMatchObject({ noData: true, stale: false });
	const old = { ...unit, stale: true, schematic: true };
	expect(legendItems([old], nothing)).toMatchObject({ stale: true, schematic: true });
});

test('a value without a class is told of by itself, not as no data, and of none with a class there is no scale', () => {
	const plain = { ...unit, progressClass: null };
	expect(legendItems([plain], nothing)).toMatchObject({
		...{ scale: false, noClass: true, noData: false, stale: false },
	});
	expect(legendItems([plain, unit], nothing)).toMatchObject({ scale: true, noClass: true });
	const old = { ...plain, stale: true };
	expect(legendItems([old], nothing)).toMatchObject({ noClass: true, stale: true });
});

test('the sign of samples is told of where a unit wears it', () => {
	const sample = { ...unit, sample: true };
	expect(legendItems([unit, sample], nothing)).toMatchObject({ sample: true });
});

test('of the symbols exactly those on the map are told of, and trouble that may come keeps its room', () => {
	const quiet = legendItems([unit], { ...nothing, placed: [well], marks: [mark('online', 1)] });
	expect(present(quiet)).toEqual(['online']);
	expect(quiet.signs.map(({ sign }) => sign)).toEqual(['critical', 'warning', 'count', 'online']);
	const crowd = { ...nothing, placed: [well, { ...well, id: 'b' }] };
	const marks = [mark('online', 2), mark('warning', 1)];
	expect(present(legendItems([unit], { ...crowd, marks }))).toEqual(['warning', 'several']);
	expect(present(legendItems([unit], { ...crowd, marks: [mark('critical', 3)] }))).toEqual([
		'critical',
		'count',
	]);
});

test('cells tell of trouble only, always with its count', () => {
	const cellMarks = [mark('online', 9), mark('warning', 1)];
	const items = legendItems([unit], { ...nothing, cellMarks });
	expect(present(items)).toEqual(['warning', 'count']);
	expect(items.signs).toHaveLength(3);
});

test('the sample of a count is the worst symbol that has one', () => {
	const counted = (...marks: readonly Mark[]) =>
		legendItems([unit], { ...nothing, placed: [well], marks }).counted;
	expect(counted(mark('online', 4), mark('critical', 1), mark('warning', 2))).toBe('warning');
	expect(counted(mark('warning', 2), mark('critical', 2))).toBe('critical');
	const cellMarks = [mark('warning', 1)];
	expect(legendItems([unit], { ...nothing, cellMarks }).counted).toBe('warning');
});
