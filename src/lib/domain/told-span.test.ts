import { expect, test } from 'vitest';
import { longSpanOf, monthsTold, observedAtEnd } from './told-span.ts';

const END = Date.parse('2026-12-31T24:00:00+07:00');

test('all that is told of one end has an instant of its own within its last second, the longest the last one', () => {
	const spans = ['period', 'quarter', 'half-year', 'year-to-date', 'year'] as const;
	const instants = spans.map((span) => observedAtEnd(END, span));
	expect(instants).toEqual(instants.toSorted((one, other) => one - other));
	expect(new Set(instants).size).toBe(spans.length);
	for (const instant of instants) {
		expect(instant).toBeGreaterThanOrEqual(END - 1_000);
		expect(instant).toBeLessThan(END);
	}
	expect(observedAtEnd(END, 'day')).toBe(observedAtEnd(END, 'period'));
});

test.each([
	['quarter', 11, 10, 12],
	['quarter', 3, 1, 3],
	['half-year', 7, 7, 12],
	['half-year', 6, 1, 6],
	['year-to-date', 9, 1, 9],
	['year', 2, 1, 12],
	[undefined, 5, 5, 5],
] as const)('a %s in month %i is of the months %i to %i', (span, month, first, last) => {
	expect(monthsTold(month, span)).toEqual({ first, last });
});

test('a moment, a day and a month are not longer than a month', () => {
	const short = ['device', 'receipt', 'retained', 'day', 'period'] as const;
	expect(short.map(longSpanOf)).toEqual(short.map(() => undefined));
	expect(longSpanOf('half-year')).toBe('half-year');
});
