import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { NOT_PLAIN, plainExpression } from './plain-expression.ts';

const plain = (text: string) => plainExpression(jsonata(text).ast());

const INPUTS: readonly unknown[] = [
	{},
	null,
	7,
	'abc',
	{ a: null, b: 1, d: { e: 0 } },
	{ a: { b: { c: false, length: 2 } } },
	{ a: { b: 'text' }, c: '', 'd e': { f: 1 } },
	{ a: 'abc', c: { b: null } },
	{ a: { b: { constructor: 1 } }, b: { c: { d: {} } } },
];

test.each([
	'a',
	'a.b',
	'a.b.c',
	'`d e`.f',
	'a."b"."constructor"',
	'constructor',
	'a.length',
	'"text"',
	'12.5',
	'a ?? b',
	'a.b ?? c ?? "none"',
	'{}',
	'{"x": a, "y": a.b ?? d.e, "z": {"in": b.c.d}}',
])('%s gives what JSONata gives', async (text) => {
	const walk = plain(text);
	expect(walk).not.toBeNull();
	for (const input of INPUTS) {
		const found = (await jsonata(text).evaluate(input)) as unknown;
		expect([input, walk?.(input)]).toEqual([
			input,
			typeof found === 'object' && found !== null ? { ...found } : found,
		]);
	}
});

test.each([
	'$',
	'$x',
	'a[0]',
	'a[]',
	'a.$x',
	'a.*',
	'**.a',
	'a.b{c: d}',
	'a@$v.b',
	'a#$i.b',
	'a^(b)',
	'a + b',
	'a ?: b',
	'a ? a : b',
	'$exists(a) ? a : b',
	'$exists(b) ? a : c',
	'(a; b)',
	'[a]',
	'{"a": 1, "a": 2}',
	'{a: 1}',
	'{"a": b[0]}',
	'a ?? $now()',
	'/a/',
	'true',
])('%s is left to JSONata', (text) => {
	expect(plain(text)).toBeNull();
});

test('a list is left to JSONata, wherever it is met', () => {
	expect(plain('a')?.([{ a: 1 }])).toBe(NOT_PLAIN);
	expect(plain('a.b')?.({ a: [{ b: 1 }] })).toBe(NOT_PLAIN);
	expect(plain('a ?? b')?.({ a: [] })).toBe(NOT_PLAIN);
	expect(plain('a ?? b')?.({ b: [1] })).toBe(NOT_PLAIN);
	expect(plain('{"x": b, "y": a}')?.({ a: [1] })).toBe(NOT_PLAIN);
});
