/** Expressions in JSONata (https://docs.jsonata.org), which a centre writes: bounded in time, depth and length. */
import jsonata from 'jsonata';

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
const LIMITS = { timeout: 20, stack: 200, sequence: 10_000 };

/** Backtracking that no other engine than V8's first one can do, and so none in time that grows with the text alone. */
const BACKTRACKS = /\(\?<?[=!]|\\[1-9]|\\k</;

/**
 * JSONata takes its patterns from here, those of `$eval` too. V8 turns to its linear engine when a pattern goes back over
 * a text too often (`LINEAR_PATTERNS`, which whoever runs expressions sets); what that one cannot do is refused.
 */
const BoundedRegExp = class extends RegExp {
	constructor(pattern: RegExp | string, flags?: string) {
		const source = typeof pattern === 'string' ? pattern : pattern.source;
		if (BACKTRACKS.test(source)) {
			throw new Error(`no look-around and no back-reference is taken in a pattern: /${source}/`);
		}
		super(pattern, flags);
	}
} as RegExpConstructor;

/** The expression, or a sentence that says what is wrong with it and where. */
export function expression(text: string): Expression | string {
	if (text.length > LONGEST) return `at most ${LONGEST} characters are taken, got ${text.length}`;
	let compiled: jsonata.Expression;
	try {
		compiled = jsonata(text, { ...LIMITS, RegexEngine: BoundedRegExp });
	} catch (cause) {
		return sentence(cause);
	}
	return {
		text,
		async evaluate(input, names) {
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

/** https://docs.jsonata.org/embedding-extending#options: thrown where `timeout` has passed. */
const TIMEOUT = 'D1012';

function codeOf(cause: unknown): unknown {
	return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
}

/** JSONata throws objects of its own, with a place in the text, and the engine's errors. */
function sentence(cause: unknown): string {
	if (typeof cause !== 'object' || cause === null) return String(cause);
	const { message, position } = cause as { message?: unknown; position?: unknown };
	const said = typeof message === 'string' ? message : 'the expression failed';
	return typeof position === 'number' ? `${said} (character ${position})` : said;
}
