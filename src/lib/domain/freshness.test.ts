import { expect, test } from 'vitest';
import type { TimeSource } from './reading.ts';
import { figureFreshness, freshnessAt } from './freshness.ts';

const DAY_MS = 86_400_000;
const HOUR_S = 3600;
const YEAR_S = 365 * 86_400;

test('fresh under twice the interval, late from there, stale from three times', () => {
	const after = (seconds: number) => freshnessAt(0, { now: seconds * 1000, intervalS: HOUR_S });
	expect([after(7199), after(7200), after(10_799), after(10_800)]).toEqual([
		'fresh',
		'late',
		'late',
		'stale',
	]);
	expect(freshnessAt(null, { now: 0, intervalS: HOUR_S })).toBe('none');
});

test('what is told of a period is expected when another one has gone by, not when a machine would tell it', () => {
	const after = (days: number, timeSource: TimeSource, intervalS = HOUR_S) =>
		figureFreshness({ observedAt: 0, timeSource }, { now: days * DAY_MS, intervalS });
	expect([after(22, 'period'), after(62, 'period'), after(93, 'period')]).toEqual([
		'fresh',
		'late',
		'stale',
	]);
	expect([after(1, 'day'), after(2, 'day'), after(3, 'day')]).toEqual(['fresh', 'late', 'stale']);
	// A half-year's on the day before that of the other half is due; none counts for longer than a quarter's.
	for (const told of ['quarter', 'half-year', 'year'] as const)
		expect([after(183, told), after(184, told), after(276, told)]).toEqual([
			...['fresh', 'late', 'stale'],
		]);
	expect(after(22, 'device')).toBe('stale');
	// What is expected once a year is so in a report, too.
	expect([after(400, 'period', YEAR_S), after(692, 'year', YEAR_S)]).toEqual(['fresh', 'fresh']);
});

test('a retained value without a time of its own is never fresh', () => {
	expect(
		figureFreshness({ observedAt: 0, timeSource: 'retained' }, { now: 0, intervalS: HOUR_S }),
	).toBe('stale');
});
