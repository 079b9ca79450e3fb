/** Python's rules for the values of a template: JSON's values, and undefined for what is not there. */

/** The template's own mistake, with words for a person; caught where it is compiled or rendered. */
export class TemplateMistake extends Error {}

export function mistake(words: string): TemplateMistake {
	return new TemplateMistake(words);
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?\s*$/i;

/** As `float()` reads it, which takes text too; null where it is no finite number. */
export function numberOf(value: unknown): number | null {
	if (typeof value === 'boolean') return value ? 1 : 0;
	const number =
		typeof value === 'string' && NUMBER.test(value)
			? Number(value)
			: typeof value === 'number'
				? value
				: NaN;
	return Number.isFinite(number) ? number : null;
}

/** As arithmetic reads it, which takes no text. */
export function operand(value: unknown): number {
	const number = typeof value === 'string' ? null : numberOf(value);
	if (number === null) throw mistake(`a number is wanted, got ${described(value)}`);
	return number;
}

export function isTrue(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value);
}

/** `True` and `None` are written as Python does. A list or an object is no state, and its text could be of any length. */
export function textOf(value: unknown): string {
	if (value === undefined) return '';
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	throw mistake(`a text or a number is wanted, got ${described(value)}`);
}

/** True equals 1, and text never a number. Lists and objects are compared by identity: deep ones could take any time. */
export function isSame(left: unknown, right: unknown): boolean {
	if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
	return left === right;
}

/** Below 0, 0 or above: two numbers, or two texts. */
export function order(left: unknown, right: unknown): number {
	if (typeof left === 'string' && typeof right === 'string') {
		return left < right ? -1 : left > right ? 1 : 0;
	}
	return operand(left) - operand(right);
}

export function isIn(needle: unknown, within: unknown): boolean {
	if (within === undefined) return false;
	if (typeof within === 'string') return within.includes(textOf(needle));
	if (Array.isArray(within)) return within.some((item) => isSame(item, needle));
	if (typeof within === 'object' && within !== null) return Object.hasOwn(within, textOf(needle));
	throw mistake(`nothing can be in ${described(within)}`);
}

/** Own fields only: what every JavaScript object has besides is nobody's business. */
export function memberOf(object: unknown, key: unknown): unknown {
	if (object === undefined) throw mistake(`${textOf(key)} of what is undefined`);
	if (typeof object === 'string' || Array.isArray(object)) {
		return typeof key === 'number' ? object.at(key) : undefined;
	}
	if (typeof object !== 'object' || object === null) return undefined;
	const name = textOf(key);
	return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

export function sliceOf(value: unknown, [from, to]: readonly unknown[]): unknown {
	if (typeof value !== 'string' && !Array.isArray(value)) {
		throw mistake(`a text or a list is wanted, got ${described(value)}`);
	}
	const end = (bound: unknown) => (bound === undefined ? undefined : operand(bound));
	return value.slice(end(from), end(to));
}

export function described(value: unknown): string {
	if (value === undefined) return 'what is undefined';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	return JSON.stringify(value).slice(0, 60);
}

function isNumeric(value: unknown): value is number | boolean {
	return typeof value === 'number' || typeof value === 'boolean';
}
