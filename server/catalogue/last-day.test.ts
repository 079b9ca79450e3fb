import { expect, test } from 'vitest';
import { lastDayOf } from './last-day.ts';

test('a month, a quarter and a year end on their last day, a day is itself', () => {
	expect(['2025-12-31', '2024-02', '2023-Q4', '2024-Q2', '2025'].map(lastDayOf)).toEqual([
		'2025-12-31',
		'2024-02-29',
		'2023-12-31',
		'2024-06-30',
		'2025-12-31',
	]);
});

test('what is none of these has no last day', () => {
	for (const given of ['2025-02-30', '2025-13', '2025-Q5', '25', 'quý IV', ''])
		expect(lastDayOf(given)).toBeNull();
});
