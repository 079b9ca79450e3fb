import { expect, test } from 'vitest';
import { compareNames } from './locale.ts';
import { ranking } from './ranking.ts';

const rank = (items: readonly { name: string; score: number | null }[]) =>
	ranking(items, {
		score: ({ score }) => score,
		compare: (a, b) => compareNames(a.name, b.name),
	}).map(({ item, rank }) => [item.name, rank]);

test('equals share a rank, in the order of their names, and the next one skips', () => {
	expect(
		rank([
			{ name: 'Đạ Tẻh', score: 70 },
			{ name: 'Bảo Lộc', score: 81 },
			{ name: 'Di Linh', score: 70 },
			{ name: 'Lâm Hà', score: 60 },
		]),
	).toEqual([
		['Bảo Lộc', 1],
		['Di Linh', 2],
		['Đạ Tẻh', 2],
		['Lâm Hà', 4],
	]);
});

test('what has no score has no rank and stands last', () => {
	expect(
		rank([
			{ name: 'Cát Tiên', score: null },
			{ name: 'Bảo Lâm', score: null },
			{ name: 'Đà Lạt', score: 0 },
		]),
	).toEqual([
		['Đà Lạt', 1],
		['Bảo Lâm', null],
		['Cát Tiên', null],
	]);
});
