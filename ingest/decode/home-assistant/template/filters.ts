/**
 * The filters, functions, methods and tests that a template may name: those of
 * https://www.home-assistant.io/docs/configuration/templating/ and of Jinja that value templates commonly use. None looks
 * outside its arguments, none takes a pattern (a regular expression can take any time), none knows the time of day.
 */
import {
	described,
	isTrue,
	memberOf,
	mistake,
	numberOf,
	operand,
	textOf,
	TemplateMistake,
} from './values.ts';

export type Callable = {
	/** Names of the parameters after the input, in order. */
	readonly names: readonly string[];
	/** The input, then an argument a name; undefined where it was not given. */
	readonly run: (...values: unknown[]) => unknown;
};

/** Characters that a text may grow to. */
export const LONGEST_TEXT = 64 * 1024;

export function held(text: string): string {
	if (text.length > LONGEST_TEXT) throw mistake(`the text grows beyond ${LONGEST_TEXT} characters`);
	return text;
}

function callable(names: readonly string[], run: Callable['run']): Callable {
	return { names, run };
}

/** A number where there is one, else what was given for that case, else a mistake, as in Home Assistant since 2022. */
function orDefault(number: number | null, input: unknown, otherwise: unknown): unknown {
	if (number !== null) return number;
	if (otherwise === undefined) throw mistake(`no number can be made of ${described(input)}`);
	return otherwise;
}

function rounded(input: unknown, digits: unknown, method: unknown, otherwise: unknown): unknown {
	const number = numberOf(input);
	if (number === null) return orDefault(null, input, otherwise);
	const factor = 10 ** (digits === undefined ? 0 : operand(digits));
	switch (method ?? 'common') {
		case 'common':
			return Math.round(number * factor) / factor;
		case 'ceil':
			return Math.ceil(number * factor) / factor;
		case 'floor':
			return Math.floor(number * factor) / factor;
		case 'half':
			return Math.round(number * 2) / 2;
		default:
			throw mistake(`round: "common", "ceil", "floor" or "half" is wanted`);
	}
}

const TRUE = new Set(['true', 'yes', 'on', 'enable', '1']);
const FALSE = new Set(['false', 'no', 'off', 'disable', '0']);

function asBool(input: unknown, otherwise: unknown): unknown {
	if (typeof input === 'boolean') return input;
	if (typeof input === 'number') return input !== 0;
	const text = textOf(input).trim().toLowerCase();
	if (TRUE.has(text)) return true;
	if (FALSE.has(text)) return false;
	if (otherwise === undefined) throw mistake(`neither true nor false: ${described(input)}`);
	return otherwise;
}

/** How long it gets is known before it is made: a thousand pieces times a long text would fill the memory. */
function replaced(input: unknown, old: unknown, by: unknown): string {
	const [text, newer] = [textOf(input), textOf(by)];
	const pieces = text.split(textOf(old));
	if (text.length + pieces.length * newer.length > 2 * LONGEST_TEXT) {
		throw mistake(`the text grows beyond ${LONGEST_TEXT} characters`);
	}
	return held(pieces.join(newer));
}

function joined(input: unknown, by: unknown): string {
	const items = listOf(input).map(textOf);
	const between = textOf(by);
	const length = items.reduce((sum, item) => sum + item.length + between.length, 0);
	if (length > 2 * LONGEST_TEXT) throw mistake(`the text grows beyond ${LONGEST_TEXT} characters`);
	return held(items.join(between));
}

function listOf(input: unknown): readonly unknown[] {
	if (Array.isArray(input)) return input;
	throw mistake(`a list is wanted, got ${described(input)}`);
}

function sizeOf(input: unknown): number {
	if (typeof input === 'string' || Array.isArray(input)) return input.length;
	if (typeof input === 'object' && input !== null) return Object.keys(input).length;
	throw mistake(`a text, a list or an object is wanted, got ${described(input)}`);
}

function parsed(input: unknown): unknown {
	try {
		return JSON.parse(textOf(input));
	} catch (cause) {
		if (cause instanceof TemplateMistake) throw cause;
		throw mistake(`no JSON: ${described(input)}`);
	}
}

function chosen(input: unknown, yes: unknown, no: unknown, none: unknown): unknown {
	if (input === null && none !== undefined) return none;
	return isTrue(input) ? (yes ?? true) : (no ?? false);
}

const anyDefault = callable(['default_value', 'boolean'], (input, otherwise, alsoFalse) =>
	input === undefined || (isTrue(alsoFalse) && !isTrue(input)) ? (otherwise ?? '') : input,
);
const size = callable([], sizeOf);
const splitter = callable(['sep'], (input, by) =>
	by === undefined ? textOf(input).trim().split(/\s+/) : textOf(input).split(textOf(by)),
);
const replacer = callable(['old', 'new'], replaced);

/** `value | name(arguments)` */
export const FILTERS: ReadonlyMap<string, Callable> = new Map([
	['float', callable(['default'], (input, other) => orDefault(numberOf(input), input, other))],
	[
		'int',
		callable(['default'], (input, other) => {
			const number = numberOf(input);
			return orDefault(number === null ? null : Math.trunc(number), input, other);
		}),
	],
	['bool', callable(['default'], asBool)],
	['round', callable(['precision', 'method', 'default'], rounded)],
	['abs', callable([], (input) => Math.abs(operand(input)))],
	['multiply', callable(['amount'], (input, by) => operand(numberOf(input)) * operand(by))],
	['add', callable(['amount'], (input, more) => operand(numberOf(input)) + operand(more))],
	['default', anyDefault],
	['d', anyDefault],
	['iif', callable(['if_true', 'if_false', 'if_none'], chosen)],
	['is_number', callable([], (input) => typeof input !== 'boolean' && numberOf(input) !== null)],
	['is_defined', callable([], definitely)],
	['lower', callable([], (input) => textOf(input).toLowerCase())],
	['upper', callable([], (input) => textOf(input).toUpperCase())],
	['trim', callable([], (input) => textOf(input).trim())],
	['string', callable([], textOf)],
	['replace', replacer],
	['split', splitter],
	['length', size],
	['count', size],
	['first', callable([], (input) => memberOf(input, 0))],
	['last', callable([], (input) => memberOf(input, -1))],
	['join', callable(['d'], joined)],
	['min', callable([], (input) => Math.min(...numbers(input)))],
	['max', callable([], (input) => Math.max(...numbers(input)))],
	['sum', callable([], (input) => numbers(input).reduce((sum, number) => sum + number, 0))],
	['from_json', callable([], parsed)],
]);

/** Filters that Home Assistant also takes as functions, the input first. */
export const FUNCTIONS: ReadonlySet<string> = new Set(['float', 'int', 'bool', 'iif', 'is_number']);

/** `value.name(arguments)` */
export const METHODS: ReadonlyMap<string, Callable> = new Map([
	['lower', callable([], (input) => textOf(input).toLowerCase())],
	['upper', callable([], (input) => textOf(input).toUpperCase())],
	['strip', callable([], (input) => textOf(input).trim())],
	['startswith', callable(['prefix'], (input, start) => textOf(input).startsWith(textOf(start)))],
	['endswith', callable(['suffix'], (input, end) => textOf(input).endsWith(textOf(end)))],
	['split', splitter],
	['replace', replacer],
	[
		'get',
		callable(['key', 'default'], (input, key, other) => memberOf(input, key) ?? other ?? null),
	],
]);

/** `value is name` */
export const TESTS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
	['defined', (value) => value !== undefined],
	['undefined', (value) => value === undefined],
	['none', (value) => value === null],
	['number', (value) => typeof value === 'number'],
	['string', (value) => typeof value === 'string'],
	['boolean', (value) => typeof value === 'boolean'],
	['true', (value) => value === true],
	['false', (value) => value === false],
	['mapping', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)],
	['iterable', (value) => typeof value === 'string' || Array.isArray(value)],
	['sequence', (value) => typeof value === 'string' || Array.isArray(value)],
]);

function definitely(input: unknown): unknown {
	if (input === undefined) throw mistake('a value is undefined');
	return input;
}

function numbers(input: unknown): number[] {
	const list = listOf(input);
	if (list.length === 0 || list.length > 1_000) throw mistake('a list of 1 to 1000 is wanted');
	return list.map(operand);
}
