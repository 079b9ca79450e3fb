import { expect, test } from 'vitest';
import { booleans, float8s, int4s } from './columns.ts';

test('a column of numbers is a binary array with one dimension from index 1', () => {
	const hex = [
		'00000001',
		'00000000',
		'000002bd',
		'00000001',
		'00000001',
		'00000008',
		'3ff8000000000000',
	];
	expect(float8s([1.5]).toString('hex')).toBe(hex.join(''));
});

test('a null has a length of -1 and no bytes, and the header says that there is one', () => {
	const hex = [
		'00000001',
		'00000001',
		'00000017',
		'00000002',
		'00000001',
		'ffffffff',
		'00000004',
		'fffffffe',
	];
	expect(int4s([null, -2]).toString('hex')).toBe(hex.join(''));
});

test('a column of booleans has one byte for each', () => {
	const hex = [
		'00000001',
		'00000000',
		'00000010',
		'00000002',
		'00000001',
		'00000001',
		'01',
		'00000001',
		'00',
	];
	expect(booleans([true, false]).toString('hex')).toBe(hex.join(''));
});
