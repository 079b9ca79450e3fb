import { expect, test } from 'vitest';
import { arrangement, pagesOf } from './programme-pages.ts';

test('an ordinary wall has all panels at a time, two panels side by side have them apart', () => {
	expect(arrangement({ widthRem: 88, heightRem: 44 }, false)).toEqual({
		kind: 'whole',
		leaves: [['heat', 'key', 'map', 'plans']],
		without: [],
	});
	expect(arrangement({ widthRem: 180, heightRem: 44 }, false).kind).toBe('double');
});

test.each([
	['a tablet that lies', { widthRem: 52, heightRem: 34 }, 'beside', 2],
	['a tablet that stands', { widthRem: 37, heightRem: 46 }, 'tall', 2],
	['a small tablet that stands', { widthRem: 30, heightRem: 30 }, 'upright', 3],
	['a wall that is read from afar', { widthRem: 34, heightRem: 16 }, 'single', 4],
])('%s turns its panels', (_, size, kind, pages) => {
	const { leaves, ...rest } = arrangement(size, false);
	expect(rest).toEqual({ kind, without: [] });
	expect(leaves).toHaveLength(pages);
	expect(leaves.flat().toSorted()).toEqual(['heat', 'key', 'map', 'plans']);
});

test('a map of which nothing could be told is left out, and that is said', () => {
	const { leaves, without } = arrangement({ widthRem: 20, heightRem: 9 }, false);
	expect(leaves).toEqual([['heat'], ['key'], ['plans']]);
	expect(without).toEqual(['map']);
});

test('a card has the place of table and key, and nothing turns beside it', () => {
	expect(arrangement({ widthRem: 52, heightRem: 34 }, true).leaves).toEqual([['heat', 'plans']]);
	expect(arrangement({ widthRem: 34, heightRem: 16 }, true).leaves).toEqual([['heat']]);
	expect(arrangement({ widthRem: 88, heightRem: 44 }, true).leaves).toHaveLength(1);
});

test('the table is turned through its units, then through its indicators, and its key goes along', () => {
	const pages = pagesOf([['heat', 'key'], ['map']], { units: 2, columns: 2, key: 3 });
	expect(
		pages.map(({ areas, units, columns, key }) => [areas.length, units, columns, key]),
	).toEqual([
		[2, 0, 0, 0],
		[2, 1, 0, 1],
		[2, 0, 1, 2],
		[2, 1, 1, 0],
		[1, 0, 0, 0],
	]);
});
