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

test('the line comes before the second row', () => {
	for (const urgent of [false, true]) {
		const fit = rowsThatFit(rows, { room: 70, line: 20, beyond: false, urgent });
		expect(fit).toEqual({ count: 1, bottom: 30, told: true });
	}
});

test('the line comes before the first row, too, but not in an urgent list', () => {
	const size = { room: 40, line: 20, beyond: false };
	expect(rowsThatFit(rows, size)).toEqual({ count: 0, bottom: 0, told: true });
	expect(rowsThatFit(rows, { ...size, urgent: true })).toEqual({
		count: 1,
		bottom: 30,
		told: false,
	});
});

test('a first row that does not fit leaves its room to the line', () => {
	const size = { room: 25, line: 20, beyond: false, urgent: true };
	expect(rowsThatFit(rows, size)).toEqual({ count: 0, bottom: 0, told: true });
});

test('beside the first row stand those of the same line', () => {
	const pairs = [30, 30, 60, 60];
	const size = { room: 40, line: 20, beyond: false, urgent: true };
	expect(rowsThatFit(pairs, size).count).toBe(2);
});
