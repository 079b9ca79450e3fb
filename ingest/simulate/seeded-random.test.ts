import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('the same seed gives the same row, another seed another', () => {
	const row = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
	expect(row(1)).toEqual(row(1));
	expect(row(1)).not.toEqual(row(2));
});

test('shares are from 0 to 1, and even', () => {
	const random = seededRandom(3);
	const shares = Array.from({ length: 10_000 }, random);
	expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...shares)).toBeLessThan(1);
	expect(shares.reduce((sum, share) => sum + share, 0) / 10_000).toBeCloseTo(0.5, 1);
});
