import { expect, test } from 'vitest';
import { rowsThatFit } from './rows-that-fit.ts';

const rows = [30, 60, 90, 120];

test('all rows fit where there is room, without a line for more', () => {
	expect(rowsThatFit(rows, { room: 120, line: 20, beyond: false })).toEqual({
		count: 4,
		bottom: 120,
		told: false,
	});
});

test('where they do not, the line for more takes its room', () => {
	expect(rowsThatFit(rows, { room: 118, line: 20, beyond: false })).toEqual({
		count: 3,
		bottom: 90,
		told: true,
	});
	expect(rowsThatFit(rows, { room: 100, line: 20, beyond: false })).toEqual({
		count: 2,
		bottom: 60,
		told: true,
	});
});

test('rows that were not made count as not fitting', () => {
	expect(rowsThatFit(rows, { room: 200, line: 20, beyond: true }).count).toBe(4);
	expect(rowsThatFit(rows, { room: 130, line: 20, beyond: true }).count).toBe(3);
});

test('no row fits into no room', () => {
	expect(rowsThatFit(rows, { room: 10, line: 20, beyond: false })).toEqual({
		count: 0,
		bottom: 0,
		told: false,
	});
});

test('the second row comes before the line that tells of more, too', () => {
	expect(rowsThatFit(rows, { room: 70, line: 20, beyond: false })).toEqual({
		count: 2,
		bottom: 60,
		told: false,
	});
	expect(rowsThatFit(rows, { room: 85, line: 20, beyond: false })).toEqual({
		count: 2,
		bottom: 60,
		told: true,
	});
});

test('the first row comes before the line that tells of more', () => {
	expect(rowsThatFit(rows, { room: 40, line: 20, beyond: false })).toEqual({
		count: 1,
		bottom: 30,
		told: false,
	});
});

test('beside the first row stand those of the same line', () => {
	const pairs = [30, 30, 60, 60];
	expect(rowsThatFit(pairs, { room: 40, line: 20, beyond: false }).count).toBe(2);
});
