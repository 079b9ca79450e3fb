import { expect, test } from 'vitest';
import { pagesThatFit } from './pages-that-fit.ts';

const bottoms = [40, 80, 140, 180, 220];

test('what fits is one page, without a line that turns it', () => {
	expect(pagesThatFit(bottoms, { room: 219.5, line: 30 })).toEqual([{ from: 0, to: 5, topPx: 0 }]);
	expect(pagesThatFit([], { room: 0, line: 30 })).toEqual([{ from: 0, to: 0, topPx: 0 }]);
});

test('what does not is in pages of whole rows, each with room for the line', () => {
	expect(pagesThatFit(bottoms, { room: 130, line: 30 })).toEqual([
		{ from: 0, to: 2, topPx: 0 },
		{ from: 2, to: 4, topPx: 80 },
		{ from: 4, to: 5, topPx: 180 },
	]);
});

test('a row that has no room alone has a page of its own', () => {
	expect(pagesThatFit([100, 120, 140], { room: 60, line: 20 })).toEqual([
		{ from: 0, to: 1, topPx: 0 },
		{ from: 1, to: 3, topPx: 100 },
	]);
});
