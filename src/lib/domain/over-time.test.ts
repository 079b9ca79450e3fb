import { describe, expect, test } from 'vitest';
import type { SeriesPoint } from './crosswalk.ts';
import { combines, periodValues } from './over-time.ts';
import type { LongSpan } from './told-span.ts';

const DAY_S = 86_400;
const MONTH = 30 * DAY_S;
const point = (day: string, value: number, sample = false) => ({ day, value, sample });
const QUARTER = [point('2026-07-31', 10), point('2026-08-31', 20), point('2026-09-30', 60)];

const of = (overTime: 'last' | 'sum' | 'mean', intervalS = MONTH) => ({ overTime, intervalS });

test.each([
	['last', 60], // that of September
	['sum', 90], // 10 + 20 + 60
	['mean', 30], // (10 + 20 + 60) ÷ 3
] as const)('the months of a quarter make its value by the %s', (overTime, value) => {
	expect(periodValues(QUARTER, { indicator: of(overTime), span: 'quarter' })).toEqual([
		{ period: '2026-Q3', value, withData: 3, possible: 3, sample: false },
	]);
});

test('a year that goes on is told of so far', () => {
	const points = [point('2026-01-31', 5), point('2026-02-28', 7, true)];
	expect(periodValues(points, { indicator: of('sum'), span: 'year' })).toEqual([
		{ period: '2026', value: 12, withData: 2, possible: 12, sample: true },
	]);
});

test('a sum with a month missing is none, a mean and the last are of those that there are', () => {
	const gap = [point('2026-01-31', 5), point('2026-03-31', 7)];
	const value = (overTime: 'last' | 'sum' | 'mean', points = gap) =>
		periodValues(points, { indicator: of(overTime), span: 'year' })[0]?.value;
	expect(value('sum')).toBe(null);
	expect(value('mean')).toBe(6);
	expect(value('last')).toBe(7);
	// The quarter's first month is missing.
	expect(value('sum', QUARTER.slice(1))).toBe(null);
});

test('of several figures of a month the last one stands, and periods follow each other', () => {
	const points = [point('2025-12-10', 1), point('2025-12-31', 2), point('2026-01-31', 4)];
	expect(periodValues(points, { indicator: of('mean'), span: 'year' })).toMatchObject([
		{ period: '2025', value: 2, withData: 1 },
		{ period: '2026', value: 4, withData: 1 },
	]);
});

test('what is told by the quarter has four figures a year, and none of its own for a part of its time', () => {
	const quarterly = of('sum', 90 * DAY_S);
	const points = [point('2026-03-31', 5), point('2026-06-30', 6), point('2026-09-30', 0.1)];
	expect(periodValues(points, { indicator: quarterly, span: 'year' })).toMatchObject([
		{ value: 11.1, withData: 3, possible: 4 },
	]);
	expect(combines(of('last', 365 * DAY_S), 'quarter')).toBe(false);
	expect(combines(of('last', 365 * DAY_S), 'year')).toBe(true);
	expect(combines(of('mean', 180 * DAY_S), 'quarter')).toBe(false);
});

test('what adds up day by day has no sum, for only its last day of a month is known', () => {
	expect(periodValues(QUARTER, { indicator: of('sum', DAY_S), span: 'quarter' })).toEqual([]);
	expect(combines(of('mean', DAY_S), 'quarter')).toBe(true);
});

test('of nothing there is nothing', () => {
	expect(periodValues([], { indicator: of('sum'), span: 'year' })).toEqual([]);
});

/** `count` months of a value each, from the month `from` (1 to 12) on. */
const months = (count: number, { from = 1, value = 5 } = {}) =>
	Array.from({ length: count }, (_, n) => {
		return point(`2026-${String(from + n).padStart(2, '0')}-28`, value);
	});
const told = (span: LongSpan, day: string, value: number) => ({ ...point(day, value), span });
const yearOf = (points: readonly SeriesPoint[], overTime: 'last' | 'sum' | 'mean' = 'sum') =>
	periodValues(points, { indicator: of(overTime), span: 'year' })[0];
const quartersOf = (points: readonly SeriesPoint[], overTime: 'last' | 'sum' | 'mean' = 'sum') =>
	periodValues(points, { indicator: of(overTime), span: 'quarter' });

describe('what is told of a quarter, a half-year or a year stands for all its months', () => {
	test('six months of 5 and a first half of 30 are 30, not 5 · 5 + 30', () => {
		const points = [...months(6), told('half-year', '2026-06-30', 30)];
		expect(yearOf(points)).toEqual({
			...{ period: '2026', value: 30, withData: 6, possible: 12, sample: false },
		});
		// And July is added to it: 30 + 5.
		expect(yearOf([...points, ...months(1, { from: 7 })])).toMatchObject({
			...{ value: 35, withData: 7 },
		});
	});

	test('October to December of 10 each and a fourth quarter of 30 are 30', () => {
		const points = [...months(3, { from: 10, value: 10 }), told('quarter', '2026-12-31', 30)];
		expect(quartersOf(points)).toEqual([
			{ period: '2026-Q4', value: 30, withData: 3, possible: 3, sample: false },
		]);
	});

	test('a quarter alone has all its months: 30, and the months after it are added: 30 + 5 + 5', () => {
		const quarter = told('quarter', '2026-03-31', 30);
		expect(yearOf([quarter])).toMatchObject({ value: 30, withData: 3 });
		expect(yearOf([quarter, ...months(2, { from: 4 })])).toMatchObject({ value: 40, withData: 5 });
		// April is missing.
		expect(yearOf([quarter, ...months(1, { from: 5 })])).toMatchObject({
			...{ value: null, withData: 4 },
		});
	});

	test('months, quarters and the year together are the year as it was told', () => {
		const points = [
			...months(12, { value: 10 }),
			...['03-31', '06-30', '09-30', '12-31'].map((day) => told('quarter', `2026-${day}`, 30)),
			told('half-year', '2026-12-31', 60),
			told('year', '2026-12-31', 121),
		];
		expect(yearOf(points)).toMatchObject({ value: 121, withData: 12, possible: 12 });
		// Of the quarters each its own figure: a half-year and a year tell of none.
		expect(quartersOf(points).map(({ value }) => value)).toEqual([30, 30, 30, 30]);
	});

	test('a year’s total is the year’s and no December’s', () => {
		const year = told('year', '2026-12-31', 120);
		expect(yearOf([year])).toMatchObject({ value: 120, withData: 12 });
		expect(quartersOf([year])).toEqual([]);
	});

	test('nine months of 90 beside six of 10 and a third quarter of 30 are 90', () => {
		const points = [
			...months(6, { value: 10 }),
			told('quarter', '2026-09-30', 30),
			told('year-to-date', '2026-09-30', 90),
		];
		expect(yearOf(points)).toMatchObject({ value: 90, withData: 9 });
		expect(quartersOf(points)).toMatchObject([
			{ period: '2026-Q1', value: 30 },
			{ period: '2026-Q2', value: 30 },
			{ period: '2026-Q3', value: 30 },
		]);
		// Two months are of the first quarter.
		expect(quartersOf([told('year-to-date', '2026-02-28', 20)])).toMatchObject([
			{ period: '2026-Q1', value: 20, withData: 2 },
		]);
	});

	test('what overlaps is not counted twice: ten months of 100, and a quarter of which October is in them', () => {
		const ten = told('year-to-date', '2026-10-31', 100);
		const quarter = told('quarter', '2026-12-31', 30);
		// Nobody knows how much of the quarter is November’s and December’s.
		expect(yearOf([ten, quarter])).toMatchObject({ value: null, withData: 10 });
		// 90 + 30
		const nine = told('year-to-date', '2026-09-30', 90);
		expect(yearOf([nine, ten, quarter])).toMatchObject({ value: 120, withData: 12 });
	});

	test('in a mean a quarter weighs as three months: (3 · 12 + 4 + 8) ÷ 5 = 9.6', () => {
		const points = [
			...months(3, { value: 1 }),
			told('quarter', '2026-03-31', 12),
			...months(1, { from: 4, value: 4 }),
			...months(1, { from: 5, value: 8 }),
		];
		expect(yearOf(points, 'mean')).toMatchObject({ value: 9.6, withData: 5, possible: 12 });
	});

	test('where the last one stands it does so whatever it is told of', () => {
		const points = [...months(6), told('half-year', '2026-06-30', 30)];
		expect(yearOf(points, 'last')).toMatchObject({ value: 30, withData: 6 });
		expect(quartersOf(points, 'last')).toMatchObject([{ value: 5 }, { value: 30, withData: 3 }]);
	});

	test('of what is told by the quarter a half-year is two: 40 + 15, three of four', () => {
		const points = [
			told('quarter', '2026-03-31', 10),
			told('quarter', '2026-06-30', 20),
			told('half-year', '2026-06-30', 40),
			told('quarter', '2026-09-30', 15),
		];
		expect(periodValues(points, { indicator: of('sum', 90 * DAY_S), span: 'year' })).toMatchObject([
			{ value: 55, withData: 3, possible: 4 },
		]);
		// A month that somebody tells within it does not take its place.
		const later = [told('quarter', '2026-03-31', 10), point('2026-03-31', 4)];
		expect(periodValues(later, { indicator: of('sum', 90 * DAY_S), span: 'year' })).toMatchObject([
			{ value: 10 },
		]);
	});

	test('only samples that are counted make it one', () => {
		const samples = months(3).map((one) => ({ ...one, sample: true }));
		expect(yearOf([...samples, told('quarter', '2026-03-31', 30)])).toMatchObject({
			...{ value: 30, sample: false },
		});
	});
});
