import { expect, test } from 'vitest';
import { cellPitchRem, fittingCells } from './cell-pitch.ts';

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

const size = { width: 160, texts: [30, 30, 30], air: 4, pitch: 16 };

test('a row of many devices takes one line where others would lose theirs', () => {
	expect(fittingCells([57, 8, 8], { ...size, room: 102 })).toEqual({ times: 1, lines: 1 });
});

test('lines that fit beside a name cost nothing', () => {
	expect(fittingCells([57, 8, 8], { ...size, room: 104 })).toEqual({ times: 1, lines: 2 });
});

test('where room is left it takes as many as it needs', () => {
	expect(fittingCells([57, 8, 8], { ...size, room: 170 })).toEqual({ times: 1, lines: 6 });
});

test('where more room is left the cells grow', () => {
	expect(fittingCells([57, 8, 8], { ...size, room: 230 })).toMatchObject({ times: 1.15 });
	expect(fittingCells([57, 8, 8], { ...size, room: 10_000 })).toMatchObject({ times: 2.2 });
});

test('a name that takes two lines leaves less room', () => {
	const texts = [30, 60, 30];
	expect(fittingCells([57, 8, 8], { ...size, texts, room: 230 })).toMatchObject({ times: 1 });
});

test('one line stays where there is no room, or nothing to show', () => {
	expect(fittingCells([57, 8], { ...size, room: 0 })).toEqual({ times: 1, lines: 1 });
	expect(fittingCells([], { ...size, room: 100 })).toMatchObject({ lines: 1 });
});
