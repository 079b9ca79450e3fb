import { expect, test } from 'vitest';
import { linkAt } from './link.ts';

test('a link is live under five seconds, late to thirty, and lost beyond', () => {
	expect([0, 4_999, 5_000, 30_000, 30_001].map(linkAt)).toEqual([
		'live',
		'live',
		'late',
		'late',
		'lost',
	]);
});

test('a link on which nothing was heard is lost', () => {
	expect(linkAt(null)).toBe('lost');
});
