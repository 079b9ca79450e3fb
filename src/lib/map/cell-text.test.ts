import { expect, test } from 'vitest';
import { cellLevel, cellTexts } from './cell-text.ts';
import type { CellWords } from './cell-text.ts';

/** A cell with room for everything: text of 20 px, "Krông Năng", "99,8", a triangle with its count. */
const roomy: CellWords = {
	emPx: 20,
	halfWidthPx: 80,
	sidePx: 46,
	cornerPx: 92,
	words: [55, 50],
	space: 6,
	short: 66,
	split: null,
	shared: false,
	value: 52,
	sample: 0,
	sign: 36,
	home: false,
	trouble: true,
	usual: { value: 52, sign: 44, symbol: 19, trouble: true },
};

test('with room all stand one below another', () => {
	expect(cellTexts([roomy])).toMatchObject([{ firstWords: 2, value: true, sign: 'below' }]);
});

test('a long name is broken where its lines are most alike', () => {
	const long = { ...roomy, words: [50, 42, 10, 45, 60] };
	expect(cellTexts([long])).toMatchObject([{ firstWords: 3, value: true, sign: 'below' }]);
});

test('where one cell has no room for a third line all are set in two', () => {
	const low = { ...roomy, halfWidthPx: 62, sidePx: 25, cornerPx: 50 };
	const texts = cellTexts([roomy, low, { ...roomy, trouble: false }]);
	expect(texts.map(({ value }) => value)).toEqual([true, true, true]);
	// Trouble goes beside the value; the count of devices that are well is left out.
	expect(texts.map(({ sign }) => sign)).toEqual(['beside', 'beside', 'none']);
});

test('one long name does not take the values from all the others', () => {
	const long = { ...roomy, words: [190], short: null };
	expect(cellLevel([roomy, roomy, roomy, long])).toEqual({ level: 0, each: [0, 0, 0, 8] });
	const texts = cellTexts([roomy, roomy, roomy, { ...long, trouble: false }]);
	expect(texts.map(({ name, value }) => [name, value])).toEqual([
		...[1, 2, 3].map(() => ['whole', true]),
		['none', true],
	]);
});

test('initials that are another’s, too, are not written, and take no names from the others', () => {
	const usual = { ...roomy.usual, trouble: false };
	const narrow = {
		...{ ...roomy, usual, trouble: false, sign: null },
		...{ halfWidthPx: 38, sidePx: 28, cornerPx: 46 },
	};
	const same = { ...narrow, shared: true };
	const cells = [narrow, same, same];
	expect(cellLevel(cells)).toEqual(cellLevel([narrow, narrow, narrow]));
	expect(cellTexts(cells).map(({ name, value }) => [name, value])).toEqual([
		['short', true],
		['whole', false],
		['whole', false],
	]);
	const split = { ...same, short: 100, split: [30, 30] as const, words: [100, 100] };
	expect(cellTexts([narrow, narrow, split]).map(({ name }) => name)[2]).toBe('none');
});

test('where values have room beside initials only all have these, of a long name on two lines', () => {
	const usual = { ...roomy.usual, trouble: false };
	const narrow = {
		...{ ...roomy, usual, trouble: false, sign: null },
		...{ halfWidthPx: 38, sidePx: 28, cornerPx: 46 },
	};
	const long = { ...narrow, words: [55, 35, 70], short: 100, split: [40, 62] as const, value: 50 };
	const tall = { sidePx: 44, cornerPx: 60 };
	const cells = [narrow, narrow, { ...long, ...tall }];
	expect(cellLevel(cells)).toEqual({ level: 3, each: [3, 3, 3] });
	expect(cellTexts(cells).map(({ name, value }) => [name, value])).toEqual([
		['short', true],
		['short', true],
		['split', true],
	]);
});

test('for symbols that never come no room is kept', () => {
	const low = { ...roomy, words: [60], halfWidthPx: 36, sidePx: 28, cornerPx: 34, trouble: false };
	const never = { ...low, usual: { ...roomy.usual, trouble: false } };
	expect(cellTexts([low])).toMatchObject([{ value: false }]);
	expect(cellTexts([never])).toMatchObject([{ name: 'whole', value: true }]);
});

test('before a value is left out the name has initials', () => {
	const low = {
		...roomy,
		words: [80, 50],
		halfWidthPx: 54,
		sidePx: 28,
		cornerPx: 34,
		trouble: false,
	};
	const usual = { ...low, words: [60] };
	const cells = [low, { ...low, short: null }, ...Array.from({ length: 5 }, () => usual)];
	expect(cellTexts(cells).map(({ name, value }) => [name, value])).toEqual([
		['short', true],
		['whole', false],
		...Array.from({ length: 5 }, () => ['whole', true]),
	]);
});

test('where many cells have no room for their value none has it, with trouble or without', () => {
	const flat = { ...roomy, words: [60], halfWidthPx: 58, sidePx: 12, cornerPx: 24 };
	expect(cellLevel([roomy, flat])).toEqual({ level: 4, each: [4, 4] });
	expect(cellTexts([roomy, flat, { ...flat, trouble: false }])).toMatchObject([
		{ firstWords: 2, value: false, sign: 'below' },
		{ firstWords: 1, value: false, sign: 'beside' },
		{ firstWords: 1, value: false, sign: 'none' },
	]);
});

test('a count has its room before the value, and an air less before either is left out', () => {
	const low = { ...roomy, words: [60], halfWidthPx: 54, sidePx: 28, cornerPx: 34 };
	const [usual, thousands, hair, quiet] = cellTexts([
		low,
		{ ...low, sign: 59 },
		{ ...low, sign: 48 },
		{ ...low, trouble: false },
	]);
	expect(usual).toMatchObject({ value: true, sign: 'beside' });
	expect(thousands).toMatchObject({ firstWords: 1, value: false, sign: 'below' });
	expect(hair).toMatchObject({ value: true, sign: 'beside' });
	expect(hair?.gapsEm.beside).toBeLessThan(usual?.gapsEm.beside ?? 0);
	expect(quiet).toMatchObject({ value: true, sign: 'none' });
});

test('where a count has no room beside the whole name, the name has initials', () => {
	const flat = { ...roomy, halfWidthPx: 62, sidePx: 12, cornerPx: 24, sign: 50, short: 60 };
	expect(cellTexts([flat, { ...flat, trouble: false }])).toMatchObject([
		{ name: 'short', sign: 'beside' },
		{ name: 'whole', firstWords: 2, sign: 'none' },
	]);
});

test('a symbol whose count has no room even so stands without it, and value and name stay', () => {
	const narrow = { ...roomy, words: [60], short: null, halfWidthPx: 42, sidePx: 28, cornerPx: 34 };
	expect(
		cellTexts([
			{ ...narrow, sign: 90 },
			{ ...narrow, sign: 21 },
		]),
	).toMatchObject([
		{ name: 'whole', firstWords: 1, value: true, sign: 'alone' },
		{ name: 'whole', firstWords: 1, value: true, sign: 'beside' },
	]);
});

test('a value that is longer than usual is left out alone', () => {
	const snug = { ...roomy, words: [60], halfWidthPx: 42, sidePx: 28, cornerPx: 34, trouble: false };
	expect(cellTexts([{ ...snug, value: 95 }, snug]).map(({ value }) => value)).toEqual([
		false,
		true,
	]);
});

test('where names have no room trouble keeps its symbol', () => {
	const tiny = { ...roomy, halfWidthPx: 24, sidePx: 12, cornerPx: 24 };
	expect(cellLevel([tiny])).toEqual({ level: 8, each: [8] });
	expect(cellTexts([tiny])).toMatchObject([{ name: 'none', value: false, sign: 'below' }]);
});

test('a cell with no room at all stays empty', () => {
	expect(cellTexts([{ ...roomy, halfWidthPx: 4, sidePx: 2, cornerPx: 4 }])).toMatchObject([
		{ height: 0 },
	]);
});

test('no line is wider than the cell where it stands', () => {
	for (let halfWidthPx = 30; halfWidthPx < 90; halfWidthPx += 5) {
		const [text] = cellTexts([
			{ ...roomy, halfWidthPx, sidePx: halfWidthPx * 0.575, cornerPx: halfWidthPx * 1.15 },
		]);
		expect(text?.width).toBeLessThanOrEqual(2 * halfWidthPx);
		expect(text?.height).toBeLessThanOrEqual(2 * halfWidthPx * 1.15 + 20);
	}
});

test('the sign of a sample leads the value, or the name where only there is room; and stands by itself where neither is', () => {
	const snug = {
		...{ ...roomy, words: [60], short: null, trouble: false },
		...{ halfWidthPx: 42, sidePx: 28, cornerPx: 34, value: 70 },
	};
	const sample = { ...snug, sample: 14 };
	const wide = { ...sample, value: 40 };
	const both = { ...sample, words: [79] };
	const others = [snug, snug, snug, snug, snug];
	expect(cellTexts([sample, wide, both, ...others])).toMatchObject([
		{ name: 'whole', value: true, sample: 'name', width: 74 },
		{ name: 'whole', value: true, sample: 'value', width: 60 },
		{ name: 'none', value: false, sample: 'alone' },
		...others.map(() => ({ name: 'whole', value: true, sample: 'none', width: 70 })),
	]);
	// Of a name on two lines the first: before the second it would part the name.
	const broken = { ...sample, words: [40, 60], halfWidthPx: 38, sidePx: 32, cornerPx: 64 };
	expect(cellTexts([{ ...broken, value: 70 }])).toMatchObject([
		{ name: 'whole', firstWords: 1, value: false, sample: 'name', width: 60 },
	]);
	const tiny = { ...sample, halfWidthPx: 24, sidePx: 12, cornerPx: 24 };
	expect(cellTexts([tiny])).toMatchObject([
		{ name: 'none', value: false, sample: 'alone', width: 14 },
	]);
});

test('a sample in trouble keeps its value: symbol and count stand beside this, and the sign leads the name', () => {
	const low = { ...roomy, words: [60], halfWidthPx: 54, sidePx: 28, cornerPx: 34 };
	const [real, sample] = cellTexts([low, { ...low, sample: 14 }]);
	expect(real).toMatchObject({ value: true, sample: 'none', sign: 'beside' });
	expect(sample).toMatchObject({ value: true, sample: 'name', sign: 'beside' });
});
