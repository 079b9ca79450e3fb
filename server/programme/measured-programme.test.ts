import { expect, test } from 'vitest';
import { progressIndex } from '#lib/domain/score-index.ts';
import { comparable } from './measured-programme.ts';

const INDEX = progressIndex([]);
const shown = (...ids: number[]) => ({ index: INDEX, parts: ids.map((id) => ({ id })) });

const THEN = {
	index: INDEX,
	standings: [
		{ unitId: 1, score: 90, rank: 1 },
		{ unitId: 2, score: 80, rank: 2 },
	],
};

test('the same units are compared by score and rank', () => {
	expect(comparable(THEN, shown(2, 1))).toEqual(THEN.standings);
});

test('what is no more is left out, and a rank among others is no rank of today', () => {
	expect(comparable(THEN, shown(2, 3))).toEqual([{ unitId: 2, score: 80, rank: null }]);
	expect(comparable(THEN, shown(2))).toEqual([{ unitId: 2, score: 80, rank: null }]);
	expect(comparable(THEN, shown(1, 2, 3)).map(({ rank }) => rank)).toEqual([null, null]);
});

test('a rank by another index is no rank of today', () => {
	const decision = { number: '454/QĐ-UBND', issuedOn: '2026-01-05', issuer: 'UBND tỉnh' };
	const decided = { ...INDEX, code: 'chi-so', decision };
	const unranked = THEN.standings.map((own) => ({ ...own, rank: null }));
	expect(comparable(THEN, { ...shown(1, 2), index: decided })).toEqual(unranked);
	const then = { ...THEN, index: decided };
	expect(comparable(then, { ...shown(1, 2), index: decided })).toEqual(THEN.standings);
	for (const index of [
		INDEX,
		{ ...decided, decision: { ...decision, number: '455/QĐ-UBND' } },
		{ ...decided, scale: 900 },
	]) {
		expect(comparable(then, { ...shown(1, 2), index })).toEqual(unranked);
	}
});
