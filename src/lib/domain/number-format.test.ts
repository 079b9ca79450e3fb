import { expect, test } from 'vitest';
import {
	addUpInPrint,
	decimalsOf,
	formatChange,
	formatMeasure,
	formatNumber,
	formatTight,
	printed,
} from './number-format.ts';

test('thousands and decimals as each language writes them', () => {
	expect(formatNumber(1_234_567.5, { locale: 'vi', decimals: 1 })).toBe('1.234.567,5');
	expect(formatNumber(1_234_567.5, { locale: 'en', decimals: 1 })).toBe('1,234,567.5');
	expect(formatNumber(1_234, { locale: 'vi', decimals: 0 })).toBe('1.234');
});

test('the decimals are always there', () => {
	expect(formatNumber(70, { locale: 'vi', decimals: 1 })).toBe('70,0');
});

test('what rounds to zero has no sign', () => {
	expect(formatNumber(-0.04, { locale: 'vi', decimals: 1 })).toBe('0,0');
	expect(formatChange(-0.04, { locale: 'vi', decimals: 1 })).toBe('0,0');
});

test('a change wears its sign', () => {
	expect(formatChange(1.24, { locale: 'vi', decimals: 1 })).toBe('+1,2');
	expect(formatChange(-1.24, { locale: 'en', decimals: 1 })).toBe('-1.2');
});

test('a percentage has no space, another measure one that does not break', () => {
	expect(formatMeasure(95.4, { locale: 'vi', decimals: 1, unit: '%' })).toBe('95,4%');
	expect(formatMeasure(20, { locale: 'vi', decimals: 0, unit: '% GRDP' })).toBe('20% GRDP');
	expect(formatMeasure(20, { locale: 'vi', decimals: 0, unit: 'hạng' })).toBe('20\u00a0hạng');
	expect(formatMeasure(20, { locale: 'en', decimals: 0, unit: '' })).toBe('20');
});

test('a tight number has only the decimals it needs', () => {
	expect(formatTight(95, { locale: 'vi', decimals: 1 })).toBe('95');
	expect(formatTight(7.5, { locale: 'vi', decimals: 2 })).toBe('7,5');
	expect(formatTight(7.123, { locale: 'vi', decimals: 2 })).toBe('7,12');
});

test('more decimals than are known is a bug', () => {
	expect(() => formatNumber(1, { locale: 'vi', decimals: 7 })).toThrow(RangeError);
});

test('a value has the decimals that are stated, else those that it has, at most two', () => {
	expect(decimalsOf(9.67, 1)).toBe(1);
	expect(decimalsOf(20, 1)).toBe(1);
	expect([20, 20.5, 9.67, 2 / 3].map((value) => decimalsOf(value, null))).toEqual([0, 1, 2, 2]);
});

test('parts add up to their sum where a reader with a calculator finds that they do', () => {
	// Printed 8,88 + 7,86 + 9,63 = 26,37 under a sum of 26,38.
	const parts = [8.884, 7.864, 9.634];
	expect(addUpInPrint(parts, { sum: 26.382, decimals: 2 })).toBe(false);
	expect(addUpInPrint([8.88, 7.86, 9.63], { sum: 26.37, decimals: 2 })).toBe(true);
	expect(addUpInPrint([0.1, 0.2], { sum: 0.3, decimals: 2 })).toBe(true);
	expect(addUpInPrint([1_000.004, 1], { sum: 1_001.004, decimals: 2 })).toBe(true);
	expect(addUpInPrint([], { sum: 0, decimals: 2 })).toBe(true);
});

test('a number reads as it is printed', () => {
	expect(printed(1_234.567, 2)).toBe(1_234.57);
	expect(printed(9.5, 2)).toBe(9.5);
});
