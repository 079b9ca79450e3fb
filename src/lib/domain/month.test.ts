import { expect, test } from 'vitest';
import { monthAfter, monthBefore, monthOf, monthSpan } from './month.ts';

test('a month begins and ends at midnight in Vietnam', () => {
	expect(monthOf(Date.parse('2026-10-31T16:59:59Z'))).toBe('2026-10');
	expect(monthOf(Date.parse('2026-10-31T17:00:00Z'))).toBe('2026-11');
	const { from, until } = monthSpan('2026-11');
	expect(new Date(from).toISOString()).toBe('2026-10-31T17:00:00.000Z');
	expect(new Date(until).toISOString()).toBe('2026-11-30T17:00:00.000Z');
});

test('years turn', () => {
	expect(monthAfter('2026-12')).toBe('2027-01');
	expect(monthBefore('2026-01')).toBe('2025-12');
	expect(monthBefore('2026-12')).toBe('2026-11');
});
