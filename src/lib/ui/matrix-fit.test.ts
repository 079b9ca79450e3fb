import { expect, test } from 'vitest';
import { cellsSeen, leastMatrixHeight, matrixFit, type MatrixRow } from './matrix-fit.ts';

const row = (cells: number, well = true): MatrixRow => ({ cells, well, textPx: 28 });
/** A row takes 30 px at least. */
const room = { height: 1_000, line: 30, width: 280, words: 50, air: 2, rem: 20 };
const rows = [row(57, false), row(8, false), row(8), row(8)];

test('where there is ample room cells are as large as all of them fit', () => {
	const fit = matrixFit(rows, room);
	expect(fit.rows).toBe(4);
	expect(fit.pitchRem).toBeGreaterThan(1);
	expect(matrixFit(rows, { ...room, height: 10_000 }).pitchRem).toBe(1.6);
});

test('where there is less all cells are smaller, and each device is still one', () => {
	const fit = matrixFit(rows, { ...room, height: 120 });
	expect(fit.rows).toBe(4);
	expect(fit.pitchRem).toBeLessThan(0.6);
	for (const { cells } of rows) expect(cellsSeen(cells, fit)).toBe(cells);
});

test('the last rows in which all is well are left out first, and the line for them takes its room', () => {
	const fit = matrixFit(rows, { ...room, height: 119 });
	expect(fit.rows).toBe(2);
	expect(cellsSeen(57, fit)).toBe(57);
	expect(matrixFit(rows, { ...room, height: 124 }).rows).toBe(4);
});

test('rows in which all is well do not make cells uneasily small, unless all rows fit', () => {
	const fit = matrixFit([...rows, row(8)], { ...room, height: 120 });
	expect(fit.rows).toBe(2);
	expect(fit.pitchRem).toBeGreaterThan(0.55);
	expect(matrixFit([...rows, row(8)], { ...room, height: 135 }).rows).toBe(3);
});

test('rows with trouble lose cells before they are left out', () => {
	const many = [row(400, false), row(8, false), row(8)];
	const fit = matrixFit(many, { ...room, height: 120 });
	expect(fit.rows).toBe(2);
	expect(fit.lines).toBe(6);
	expect(cellsSeen(400, fit)).toBe(fit.perShortLine * 6);
	expect(fit.perShortLine).toBeLessThan(fit.perLine);
	expect(cellsSeen(8, fit)).toBe(8);
});

test('where not even rows of one line fit as many as do are shown', () => {
	const many = [row(400, false), row(400, false), row(400, false)];
	expect(matrixFit(many, { ...room, height: 90 })).toMatchObject({ rows: 3, lines: 3 });
	expect(matrixFit(many, { ...room, height: 89 })).toMatchObject({ rows: 1 });
	expect(matrixFit(many, { ...room, height: 0 })).toMatchObject({ rows: 0 });
});

test('without room for cells rows have their names', () => {
	expect(matrixFit(rows, { ...room, width: 0, height: 120 }).rows).toBe(4);
});

test('nothing to show takes no room', () => {
	expect(matrixFit([], { ...room, height: 0 })).toMatchObject({ rows: 0 });
	expect(leastMatrixHeight([], room)).toBe(0);
});

test('rows with trouble are not to be denied their height, nor the others their line', () => {
	expect(leastMatrixHeight(rows, room)).toBe(2 * 30 + 30);
	expect(leastMatrixHeight([row(57, false)], room)).toBe(30);
	expect(leastMatrixHeight([row(8), row(8)], room)).toBe(30 + 30);
});
