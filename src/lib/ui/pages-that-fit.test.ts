import { expect, test } from 'vitest';
import { pagesThatFit } from './pages-that-fit.ts';

const bottoms = [40, 80, 140, 180, 220];

test('what fits is one page, without a line that turns it', () => {
	expect(pagesThatFit(bottoms, { room: 219.5, line: 30 })).toEqual([
		{ from: 0, to: 5, topPx: 0, line: false, rows: true },
	]);
	expect(pagesThatFit([], { room: 0, line: 30 })).toEqual([
		{ from: 0, to: 0, topPx: 0, line: false, rows: true },
	]);
});

test('what does not is in pages of whole rows, each with room for the line', () => {
	expect(pagesThatFit(bottoms, { room: 130, line: 30 })).toEqual([
		{ from: 0, to: 2, topPx: 0, line: true, rows: true },
		{ from: 2, to: 4, topPx: 80, line: true, rows: true },
		{ from: 4, to: 5, topPx: 180, line: true, rows: true },
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

test('a row that has no room beside the line has a page of its own, and one higher than the room is not shown', () => {
	expect(pagesThatFit([50, 120, 140], { room: 60, line: 20 })).toEqual([
		{ from: 0, to: 1, topPx: 0, line: false, rows: true },
		{ from: 1, to: 2, topPx: 50, line: false, rows: false },
		{ from: 2, to: 3, topPx: 120, line: true, rows: true },
	]);
});
