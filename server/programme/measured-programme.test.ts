import { expect, test } from 'vitest';
import { ofSameUnits } from './measured-programme.ts';

const units = (...ids: number[]) => ids.map((id) => ({ id }));

const THEN = [
	{ unitId: 1, score: 90, rank: 1 },
	{ unitId: 2, score: 80, rank: 2 },
];

test('the same units are compared by score and rank', () => {
	expect(ofSameUnits(THEN, units(2, 1))).toEqual(THEN);
});

test('what is no more is left out, and a rank among others is no rank of today', () => {
	expect(ofSameUnits(THEN, units(2, 3))).toEqual([{ unitId: 2, score: 80, rank: null }]);
	expect(ofSameUnits(THEN, units(2))).toEqual([{ unitId: 2, score: 80, rank: null }]);
	expect(ofSameUnits(THEN, units(1, 2, 3)).map(({ rank }) => rank)).toEqual([null, null]);
});
