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
	value: 52,
	sign: 36,
	home: false,
	trouble: true,
	usual: { value: 52, sign: 44, symbol: 19 },
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
	expect(cellLevel([roomy, roomy, roomy, long])).toEqual({ level: 0, each: [0, 0, 0, 6] });
	const texts = cellTexts([roomy, roomy, roomy, { ...long, trouble: false }]);
	expect(texts.map(({ value }) => value)).toEqual([true, true, true, false]);
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
	expect(cellLevel([roomy, flat])).toEqual({ level: 3, each: [3, 3] });
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
	expect(cellLevel([tiny])).toEqual({ level: 6, each: [6] });
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
