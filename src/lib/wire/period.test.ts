import { expect, test } from 'vitest';
import type { PeriodSource, TimeSource } from '../domain/reading.ts';
import { parsePeriod, periodText } from './period.ts';

const at = (day: string, clock: string) => Date.parse(`${day}T${clock}+07:00`);

test.each<[string, string, string, PeriodSource, string]>([
	['2026', '2026-01-01', '2026-12-31', 'year', '.750'],
	['2026-H1', '2026-01-01', '2026-06-30', 'half-year', '.500'],
	['2026-H2', '2026-07-01', '2026-12-31', 'half-year', '.500'],
	['2026-Q1', '2026-01-01', '2026-03-31', 'quarter', '.250'],
	['2026-Q4', '2026-10-01', '2026-12-31', 'quarter', '.250'],
	['2024-02', '2024-02-01', '2024-02-29', 'period', '.000'],
	['2026-12', '2026-12-01', '2026-12-31', 'period', '.000'],
	['2026-11-23', '2026-11-23', '2026-11-23', 'day', '.000'],
])(
	'%s is from the beginning of %s to the end of %s in Vietnam',
	(text, first, last, span, part) => {
		expect(parsePeriod(text)).toEqual({
			from: at(first, '00:00:00'),
			observedAt: at(last, `23:59:59${part}`),
			span,
		});
		expect(periodText({ observedAt: at(last, `23:59:59${part}`), timeSource: span })).toBe(text);
	},
);

test('a report as of a day is of the day, months from January on are told by the first and the last', () => {
	const told = (timeSource: TimeSource, day: string) =>
		periodText({ observedAt: at(day, '23:59:59.000'), timeSource });
	expect(told('period', '2026-11-23')).toBe('2026-11-23');
	expect(told('year-to-date', '2026-05-31')).toBe('2026-01/2026-05');
	// Told before it was over.
	expect(told('quarter', '2026-11-23')).toBe('2026-Q4');
});

test.each(['device', 'receipt', 'retained'] as const)('by a clock (%s) there is none', (clock) => {
	expect(periodText({ observedAt: at('2026-11-30', '23:59:59'), timeSource: clock })).toBeNull();
});

test.each(['', '26', '2026-13', '2026-00', '2026-Q5', '2026-H3', '2026-02-30', '11/2026'])(
	'%j is none',
	(text) => {
		expect(parsePeriod(text)).toBeNull();
	},
);
