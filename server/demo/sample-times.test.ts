import { expect, test } from 'vitest';
import { sampleTimes } from './sample-times.ts';

const NOW = Date.parse('2026-11-22T14:30:00Z');
const DAY_S = 86_400;
const iso = (times: readonly number[]) => times.map((at) => new Date(at).toISOString());
const from = (intervalS: number, after = -Infinity) => sampleTimes({ intervalS, after, now: NOW });

test('a daily indicator has two years by week and month, and sixty days by day, at 23:50 in Vietnam', () => {
	const times = from(DAY_S);
	expect(iso(times).at(-1)).toBe('2026-11-21T16:50:00.000Z');
	expect(iso(times).at(-59)).toBe('2026-09-24T16:50:00.000Z');
	expect(iso(times)).toContain('2024-12-31T16:50:00.000Z');
	expect(new Date(times[0] ?? 0).getUTCDay()).toBe(1);
	expect(NOW - (times[0] ?? 0)).toBeGreaterThan(720 * DAY_S * 1000);
	expect(times.length).toBeGreaterThan(60 + 90);
});

test('a quick one has the last hours too', () => {
	expect(iso(from(3600)).slice(-2)).toEqual([
		'2026-11-22T13:00:00.000Z',
		'2026-11-22T14:00:00.000Z',
	]);
});

test('a monthly one has the firsts of the months, a quarterly one those of the quarters', () => {
	expect(iso(from(30 * DAY_S)).slice(-2)).toEqual([
		'2026-10-01T16:50:00.000Z',
		'2026-11-01T16:50:00.000Z',
	]);
	expect(iso(from(90 * DAY_S)).slice(-2)).toEqual([
		'2026-07-01T16:50:00.000Z',
		'2026-10-01T16:50:00.000Z',
	]);
	expect(iso(from(365 * DAY_S))).toEqual(['2025-01-01T16:50:00.000Z', '2026-01-01T16:50:00.000Z']);
});

test('nothing is in the future, and nothing comes twice', () => {
	for (const intervalS of [900, DAY_S, 30 * DAY_S]) {
		const times = from(intervalS);
		expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
		expect(new Set(times).size).toBe(times.length);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
	}
});

test('a later seed goes on where the earlier one ended', () => {
	expect(from(DAY_S, Date.parse('2026-11-20T16:50:00Z'))).toHaveLength(1);
	expect(from(DAY_S, Date.parse('2026-11-21T16:50:00Z'))).toEqual([]);
});
