/**
 * JSONata looks at its clock between the steps of an expression, not within one. Here is what keeps each step short: its
 * built-in functions look at the clock as well, take no argument that makes them slow, and give nothing large.
 */
import jsonata from 'jsonata';

/** Characters and items of one value, nested ones counted wherever they stand; a payload of 64 KiB has fewer. */
const LARGEST = 100_000;
/** For functions whose time grows with the square of what they are given. */
const LARGEST_COMPARED = 1_000;
const LONGEST_PICTURE = 100;
const LONGEST_SEARCHED = 256;

/** Whether a value has at most so many characters and items. */
export function isWithin(value: unknown, most: number): boolean {
	if (typeof value === 'string') return value.length <= most;
	if (typeof value !== 'object' || value === null) return true;
	const rest: unknown[] = [value];
	for (let weight = 0; rest.length > 0;) {
		const one = rest.pop();
		weight += typeof one === 'string' ? one.length + 1 : 1;
		if (Array.isArray(one)) {
			if (weight + one.length > most) return false;
			for (const item of one) rest.push(item);
		} else if (typeof one === 'object' && one !== null && !('_jsonata_lambda' in one)) {
			for (const [key, item] of Object.entries(one)) {
				weight += key.length;
				rest.push(item);
			}
		}
		if (weight > most) return false;
	}
	return true;
}

export function taken<T>(value: T): T {
	if (isWithin(value, LARGEST)) return value;
	throw new Error(`at most ${LARGEST} characters and items are taken as one value`);
}

type Given = readonly unknown[];
/** What is wrong with the arguments, or null. */
type Limit = (given: Given) => string | null;

/** Pictures give widths, as in `[Y,400000000]`, and blanks do not count. */
const isPicture = (text: unknown): boolean =>
	typeof text !== 'string' ||
	(text.length <= LONGEST_PICTURE && !/\d{5}/.test(text.replaceAll(/\s/g, '')));
const pictured: Limit = (given) =>
	given.slice(1).every(isPicture)
		? null
		: `a picture has at most ${LONGEST_PICTURE} characters and no number of five digits`;
const parsed: Limit = (given) =>
	typeof given[0] === 'string' && given[0].length > LONGEST_PICTURE
		? `at most ${LONGEST_PICTURE} characters are read by a picture`
		: pictured(given);
const searched: Limit = (given) =>
	given.slice(1).some((one) => typeof one === 'string' && one.length > LONGEST_SEARCHED)
		? `at most ${LONGEST_SEARCHED} characters are searched for or put in their place`
		: null;
const compared: Limit = ([items]) =>
	isWithin(items, LARGEST_COMPARED)
		? null
		: `at most ${LARGEST_COMPARED} characters and items are taken`;

const LIMITS: Readonly<Record<string, Limit>> = {
	pad: ([, width, char]) =>
		Math.abs(Number(width)) * Math.max(1, String(char ?? '').length) <= LARGEST
			? null
			: `at most ${LARGEST} characters are padded`,
	contains: searched,
	replace: searched,
	split: searched,
	substringBefore: searched,
	substringAfter: searched,
	sort: compared,
	distinct: compared,
	spread: compared,
	zip: (given) =>
		given.length * Math.max(...given.map((one) => (Array.isArray(one) ? one.length : 0))) <= LARGEST
			? null
			: `at most ${LARGEST} items are taken`,
	// With an empty separator among its options it never ends.
	formatNumber: (given) => (given[2] === undefined ? pictured(given) : 'no options are taken'),
	formatInteger: pictured,
	parseInteger: parsed,
	fromMillis: pictured,
	toMillis: parsed,
};

/** Not offered: code out of a payload, and what gives something else each time (`$receivedAt` is the time). */
export const NOT_OFFERED: ReadonlySet<string> = new Set([
	'eval',
	'now',
	'millis',
	'random',
	'shuffle',
]);

const UNLIMITED =
	`sum count max min average string substring lowercase uppercase length trim match join formatBase
	number floor ceil round abs sqrt power boolean not map filter single reduce sift keys lookup append exists merge
	reverse each error assert type base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl
	clone`.split(/\s+/);

type Focus = { readonly environment: { readonly base: { guardrails(): void } } };
type BuiltIn = { readonly implementation: (this: Focus, ...given: unknown[]) => unknown };

function bounded(name: string, { implementation }: BuiltIn): BuiltIn['implementation'] {
	const limit = LIMITS[name];
	function call(this: Focus, ...given: unknown[]): unknown {
		// What JSONata calls at each step: throws where the time is over.
		this.environment.base.guardrails();
		for (const one of given) {
			// JSON's 1e999: some count down from it.
			if (typeof one === 'number' && !Number.isFinite(one)) {
				throw new Error(`$${name}: a finite number is wanted, got ${one}`);
			}
		}
		const wrong = limit?.(given) ?? null;
		if (wrong !== null) throw new Error(`$${name}: ${wrong}`);
		const result = implementation.apply(this, given);
		return result instanceof Promise ? result.then(taken) : taken(result);
	}
	// JSONata counts and names the parameters of what it calls, the latter by its text.
	Object.defineProperty(call, 'length', { value: implementation.length });
	call.toString = () => implementation.toString();
	return call;
}

/** By name, in the form in which JSONata keeps its own: `Expression.assign` puts them before those. */
export const BUILT_INS: ReadonlyMap<string, unknown> = new Map(
	await Promise.all(
		[...UNLIMITED, ...Object.keys(LIMITS)].map(async (name) => {
			const own = (await jsonata(`$${name}`).evaluate(null)) as BuiltIn;
			return [name, { ...own, implementation: bounded(name, own) }] as const;
		}),
	),
);
