import { expect, test } from 'vitest';
import { expression } from './expression.ts';

async function of(text: string, input: unknown = null, names = {}) {
	const made = expression(text);
	if (typeof made === 'string') throw new Error(made);
	return made.evaluate(input, names);
}

test('it reads the payload, and the names that the topic gave', async () => {
	expect(await of('ENERGY.Power', { ENERGY: { Power: 12.5 } })).toEqual({ value: 12.5 });
	expect(await of('$device & "-1"', {}, { device: 'bơm' })).toEqual({ value: 'bơm-1' });
	expect(await of('nothing.there', {})).toEqual({ value: null });
});

test('a mistake in it is told with its place', () => {
	expect(expression('ENERGY.(')).toMatch(/\(character 8\)$/);
	expect(expression('x'.repeat(2_001))).toBe('at most 2000 characters are taken, got 2001');
});

test.each([
	['($f := function() { $f() }; $f())', /^Evaluation timeout after 20 milliseconds/],
	['[0..9999999].{"x": 1}', /^The maximum sequence length/],
	['$error("too warm")', /^too warm/],
	['$number("abc")', /^Unable to cast value to a number/],
	['$match("aa", /(a)\\1/)', /^a pattern is wanted without .*: \/\(a\)\\1\//],
	['$match("aa", /(?=a)a/)', /^a pattern is wanted without/],
	['$match("aa", /^(a+)+$/i)', /^a pattern is wanted without/],
	['$match("aa", /^(a+){17}$/)', /^a pattern is wanted without/],
	[`$match("aa", /${'a'.repeat(201)}/)`, /^a pattern has at most 200 characters$/],
	['$eval("1")', /^\$eval is not offered$/],
	['$map([1], $random)', /^\$random is not offered$/],
])('%s ends with a sentence', async (text, said) => {
	const made = expression(text);
	const fault =
		typeof made === 'string' ? made : ((await made.evaluate({}, {})) as { fault?: string }).fault;
	expect(fault).toMatch(said);
});

test('a pattern that goes back over its text again and again ends in time', async () => {
	const begun = performance.now();
	expect(await of(`$match("${'a'.repeat(60)}!", /^(a+)+$/)`)).toEqual({ value: null });
	expect(performance.now() - begun).toBeLessThan(1_000);
});
