import { expect, test } from 'vitest';
import { sameOutline, samePaint, steady } from './steady.ts';
import type { MapUnit } from './types.ts';

const same = (a: { id: number; value: number }, b: { id: number; value: number }) =>
	a.id === b.id && a.value === b.value;

test('an equal list gives the earlier one, so that nothing is drawn anew', () => {
	const list = steady(same);
	const first = list([{ id: 1, value: 5 }]);
	expect(list([{ id: 1, value: 5 }])).toBe(first);
});

test('a list with a changed item, or one more or one less, is taken', () => {
	const list = steady(same);
	const first = list([{ id: 1, value: 5 }]);
	const changed = [{ id: 1, value: 6 }];
	expect(list(changed)).toBe(changed);
	const longer = [...changed, { id: 2, value: 0 }];
	expect(list(longer)).toBe(longer);
	expect(list([])).toEqual([]);
	expect(first).toHaveLength(1);
});

const unit: MapUnit = {
	id: 1,
	code: '673',
	shortName: 'Bảo Lộc',
	labelAt: [107.8, 11.5],
	shape: [],
	schematic: true,
	value: 81.4,
	valueText: '81,4',
	progressClass: 4,
	stale: false,
	sample: false,
	home: false,
};

test('a unit is painted anew when it has a value without a class where it had none', () => {
	const plain = { ...unit, progressClass: null };
	expect(samePaint(plain, { ...plain, value: 12 })).toBe(true);
	expect(samePaint(plain, { ...plain, value: null })).toBe(false);
});

test('a unit has another outline when what it is drawn by changes, and when a cell becomes a boundary', () => {
	expect(sameOutline(unit, { ...unit, valueText: '81,5', progressClass: 3 })).toBe(true);
	// Of the very shape of the cell, too: only then may the map say that it is geography.
	expect(sameOutline(unit, { ...unit, schematic: false })).toBe(false);
	expect(sameOutline(unit, { ...unit, shape: [[]] })).toBe(false);
	expect(sameOutline(unit, { ...unit, labelAt: [107.8, 11.6] })).toBe(false);
	expect(samePaint(unit, { ...unit, schematic: false })).toBe(false);
});
