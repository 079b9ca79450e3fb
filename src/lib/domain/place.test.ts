import { expect, test } from 'vitest';
import { placeFault } from './place.ts';

test.each([
	['Bảo Lộc', 11.548, 107.807],
	['Lũng Cú', 23.363, 105.316],
	['Đất Mũi', 8.56, 104.84],
	['Thổ Chu', 9.3, 103.49],
	['Hoàng Sa', 16.53, 111.61],
	['Trường Sa Lớn', 8.64, 111.92],
	['An Bang', 7.89, 112.91],
])('%s lies in Vietnam', (_, lat, lon) => {
	expect(placeFault({ lat, lon })).toBeNull();
});

test('coordinates that fit only the other way round are swapped', () => {
	expect(placeFault({ lat: 107.807, lon: 11.548 })).toBe('swapped');
});

test.each([
	['0, 0', 0, 0],
	['Paris', 48.85, 2.35],
	['Singapore', 1.35, 103.8],
	['no number', NaN, 107.8],
])('%s lies outside', (_, lat, lon) => {
	expect(placeFault({ lat, lon })).toBe('outside');
});
