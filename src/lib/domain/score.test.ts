import { expect, test } from 'vitest';
import { isStaleScore, progressClass, shownScore } from './score.ts';

test('one stale value makes a score stale', () => {
	expect(isStaleScore({ stale: 1 })).toBe(true);
	expect(isStaleScore({ stale: 0 })).toBe(false);
});

test('five classes, each with its lower bound', () => {
	expect([0, 59.9, 60, 70, 80, 89.9, 90, 100].map((score) => progressClass(score))).toEqual([
		0, 0, 1, 2, 3, 3, 4, 4,
	]);
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

test('a score of another scale has the same classes, and is written by the same rule', () => {
	expect([539, 540, 720, 899].map((score) => progressClass(score, 900))).toEqual([0, 1, 3, 4]);
	expect(shownScore(899.97, 900)).toEqual({ value: 899.97, decimals: 2 });
	expect(shownScore(900, 900)).toEqual({ value: 900, decimals: 1 });
});
