import { expect, test } from 'vitest';
import { combines, periodValues } from './over-time.ts';

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
