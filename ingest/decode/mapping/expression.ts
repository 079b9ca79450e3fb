/** Expressions in JSONata (https://docs.jsonata.org), which a centre writes: bounded in time, depth and length. */
import jsonata from 'jsonata';
import { BUILT_INS, NOT_OFFERED } from './bounded-built-ins.ts';
import { boundGrowth, nodesOf } from './growth.ts';
import { isLinear } from './linear-patterns.ts';
import { NOT_PLAIN, plainExpression } from './plain-expression.ts';

export type Expression = {
	readonly text: string;
	/** Null where the expression finds nothing. */
	evaluate(
		input: unknown,
		names: Readonly<Record<string, unknown>>,
	): Promise<
		{ readonly value: unknown } | { readonly fault: string; readonly ranOutOfTime: boolean }
	>;
};

const LONGEST = 2_000;
/** A sequence is what a path gives, item by item. */
const LIMITS = { timeout: 20, stack: 200, sequence: 2_000 };
const LONGEST_FAULT = 300;
/** Where every place of a text can begin a match, time grows with its square. */
const LONGEST_MATCHED = 1_000;
const LONGEST_PATTERN = 200;
const NOT_LINEAR =
	'a pattern is wanted without look-around, back-reference, long or nested counts and the flags i and u';

/** https://docs.jsonata.org/embedding-extending#options: thrown where `timeout` has passed. */
const TIMEOUT = 'D1012';

/** JSONata makes one at each evaluation, and asks it for one match after the other without a look at its clock. */
function boundedRegExp(now: () => number): RegExpConstructor {
	return class extends RegExp {
		readonly #until = now() + LIMITS.timeout;

		override exec(text: string): RegExpExecArray | null {
			if (String(text).length > LONGEST_MATCHED) {
				throw new Error(`at most ${LONGEST_MATCHED} characters are compared with a pattern`);
			}
			if (now() <= this.#until) return super.exec(text);
			throw Object.assign(new Error('out of time'), { code: TIMEOUT, value: LIMITS.timeout });
		}
	} as unknown as RegExpConstructor;
}

/**
 * The expression, or a sentence that says what is wrong with it and where. `now` (epoch ms) measures how long its patterns
 * take, as JSONata measures the rest: by the machine's clock, unless a test has another.
 */
export function expression(text: string, now: () => number = Date.now): Expression | string {
	if (text.length > LONGEST) return `at most ${LONGEST} characters are taken, got ${text.length}`;
	let compiled: jsonata.Expression;
	try {
		compiled = jsonata(text, { ...LIMITS, RegexEngine: boundedRegExp(now) });
	} catch (cause) {
		return sentence(cause);
	}
	const plain = plainExpression(compiled.ast());
	const nodes = nodesOf(compiled.ast());
	for (const { type, value } of nodes) {
		if (type === 'variable' && NOT_OFFERED.has(String(value)))
			return `$${String(value)} is not offered`;
		if (!(value instanceof RegExp)) continue;
		if (value.source.length > LONGEST_PATTERN)
			return `a pattern has at most ${LONGEST_PATTERN} characters`;
		if (!isLinear(value)) return `${NOT_LINEAR}: ${String(value)}`;
	}
	for (const name of NOT_OFFERED) compiled.assign(name, undefined);
	for (const [name, builtIn] of BUILT_INS) compiled.assign(name, builtIn);
	boundGrowth(compiled, nodes);
	return {
		text,
		async evaluate(input, names) {
			const found = plain ? plain(input) : NOT_PLAIN;
			if (found !== NOT_PLAIN) return { value: found ?? null };
			for (let attempt = 1; ; attempt++) {
				try {
					return { value: ((await compiled.evaluate(input, { ...names })) as unknown) ?? null };
				} catch (cause) {
					const ranOutOfTime = codeOf(cause) === TIMEOUT;
					// Once the machine itself may have been busy elsewhere.
					if (!ranOutOfTime || attempt === 2) return { fault: sentence(cause), ranOutOfTime };
				}
			}
		},
	};
}

function codeOf(cause: unknown): unknown {
	return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
}

/** JSONata throws objects of its own, with a place in the text, and the engine's errors. */
function sentence(cause: unknown): string {
	if (typeof cause !== 'object' || cause === null) return String(cause);
	const { message, position } = cause as { message?: unknown; position?: unknown };
	const said = typeof message === 'string' ? message : 'the expression failed';
	const short = said.length > LONGEST_FAULT ? `${said.slice(0, LONGEST_FAULT)}…` : said;
	return typeof position === 'number' ? `${short} (character ${position})` : short;
}
