import { expect, test } from 'vitest';
import { periodWords } from './period-words.ts';

test.each([
	['2025', 'năm 2025', 'in 2025'],
	['2025-H1', '6 tháng đầu năm 2025', 'first half of 2025'],
	['2025-H2', '6 tháng cuối năm 2025', 'second half of 2025'],
	['2025-Q4', 'quý IV/2025', 'Q4 2025'],
	['2025-07', 'tháng 7/2025', '07/2025'],
])('%s is worded as plans do', (period, vi, en) => {
	expect(periodWords(period)).toEqual({ vi, en });
});

test('a day is a day', () => {
	expect(periodWords('2025-12-31')).toBeNull();
});
