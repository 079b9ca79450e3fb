import { expect, test } from 'vitest';
import { compareNames } from './locale.ts';

test('names stand in Vietnamese order', () => {
	const names = ['Đơn Dương', 'Đạ Tẻh', 'Đam Rông', 'Di Linh', 'Bảo Lộc', 'Đà Lạt', 'Cát Tiên'];
	expect(names.toSorted((a, b) => compareNames(a, b))).toEqual([
		'Bảo Lộc',
		'Cát Tiên',
		'Di Linh',
		'Đà Lạt',
		'Đạ Tẻh',
		'Đam Rông',
		'Đơn Dương',
	]);
});

test('numbers in names count as numbers', () => {
	expect(compareNames('Phường 2', 'Phường 10')).toBeLessThan(0);
});
