import { expect, test } from 'vitest';
import { growths, mostLines, pagesThatFit } from './pages-that-fit.ts';

const bottoms = [40, 80, 140, 180, 220];

test('what fits is one page, without a line that turns it', () => {
	expect(pagesThatFit(bottoms, { room: 219.5, line: 30 })).toEqual([
		{ from: 0, to: 5, topPx: 0, line: false },
	]);
	expect(pagesThatFit([], { room: 0, line: 30 })).toEqual([
		{ from: 0, to: 0, topPx: 0, line: false },
	]);
});

test('what does not is in pages of whole rows, each with room for the line', () => {
	expect(pagesThatFit(bottoms, { room: 130, line: 30 })).toEqual([
		{ from: 0, to: 2, topPx: 0, line: true },
		{ from: 2, to: 4, topPx: 80, line: true },
		{ from: 4, to: 5, topPx: 180, line: true },
	]);
});

test('a heading goes on to the page of what it is over, if there it has room', () => {
	const pages = (headings: readonly number[], line = 30) =>
		pagesThatFit(bottoms, { room: 130, line, isHeading: (place) => headings.includes(place) }).map(
			({ from, to }) => [from, to],
		);
	// The second row is over the third, with which it is as high as there is room.
	expect(pages([1])).toEqual([
		[0, 1],
		[1, 3],
		[3, 5],
	]);
	expect(pages([1], 50)).toEqual(pages([], 50));
	// The first of a page stays where it is.
	expect(pages([0, 1])).toEqual(pages([1]));
});

test('a row that has no room beside the line has a page of its own, without it', () => {
	expect(pagesThatFit([50, 120, 140], { room: 60, line: 20 })).toEqual([
		{ from: 0, to: 1, topPx: 0, line: false },
		{ from: 1, to: 2, topPx: 50, line: false },
		{ from: 2, to: 3, topPx: 120, line: true },
	]);
});

test('rows have as many lines as a page has room for beside the line that turns it, where one has more', () => {
	const sizes = { room: 70, line: 20, lineHeight: 20 };
	expect(mostLines([30, 100, 140], sizes)).toBe(2);
	expect(mostLines([50, 100, 140], sizes)).toBeNull();
	expect(mostLines([200], { ...sizes, room: 30 })).toBe(1);
	// What fits as a whole needs no line.
	expect(mostLines([70], sizes)).toBeNull();
});

test('rows are higher by what their page leaves; the last page may stay as empty as it is', () => {
	const grown = (bottoms: readonly number[]) => {
		const sizes = { room: 70, line: 6 };
		return growths(pagesThatFit(bottoms, sizes), { ...sizes, bottoms });
	};
	// Three rows of 20 in 64, two of 30 in 64, one of 20.
	expect(grown([20, 40, 60, 90, 120, 140])).toEqual([4 / 3, 2, 4 / 3]);
	expect(grown([20, 40])).toEqual([15]);
	expect(grown([90])).toEqual([0]);
});
