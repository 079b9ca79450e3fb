import { expect, test } from 'vitest';
import { arrangement, filled, keyElsewhere, pagesOf } from './programme-pages.ts';

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
	['a wall that is read from afar', { widthRem: 34, heightRem: 16 }, 'single', 5],
])('%s turns its panels', (_, size, kind, pages) => {
	const { leaves, ...rest } = arrangement(size, false);
	expect(rest).toEqual({ kind, without: [] });
	expect(leaves).toHaveLength(pages);
	const own = kind === 'single' ? ['legend'] : [];
	expect(leaves.flat().toSorted()).toEqual(['heat', 'key', ...own, 'map', 'plans']);
});

test('a map of which nothing could be told is left out, and that is said', () => {
	const { leaves, without } = arrangement({ widthRem: 20, heightRem: 9 }, false);
	expect(leaves).toEqual([['heat'], ['key'], ['plans']]);
	expect(without).toEqual(['map', 'legend']);
});

test('a key that leaves room below it has the plans there, and the map a page of its own', () => {
	const beside = arrangement({ widthRem: 52, heightRem: 34 }, false);
	expect(filled(beside, 8)).toBe(beside);
	const { kind, leaves } = filled(beside, 14);
	expect(kind).toBe('three');
	expect(leaves).toEqual([['heat', 'key', 'plans'], ['map']]);
	const tall = arrangement({ widthRem: 37, heightRem: 46 }, false);
	expect(filled(tall, 14)).toBe(tall);
});

test('a card has the room of all panels where these have pages, and the place of table and key elsewhere', () => {
	for (const size of [
		{ widthRem: 52, heightRem: 34 },
		{ widthRem: 37, heightRem: 46 },
		{ widthRem: 34, heightRem: 16 },
	]) {
		const { kind, leaves } = arrangement(size, true);
		expect([kind, leaves]).toEqual(['single', [['heat']]]);
	}
	expect(arrangement({ widthRem: 88, heightRem: 44 }, true).leaves).toHaveLength(1);
});

test('the table is turned through its units, then through its indicators, and its key goes along; plans after', () => {
	const pages = pagesOf(
		[
			['heat', 'key'],
			['map', 'plans'],
		],
		{ units: 2, columns: 2, key: 3, plans: 2 },
	);
	expect(
		pages.map(({ areas, units, columns, key, plans }) => [areas[0], units, columns, key, plans]),
	).toEqual([
		['heat', 0, 0, 0, 0],
		['heat', 1, 0, 1, 0],
		['heat', 0, 1, 2, 0],
		['heat', 1, 1, 0, 0],
		['map', 0, 0, 0, 0],
		['map', 0, 0, 0, 1],
	]);
});

test('where a page has names of columns alone it says where their signs are; one without either, where the whole key is', () => {
	const counts = { units: 1, columns: 1, key: 2, plans: 1 };
	const beside = pagesOf(
		[
			['heat', 'key'],
			['map', 'plans'],
		],
		counts,
	);
	const of = (pages: typeof beside, keyPages: number) =>
		pages.map((_, at) => keyElsewhere(pages, { at, keyPages }));
	const whole = { of: 'key', pages: '1–2' };
	expect(of(beside, 2)).toEqual([{ of: 'signs', pages: '2' }, null, whole]);
	// With three pages of units the key begins anew; the next signs are told, or those before.
	const long = pagesOf([['heat', 'key']], { ...counts, units: 3 });
	expect(of(long, 2)).toEqual([{ of: 'signs', pages: '2' }, null, { of: 'signs', pages: '2' }]);
	const single = pagesOf([['heat'], ['key']], { ...counts, key: 1 });
	expect(of(single, 1)).toEqual([{ of: 'key', pages: '2' }, null]);
	expect(of(pagesOf([['heat', 'key']], { ...counts, key: 1 }), 1)).toEqual([null]);
	expect(of(pagesOf([['heat']], counts), 1)).toEqual([null]);
});
