/**
 * The arithmetic in which a centre's index may say how many points a value earns: numbers, `value`, `target`, `points`,
 * + - * / ( ), min and max of several, round(x) and round(x, decimals). It knows no loop and no memory, and is bounded in
 * length and depth, so that a file cannot hold up a server.
 */
export type FormulaName = 'value' | 'target' | 'points';
export type FormulaFunction = 'min' | 'max' | 'round';
export type FormulaOperator = '+' | '-' | '*' | '/';

export type Formula =
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'name'; readonly name: FormulaName }
	| { readonly kind: 'negative'; readonly of: Formula }
	| {
			readonly kind: 'operation';
			readonly operator: FormulaOperator;
			readonly left: Formula;
			readonly right: Formula;
	  }
	| { readonly kind: 'call'; readonly name: FormulaFunction; readonly of: readonly Formula[] };

export type ParsedFormula =
	| { readonly kind: 'formula'; readonly formula: Formula }
	/** `at`: the character, from 1, at which it cannot be read on. */
	| { readonly kind: 'bad-formula'; readonly at: number; readonly why: string };

const MOST_CHARACTERS = 200;
const MOST_DEPTH = 20;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z]+)|([-+*/(),]))/y;
const NAMES: readonly string[] = ['value', 'target', 'points'] satisfies FormulaName[];
/** How many arguments each takes, from and to. */
const CALLS: Record<FormulaFunction, readonly [from: number, to: number]> = {
	min: [2, 10],
	max: [2, 10],
	round: [1, 2],
};

type Token = { readonly at: number; readonly text: string };

class Unreadable extends Error {
	readonly at: number;

	constructor(at: number, why: string) {
		super(why);
		this.at = at;
	}
}

export function parseFormula(text: string): ParsedFormula {
	try {
		if (text.length > MOST_CHARACTERS)
			throw new Unreadable(MOST_CHARACTERS + 1, `longer than ${MOST_CHARACTERS} characters`);
		return { kind: 'formula', formula: new Reader(tokensOf(text), text.length).whole() };
	} catch (error) {
		if (error instanceof Unreadable)
			return { kind: 'bad-formula', at: error.at, why: error.message };
		throw error;
	}
}

function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	for (let at = 0; at < end;) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(text);
		if (!match) {
			const from = text.slice(at).search(/\S/) + at;
			throw new Unreadable(from + 1, `${JSON.stringify(text[from])} is no part of a formula`);
		}
		const token = match[0].trimStart();
		at += match[0].length;
		tokens.push({ at: at - token.length + 1, text: token });
	}
	return tokens;
}

/** Recursive descent: sums of products of single things. */
class Reader {
	readonly #tokens: readonly Token[];
	readonly #end: Token;
	#place = 0;
	#depth = 0;

	constructor(tokens: readonly Token[], length: number) {
		this.#tokens = tokens;
		this.#end = { at: length + 1, text: '' };
	}

	whole(): Formula {
		const formula = this.#sum();
		const { at, text } = this.#next();
		if (text !== '') throw new Unreadable(at, `"${text}" is not wanted here`);
		return formula;
	}

	#peek(): string {
		return (this.#tokens[this.#place] ?? this.#end).text;
	}

	#next(): Token {
		return this.#tokens[this.#place++] ?? this.#end;
	}

	#expect(text: string): void {
		const next = this.#next();
		if (next.text !== text) throw new Unreadable(next.at, `"${text}" is wanted here`);
	}

	#sum(): Formula {
		if (++this.#depth > MOST_DEPTH)
			throw new Unreadable(this.#next().at, `deeper than ${MOST_DEPTH} brackets`);
		let left = this.#product();
		for (let operator = this.#peek(); operator === '+' || operator === '-';) {
			this.#next();
			left = { kind: 'operation', operator, left, right: this.#product() };
			operator = this.#peek();
		}
		this.#depth--;
		return left;
	}

	#product(): Formula {
		let left = this.#single();
		for (let operator = this.#peek(); operator === '*' || operator === '/';) {
			this.#next();
			left = { kind: 'operation', operator, left, right: this.#single() };
			operator = this.#peek();
		}
		return left;
	}

	#single(): Formula {
		const { at, text } = this.#next();
		if (text === '-') {
			if (this.#peek() === '-') throw new Unreadable(at + 1, 'one "-" is enough');
			return { kind: 'negative', of: this.#single() };
		}
		if (text === '(') {
			const inner = this.#sum();
			this.#expect(')');
			return inner;
		}
		if (/^\d/.test(text)) return { kind: 'number', value: Number(text) };
		if (NAMES.includes(text)) return { kind: 'name', name: text as FormulaName };
		if (Object.hasOwn(CALLS, text)) return this.#call(at, text as FormulaFunction);
		const wanted = `${NAMES.join(', ')}, ${Object.keys(CALLS).join(', ')}, a number or "("`;
		throw new Unreadable(
			at,
			`${text === '' ? 'the end' : `"${text}"`} is here, wanted is ${wanted}`,
		);
	}

	#call(at: number, name: FormulaFunction): Formula {
		this.#expect('(');
		const of = [this.#sum()];
		while (this.#peek() === ',') {
			this.#next();
			of.push(this.#sum());
		}
		this.#expect(')');
		const [from, to] = CALLS[name];
		if (of.length < from || of.length > to)
			throw new Unreadable(at, `${name} takes ${from} to ${to} things, here are ${of.length}`);
		return { kind: 'call', name, of };
	}
}

export type FormulaValues = Readonly<Record<FormulaName, number>>;

/** Not finite where it has no result, such as a division by 0. */
export function evaluateFormula(formula: Formula, values: FormulaValues): number {
	switch (formula.kind) {
		case 'number':
			return formula.value;
		case 'name':
			return values[formula.name];
		case 'negative':
			return -evaluateFormula(formula.of, values);
		case 'operation': {
			const left = evaluateFormula(formula.left, values);
			const right = evaluateFormula(formula.right, values);
			return operated(left, formula.operator, right);
		}
		case 'call':
			return called(
				formula.name,
				formula.of.map((each) => evaluateFormula(each, values)),
			);
		default:
			return formula satisfies never;
	}
}

function operated(left: number, operator: FormulaOperator, right: number): number {
	switch (operator) {
		case '+':
			return left + right;
		case '-':
			return left - right;
		case '*':
			return left * right;
		case '/':
			return left / right;
		default:
			return operator satisfies never;
	}
}

const MOST_DECIMALS = 6;

function called(name: FormulaFunction, of: readonly number[]): number {
	if (name === 'min') return Math.min(...of);
	if (name === 'max') return Math.max(...of);
	const [value = Number.NaN, decimals = 0] = of;
	const factor = 10 ** Math.min(Math.max(Math.round(decimals), 0), MOST_DECIMALS);
	// Halves go up, as on paper; 1.005 is a little less than it looks and is meant as it looks.
	return Math.round(value * factor * (1 + Number.EPSILON)) / factor;
}

/** Whether a formula asks for a name. */
export function formulaNames(formula: Formula, name: FormulaName): boolean {
	switch (formula.kind) {
		case 'number':
			return false;
		case 'name':
			return formula.name === name;
		case 'negative':
			return formulaNames(formula.of, name);
		case 'operation':
			return formulaNames(formula.left, name) || formulaNames(formula.right, name);
		case 'call':
			return formula.of.some((each) => formulaNames(each, name));
		default:
			return formula satisfies never;
	}
}

const SIGNS: Record<FormulaOperator, string> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** The arithmetic with the numbers in it: "min(87,2 ÷ 95; 1) × 10". `number` writes one. */
export function printFormula(
	formula: Formula,
	values: FormulaValues,
	number: (value: number) => string,
): string {
	const print = (of: Formula, bracketed: (of: Formula) => boolean = () => false): string => {
		const text = printed(of);
		return bracketed(of) ? `(${text})` : text;
	};
	const isSum = (of: Formula): boolean =>
		of.kind === 'operation' && (of.operator === '+' || of.operator === '-');
	const printed = (of: Formula): string => {
		switch (of.kind) {
			case 'number':
				return number(of.value);
			case 'name':
				return number(values[of.name]);
			case 'negative':
				return `−${print(of.of, ({ kind }) => kind === 'operation')}`;
			case 'operation': {
				const { operator, left, right } = of;
				const isProduct = operator === '*' || operator === '/';
				const before = print(left, (each) => isProduct && isSum(each));
				const after = print(right, (each) =>
					isProduct ? each.kind === 'operation' : operator === '-' && isSum(each),
				);
				return `${before} ${SIGNS[operator]} ${after}`;
			}
			case 'call':
				return `${of.name}(${of.of.map((each) => print(each)).join('; ')})`;
			default:
				return of satisfies never;
		}
	};
	return printed(formula);
}
