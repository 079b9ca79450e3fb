import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

const span = {
	from: new Date('2026-01-01T00:00:00Z'),
	to: new Date('2026-02-05T00:00:00Z'),
	intervalS: 3_600,
};

test('each week has the last value of its days', () => {
	const days = [
		{ day: '2026-01-01', value: 1 },
		{ day: '2026-01-07', value: 2 },
		{ day: '2026-01-09', value: 3 },
		{ day: '2026-01-17', value: 4 },
		{ day: '2026-01-24', value: 5 },
		{ day: '2026-02-04', value: 6 },
	];
	expect(trendOf(days, span)).toEqual([2, 3, 4, 5, 6]);
});

test('one empty week carries the last value, two are a gap', () => {
	const days = [
		{ day: '2026-01-02', value: 1 },
		{ day: '2026-02-01', value: 9 },
	];
	expect(trendOf(days, span)).toEqual([1, 1, null, null, 9]);
});

test('a trend begins with its first value', () => {
	expect(trendOf([{ day: '2026-02-01', value: 9 }], span)).toEqual([9]);
	expect(trendOf([], span)).toEqual([]);
});

test('what comes once a quarter is drawn by quarters', () => {
	const days = [
		{ day: '2025-07-01', value: 1 },
		{ day: '2025-10-01', value: 2 },
		{ day: '2026-01-02', value: 3 },
	];
	const trend = trendOf(days, { ...span, from: new Date('2025-05-01'), intervalS: 90 * 86_400 });
	expect(trend).toEqual([1, 2, 3]);
});
