import { expect, test } from 'vitest';
import { cellPitchRem } from './cell-pitch.ts';

test('cells keep their size up to some 260 devices', () => {
	expect(cellPitchRem(0)).toBe(0.78);
	expect(cellPitchRem(260)).toBe(0.78);
});

test('four times the devices have cells of half the width', () => {
	expect(cellPitchRem(1_040)).toBe(0.39);
});

test('no cell is too small to be told apart', () => {
	expect(cellPitchRem(1_000_000)).toBe(0.18);
});
