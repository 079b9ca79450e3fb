import { expect, test } from 'vitest';
import { expression } from './expression.ts';

async function faultOf(text: string, input: unknown): Promise<string | undefined> {
	const made = expression(text);
	if (typeof made === 'string') return made;
	const result = await made.evaluate(input, {});
	return 'fault' in result ? result.fault : undefined;
}

const LATE = /^Evaluation timeout after 20 milliseconds/;
/** On a busy machine the clock comes first. */
const orLate = (said: RegExp) => new RegExp(`${said.source}|${LATE.source}`);
const LARGE = orLate(/^at most 100000 characters and items are taken as one value/);
const LONG = orLate(/^The maximum sequence length/);
const numbers = Array.from({ length: 30_000 }, (_, at) => at);
const objects = numbers.slice(0, 5_000).map((at) => ({ a: at }));
const text = 'x'.repeat(60_000);

test.each<[string, unknown, RegExp]>([
	// Built-in functions.
	['$length($pad("x", 400000000))', null, /^\$pad: at most 100000 characters are padded/],
	['$pad("x", -n)', { n: 1e7 }, /^\$pad: at most/],
	['$pad("x", 60000, $)', text, /^\$pad: at most/],
	['$pad("x", $)', Infinity, /^\$pad: a finite number is wanted, got Infinity/],
	['$map([1..2], function($n) { $pad("x", 1000000 * $n) })', null, /^\$pad: at most/],
	['$map([1000000], $pad("x", ?))', null, /^\$pad: at most/],
	['$map([1..2000], function($n) { $pad("x", 5000) })', null, /./],
	['$replace($, "x", $)', text, /^\$replace: at most 256 characters/],
	['$replace($, "x", "0123456789")', text, LARGE],
	['$replace($, /x/, "0123456789")', text, /^at most 1000 characters are compared with a pattern/],
	['$contains($, $)', text, /^\$contains: at most 256/],
	['$split($, $)', text, /^\$split: at most 256/],
	['$split($, "")', text, LARGE],
	['$join($split($, "x"), "0123456789")', 'x'.repeat(40_000), LARGE],
	['$string($, true)', [numbers], LARGE],
	['$encodeUrlComponent($)', 'ế'.repeat(20_000), LARGE],
	['$formatNumber($, "0.0e0")', Infinity, /^\$formatNumber: a finite number is wanted/],
	['$formatNumber(1, "#,##0", {"grouping-separator": ""})', null, /no options are taken/],
	['$formatNumber(1, $)', '#,'.repeat(30_000), /a picture has at most 100 characters/],
	['$formatInteger($, "a")', Infinity, /a finite number is wanted/],
	['$formatInteger(1e15, "I")', null, /Maximum call stack/],
	['$formatInteger(1, $)', '0,'.repeat(30_000), /a picture has at most/],
	['$parseInteger($, "w")', text, /are read by a picture/],
	['$fromMillis(0, "[Y,400000000]")', null, /no number of five digits/],
	['$fromMillis(0, "[Y,4 0 0 0 0 0 0]")', null, /no number of five digits/],
	['$toMillis("1", "[Y,400000000]")', null, /no number of five digits/],
	['$sort($)', [numbers], /^\$sort: at most 1000 characters and items/],
	['$distinct($)', [numbers], /^\$distinct: at most 1000/],
	['$spread($)', [objects], /^\$spread: at most 1000/],
	['$zip($,$,$,$)', [numbers], /^\$zip: at most 100000 items/],
	['$reduce($, $append)', [numbers], LONG],
	['$map($, $string)', [numbers], LONG],
	// Operators.
	['($f := function($s) { $f($s & $s) }; $f("x"))', null, LARGE],
	[`$${'.($ & $)'.repeat(40)}`, 'x', LARGE],
	[`$${'.{"a": $, "b": $}'.repeat(40)}`, 'x', /./],
	[
		`($a0 := [1,1]; ${numbers
			.slice(1, 40)
			.map((n) => `$a${n} := [[$a${n - 1}], [$a${n - 1}]];`)
			.join('')} **)`,
		null,
		LARGE,
	],
	['$string(a.$$)', { a: numbers.slice(0, 1_000) }, LARGE],
	['$string(**.**)', { a: objects.slice(0, 1_000) }, LONG],
	['[0..5000]', null, LONG],
	['$ ~> |$|{"self": $}|', { a: 1 }, /./],
	['$^(a)', [objects.slice(0, 2_000)], LATE],
	['a@$x.$$.a@$y[$x = $y]', { a: numbers.slice(0, 1_500) }, /./],
])('%s is refused', async (written, input, said) => {
	// What stands in a list of its own is the list itself.
	const given: unknown = Array.isArray(input) ? input[0] : input;
	expect(await faultOf(written, given)).toMatch(said);
});

test('what is of a usual size is taken, by partial functions and functions as arguments as well', async () => {
	const of = async (written: string, input: unknown) => {
		const made = expression(written);
		return typeof made === 'string' ? made : made.evaluate(input, {});
	};
	expect(await of('$map(["a", "b"], $uppercase)', null)).toHaveProperty('value.1', 'B');
	expect(await of('($f := $pad(?, 3, "-"); $f("a") & $f("b"))', null)).toEqual({ value: 'a--b--' });
	expect(await of('$sum($map(a, function($v, $i) { $v * $i }))', { a: [1, 2, 3] })).toEqual({
		value: 8,
	});
	expect(await of('$toMillis("2026-11-22T08:00:00Z")', null)).toEqual({
		value: Date.UTC(2026, 10, 22, 8),
	});
	expect(await of('$fromMillis(0, "[Y0001]-[M01]-[D01]")', null)).toEqual({ value: '1970-01-01' });
	expect(await of('$sum($)', numbers)).toEqual({ value: 449_985_000 });
	expect(await of('$contains($, "on")', `${text}on`)).toEqual({ value: true });
});

test('whatever is put together comes back soon', async () => {
	const parts = ['$', '$$', 'a', '*', '**', '"x"', '1e9', '[1..1000]', 'b[0]', '$string($)'];
	const around = [
		'$pad(A, B)',
		'A & B',
		'{"k": A, "l": B}',
		'[A, B]',
		'[[A], [B]]',
		'A.B',
		'$append(A, B)',
		'$zip(A, B)',
		'A = B',
		'$map(A, $string)',
		'$map(A, $pad)',
		'$reduce(A, $append)',
		'$replace(A, "x", B)',
		'$split(A, B)',
		'$join(A, B)',
		'$formatNumber(A, "0.0e0")',
		'$formatInteger(A, B)',
		'$spread(A)',
		'$distinct(A)',
		'$sort(A)',
		'$merge([A, B])',
		'$fromMillis(A, B)',
		'$string(A, true)',
		'A ~> |$|{"s": B}|',
		'(A)@$v.(B & $v)',
		'$match(A, /x.*y|x/)',
		'A^($)',
	];
	let seed = 7;
	const oneOf = (from: readonly string[]): string => {
		seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
		return from[(seed >> 8) % from.length] ?? '$';
	};
	const made = (depth: number): string =>
		depth === 0
			? oneOf(parts)
			: oneOf(around).replaceAll(/[AB]\b/g, () =>
					made(depth - 1 - ((seed >> 12) % 2 && depth > 1 ? 1 : 0)),
				);
	const input = { a: numbers.slice(0, 1_000), b: [text.slice(0, 9_000), objects.slice(0, 300)] };
	let slowest = { took: 0, written: '' };
	for (let round = 0; round < 150; round++) {
		const written = made(2);
		const begun = performance.now();
		await faultOf(written, input);
		const took = performance.now() - begun;
		if (took > slowest.took) slowest = { took, written };
	}
	expect(slowest.took, slowest.written).toBeLessThan(2_000);
});

test('the time of a pattern is measured by the clock that it is given', async () => {
	let at = 0;
	const made = expression('$match($, /a/)', () => (at += 15));
	if (typeof made === 'string') throw new Error(made);
	expect(await made.evaluate('aaa', {})).toMatchObject({ ranOutOfTime: true });
	const standing = expression('$count($match($, /a/))', () => 0);
	if (typeof standing === 'string') throw new Error(standing);
	expect(await standing.evaluate('aaa', {})).toEqual({ value: 3 });
});
