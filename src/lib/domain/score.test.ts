import { expect, test } from 'vitest';
import { isStaleScore, progressClass, progressScore, shownScore } from './score.ts';
import type { ScoreEntry } from './score.ts';

const entry = (value: number | null, more: Partial<ScoreEntry> = {}): ScoreEntry => ({
	indicator: { scored: true, direction: 'higher' },
	target: { operator: '>=', value: 80 },
	value,
	stale: false,
	undated: false,
	sample: false,
	...more,
});

test('the score is the mean attainment of what has data, with the coverage beside it', () => {
	expect(progressScore([entry(80), entry(40), entry(null)])).toEqual({
		score: 75,
		withData: 2,
		possible: 3,
		stale: 0,
		undated: 0,
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
		undated: 0,
		samples: 0,
	});
});

test('a stale value counts and is told of', () => {
	expect(progressScore([entry(80, { stale: true }), entry(80)])).toMatchObject({
		score: 100,
		stale: 1,
	});
});

test('one stale value makes a score stale, and those of unknown age are told apart', () => {
	const one = progressScore([entry(80, { stale: true, undated: true }), entry(80), entry(80)]);
	expect(one).toMatchObject({ stale: 1, undated: 1 });
	expect(isStaleScore(one)).toBe(true);
	expect(isStaleScore(progressScore([entry(80), entry(null, { stale: true })]))).toBe(false);
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

test('a score is never written as one of a higher class than its colour, nor as full', () => {
	const shown = (score: number) => shownScore(score).value.toFixed(shownScore(score).decimals);
	expect(shown(89.96)).toBe('89.96');
	expect(shown(89.94)).toBe('89.9');
	expect(shown(90)).toBe('90.0');
	expect(shown(90.04)).toBe('90.0');
	expect(shown(59.999)).toBe('59.999');
	expect(shown(99.97)).toBe('99.97');
	expect(shown(100)).toBe('100.0');
	for (const score of [59.96, 69.96, 79.99, 89.951, 90.04]) {
		expect(progressClass(shownScore(score).value)).toBe(progressClass(score));
	}
});

test('noise of floating point is no shortfall', () => {
	const share = entry(9, { target: { operator: '>=', value: 10 } });
	expect(progressScore([share, share, share]).score).toBe(90);
});
