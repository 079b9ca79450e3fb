import { expect, test } from 'vitest';
import { cellPitchRem, linesOfCells } from './cell-pitch.ts';

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

const size = { text: 30, air: 4, pitch: 16, perLine: 10 };

test('a unit of many devices takes one line where others would lose theirs', () => {
	expect(linesOfCells([57, 8, 8], { ...size, room: 102 })).toBe(1);
});

test('lines that fit beside a name cost nothing', () => {
	expect(linesOfCells([57, 8, 8], { ...size, room: 104 })).toBe(2);
});

test('where room is left it takes as many as it needs', () => {
	expect(linesOfCells([57, 8, 8], { ...size, room: 1_000 })).toBe(6);
});

test('one line stays where there is no room, or nothing to show', () => {
	expect(linesOfCells([57, 8], { ...size, room: 0 })).toBe(1);
	expect(linesOfCells([], { ...size, room: 100 })).toBe(1);
});
