import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('one value has one form, whatever the order of its names', () => {
	expect(canonicalJson({ b: [1, 2.5, null], a: { d: 'Đạ Tẻh', c: true } })).toBe(
		'{"a":{"c":true,"d":"Đạ Tẻh"},"b":[1,2.5,null]}',
	);
	expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});

test('numbers are written as they are read again, to the digit', () => {
	const numbers = [0.1 + 0.2, 1e21, 87.2, -0, 1 / 3];
	expect(JSON.parse(canonicalJson(numbers))).toEqual(numbers.map((number) => number + 0));
	expect(canonicalJson(1e21)).toBe('1e+21');
});

test('a name without a value is left out, and what is no number is refused', () => {
	expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
	expect(() => canonicalJson({ a: NaN })).toThrow('NaN has no JSON');
});
