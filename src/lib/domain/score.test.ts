import { expect, test } from 'vitest';
import { progressClass, progressScore } from './score.ts';
import type { ScoreEntry } from './score.ts';

const entry = (value: number | null, more: Partial<ScoreEntry> = {}): ScoreEntry => ({
	indicator: { scored: true, direction: 'higher' },
	target: { operator: '>=', value: 80 },
	value,
	stale: false,
	sample: false,
	...more,
});

test('the score is the mean attainment of what has data, with the coverage beside it', () => {
	expect(progressScore([entry(80), entry(40), entry(null)])).toEqual({
		score: 75,
		withData: 2,
		possible: 3,
		stale: 0,
		samples: 0,
	});
});

test('without any data there is no score, not zero', () => {
	expect(progressScore([entry(null)]).score).toBeNull();
	expect(progressScore([])).toEqual({
		score: null,
		withData: 0,
		possible: 0,
		stale: 0,
		samples: 0,
	});
});

test('a stale value counts and is told of', () => {
	expect(progressScore([entry(80, { stale: true }), entry(80)])).toMatchObject({
		score: 100,
		stale: 1,
	});
});

test('sample values are counted, where they count', () => {
	const sample = entry(80, { sample: true });
	expect(progressScore([sample, entry(80), entry(null, { sample: true })]).samples).toBe(1);
});

test('an indicator that is not for scoring does not count', () => {
	const rank = entry(1, { indicator: { scored: false, direction: 'lower' } });
	expect(progressScore([entry(40), rank])).toMatchObject({ score: 50, possible: 1 });
});

test('five classes, each with its lower bound', () => {
	expect([0, 59.9, 60, 70, 80, 89.9, 90, 100].map(progressClass)).toEqual([0, 0, 1, 2, 3, 3, 4, 4]);
});
