import { expect, test } from 'vitest';
import { dayText, dayTyped } from './day-typed.ts';

test.each([
	['30/06/2025', '2025-06-30'],
	[' 1/7/2025 ', '2025-07-01'],
	['30-11-2024', '2024-11-30'],
	['1.12.2024', '2024-12-01'],
	['2025-06-30', '2025-06-30'],
])('%j is the day %s', (typed, day) => {
	expect(dayTyped(typed)).toBe(day);
	expect(dayTyped(dayText(day))).toBe(day);
});

test('what is no day stays as it was typed', () => {
	for (const typed of ['', 'hôm qua', '30/06/25', '31/11/2024', '2024-11-31']) {
		expect(dayTyped(typed)).toBe(typed);
		expect(dayText(typed)).toBe(typed);
	}
});
