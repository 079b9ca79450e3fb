import { describe, expect, test } from 'vitest';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { pastOf, trendTo as trendOf, type Past } from './trend.ts';

const span = {
	from: new Date('2026-01-01T00:00:00+07:00'),
	to: new Date('2026-02-05T00:00:00+07:00'),
	intervalS: 3_600,
};

const trendTo = (latest: ReturnType<typeof shown>, past: Past) =>
	trendOf(latest, { past, overTime: 'last' });

function days(values: Readonly<Record<string, number>>, sample = false) {
	return Object.entries(values).map(([day, value]) => ({ day, value, sample }));
}

function shown(value: number, at: string, more: Partial<LatestObservation> = {}) {
	const observedAt = Date.parse(at);
	const own: LatestObservation['timeSource'] = 'device';
	return { value, observedAt, timeSource: own, sample: false, ...more };
}

test('each week has the last value of its days', () => {
	const past = pastOf(
		days({
			'2026-01-01': 1,
			'2026-01-07': 2,
			'2026-01-09': 3,
			'2026-01-17': 4,
			'2026-01-24': 5,
			'2026-02-04': 6,
		}),
		span,
	);
	expect(past.real).toEqual([2, 3, 4, 5, 6]);
	expect(trendTo(shown(6, '2026-02-04T08:00+07:00'), past)).toEqual([2, 3, 4, 5, 6]);
});

test('a day begins at midnight in Vietnam: before seven in the morning today has its place', () => {
	const to = new Date('2026-11-22T17:30Z');
	const past = pastOf(days({ '2026-11-22': 3, '2026-11-23': 99 }), {
		from: new Date('2026-11-01T17:30Z'),
		to,
		intervalS: 3_600,
	});
	expect(past.real.at(-1)).toBe(99);
	expect(trendTo(shown(99, '2026-11-22T17:20Z'), past)).toEqual([99]);
});

test('the last point is the value that is shown, also where it came after the past was read', () => {
	const past = pastOf(days({ '2026-01-20': 1, '2026-01-30': 2 }), span);
	expect(trendTo(shown(7, '2026-02-05T00:50+07:00'), past).at(-1)).toBe(7);
	expect(trendTo(shown(8, '2026-01-20T09:00+07:00'), past)).toEqual([8]);
});

test('a real value has no samples in its trend, and a sample no real ones', () => {
	const past = pastOf(
		[
			...days({ '2026-01-03': 1, '2026-01-10': 2, '2026-01-17': 3 }, true),
			...days({ '2026-01-24': 80 }),
		],
		span,
	);
	expect(trendTo(shown(87.2, '2026-02-04T08:00+07:00'), past)).toEqual([80, 87.2]);
	expect(trendTo(shown(3, '2026-01-17T08:00+07:00', { sample: true }), past)).toEqual([1, 2, 3]);
});

test('one empty week carries the last value, two are a gap', () => {
	const past = pastOf(days({ '2026-01-02': 1, '2026-02-01': 9 }), span);
	expect(trendTo(shown(9, '2026-02-01T08:00+07:00'), past)).toEqual([1, 1, null, null, 9]);
});

test('a trend begins with its first value', () => {
	const late = shown(9, '2026-02-01T08:00+07:00');
	expect(trendTo(late, pastOf(days({ '2026-02-01': 9 }), span))).toEqual([9]);
	expect(trendTo(late, pastOf([], span))).toEqual([9]);
});

test('a value of unknown time, or from before all that is drawn, has no trend', () => {
	const past = pastOf(days({ '2026-01-20': 1, '2026-01-30': 2 }), span);
	expect(trendTo(shown(2, '2026-02-01T00:00Z', { timeSource: 'retained' }), past)).toEqual([]);
	expect(trendTo(shown(2, '2025-02-01T00:00Z'), past)).toEqual([]);
});

test('what comes once a quarter is drawn by quarters', () => {
	const past = pastOf(days({ '2025-07-01': 1, '2025-10-01': 2, '2026-01-02': 3 }), {
		...span,
		from: new Date('2025-05-01'),
		intervalS: 90 * 86_400,
	});
	expect(trendTo(shown(3, '2026-01-02T08:00+07:00'), past)).toEqual([1, 2, 3]);
});

describe('of what adds up', () => {
	const year = { ...span, from: new Date('2025-01-01T00:00:00+07:00'), intervalS: 30 * 86_400 };
	const months = days({ '2025-12-31': 10, '2026-01-31': 11 });
	const quarter = { day: '2025-12-31', value: 30, sample: false, span: 'quarter' as const };
	const until = '2026-01-31T23:59:59+07:00';

	test('a trend is of months alone, and of quarters where there are no months', () => {
		const past = pastOf([...months, quarter], year);
		const month = shown(11, until, { timeSource: 'period' });
		expect(trendOf(month, { past, overTime: 'sum' })).toEqual([10, 11]);
		const ofQuarters = pastOf([{ ...quarter, day: '2025-09-30', value: 29 }, quarter], year);
		expect(ofQuarters).toMatchObject({ span: 'quarter' });
		const shownQuarter = shown(30, '2025-12-31T23:59:59.250+07:00', { timeSource: 'quarter' });
		expect(trendOf(shownQuarter, { past: ofQuarters, overTime: 'sum' })).toEqual([
			...[29, 29, null, 30],
		]);
	});

	test('it ends with the last month where the value that is shown is that of a quarter', () => {
		const shownQuarter = shown(31, until, { timeSource: 'quarter' });
		const past = pastOf([...months, quarter], year);
		expect(trendOf(shownQuarter, { past, overTime: 'sum' })).toEqual([10, 11]);
		expect(trendOf(shownQuarter, { past: pastOf([], year), overTime: 'sum' })).toEqual([]);
	});

	test('what is told of a month that is not over is no end of it', () => {
		const running = shown(2, '2026-01-31T09:00:00+07:00', { timeSource: 'period' });
		const past = pastOf(days({ '2025-12-31': 10 }), year);
		expect(trendOf(running, { past, overTime: 'sum' })).toEqual([10, 10]);
	});
});
