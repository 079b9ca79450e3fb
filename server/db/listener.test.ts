import { expect, test } from 'vitest';
import { waitBeforeRetry } from './listener.ts';

test('waits double up to ten seconds, and chance decides half of each', () => {
	expect([0, 1, 2].map((attempt) => waitBeforeRetry(attempt, () => 1))).toEqual([100, 200, 400]);
	expect(waitBeforeRetry(0, () => 0)).toBe(50);
	expect(waitBeforeRetry(60, () => 1)).toBe(10_000);
});
