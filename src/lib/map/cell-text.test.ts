import { expect, test } from 'vitest';
import { cellTexts } from './cell-text.ts';
import type { CellWords } from './cell-text.ts';

/** A cell with room for everything: text of 20 px, "Krông Năng", "99,8", a triangle with its count. */
const roomy: CellWords = {
	emPx: 20,
	halfWidthPx: 80,
	cornerPx: 92,
	words: [55, 50],
	space: 6,
	value: 52,
	sign: 36,
	trouble: true,
};

test('with room all stand one below another', () => {
	expect(cellTexts([roomy])).toMatchObject([{ firstWords: 2, value: true, sign: 'below' }]);
});

test('a long name is broken where its lines are most alike', () => {
	const long = { ...roomy, words: [50, 42, 10, 45, 60] };
	expect(cellTexts([long])).toMatchObject([{ firstWords: 3, value: true, sign: 'below' }]);
});

test('where one cell has no room for a third line all are set in two', () => {
	const low = { ...roomy, halfWidthPx: 62, cornerPx: 50 };
	const texts = cellTexts([roomy, low, { ...roomy, trouble: false }]);
	expect(texts.map(({ value }) => value)).toEqual([true, true, true]);
	// Trouble goes beside the value; the count of devices that are well is left out.
	expect(texts.map(({ sign }) => sign)).toEqual(['beside', 'beside', 'none']);
});

test('the value goes before the name, and the symbol of trouble stays', () => {
	const flat = { ...roomy, words: [60], halfWidthPx: 75, cornerPx: 19 };
	expect(cellTexts([flat])).toMatchObject([{ firstWords: 1, value: false, sign: 'beside' }]);
	const tiny = { ...roomy, halfWidthPx: 24, cornerPx: 24 };
	expect(cellTexts([tiny])).toMatchObject([{ firstWords: 0, value: false, sign: 'below' }]);
});

test('a cell with no room at all stays empty', () => {
	expect(cellTexts([{ ...roomy, halfWidthPx: 4, cornerPx: 4 }])).toMatchObject([{ height: 0 }]);
});

test('no line is wider than the cell where it stands, but for the seam', () => {
	for (let halfWidthPx = 30; halfWidthPx < 90; halfWidthPx += 5) {
		const [text] = cellTexts([{ ...roomy, halfWidthPx, cornerPx: halfWidthPx * 1.15 }]);
		expect(text?.width).toBeLessThanOrEqual(2 * halfWidthPx + 0.4 * roomy.emPx + 1);
		expect(text?.height).toBeLessThanOrEqual(2 * halfWidthPx * 1.15 + 20);
	}
});
