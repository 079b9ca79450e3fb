/**
 * From the tree of a parsed template to a function. Only what is listed here is taken: no loop, no macro, no import, nothing that
 * Home Assistant knows of its own state. So what a template costs is bounded by its length and by that of the payload.
 */
import { FILTERS, FUNCTIONS, held, METHODS, TESTS, type Callable } from './filters.ts';
import {
	isIn,
	isSame,
	isTrue,
	memberOf,
	mistake,
	operand,
	order,
	sliceOf,
	textOf,
} from './values.ts';
import type { Expression, Statement } from './tree.ts';

export type Scope = {
	/** Of what the template may know: `value`, `value_json`, and what it has set itself. */
	readonly names: Map<string, unknown>;
	/** Steps and characters that are left, for all templates of one payload together. */
	readonly work: { left: number };
};

export type Step = (scope: Scope) => unknown;

const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
	['true', true],
	['True', true],
	['false', false],
	['False', false],
	['none', null],
	['None', null],
]);

export function compileAll(statements: readonly Statement[]): (scope: Scope) => string {
	const steps = statements.map(compileStatement);
	return (scope) => held(steps.reduce((text, step) => held(text + step(scope)), ''));
}

function compileStatement(node: Statement): (scope: Scope) => string {
	switch (node.type) {
		case 'Comment':
			return () => '';
		case 'If': {
			const test = compile(node.test);
			const yes = compileAll(node.body);
			const no = compileAll(node.alternate);
			return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope));
		}
		case 'Set': {
			if (node.assignee.type !== 'Identifier' || node.value === null) {
				throw mistake('set: a name, = and an expression are wanted');
			}
			const name = node.assignee.value;
			const value = compile(node.value);
			return (scope) => {
				scope.names.set(name, value(scope));
				return '';
			};
		}
		case 'For':
		case 'Macro':
		case 'CallStatement':
			throw mistake('a template may not loop or define macros');
		default: {
			const value = compile(node);
			return (scope) => textOf(value(scope));
		}
	}
}

function compile(node: Expression): Step {
	const step = expression(node);
	return (scope) => spent(scope, step(scope));
}

/** What a text or list costs is its length. */
function spent(scope: Scope, value: unknown): unknown {
	scope.work.left -= typeof value === 'string' || Array.isArray(value) ? 1 + value.length : 1;
	if (scope.work.left < 0) throw mistake('the templates of this message take too long');
	return value;
}

function expression(node: Expression): Step {
	switch (node.type) {
		case 'IntegerLiteral':
		case 'FloatLiteral':
		case 'StringLiteral':
			return () => node.value;
		case 'ArrayLiteral':
		case 'TupleLiteral': {
			const items = node.value.map(compile);
			return (scope) => items.map((item) => item(scope));
		}
		case 'Identifier':
			return CONSTANTS.has(node.value)
				? () => CONSTANTS.get(node.value)
				: (scope) => scope.names.get(node.value);
		case 'MemberExpression': {
			const object = compile(node.object);
			if (node.property.type === 'SliceExpression') {
				const { start, stop, step } = node.property;
				if (step !== undefined) throw mistake('a slice has a start and an end only');
				const bounds = [start, stop].map((bound) => (bound ? compile(bound) : () => undefined));
				return (scope) =>
					sliceOf(
						object(scope),
						bounds.map((bound) => bound(scope)),
					);
			}
			const key = node.computed ? compile(node.property) : constantKey(node.property);
			return (scope) => memberOf(object(scope), key(scope));
		}
		case 'CallExpression':
			return compileCall(node);
		case 'FilterExpression': {
			const { name, args } = named(node.filter);
			return applied(FILTERS.get(name), { what: `filter ${name}`, input: node.operand, args });
		}
		case 'TestExpression': {
			const test = TESTS.get(node.test.value);
			if (test === undefined) throw mistake(`test ${node.test.value} is not known`);
			const value = compile(node.operand);
			return (scope) => test(value(scope)) !== node.negate;
		}
		case 'UnaryExpression': {
			const value = compile(node.argument);
			if (node.operator.value === 'not') return (scope) => !isTrue(value(scope));
			const sign = node.operator.value === '-' ? -1 : 1;
			return (scope) => sign * operand(value(scope));
		}
		case 'BinaryExpression':
			return binary(node.operator.value, compile(node.left), compile(node.right));
		case 'Ternary':
			return either(compile(node.condition), compile(node.trueExpr), compile(node.falseExpr));
		case 'SelectExpression':
			return either(compile(node.test), compile(node.lhs), () => undefined);
		default:
			throw mistake(`${(node as { type: string }).type} is not taken here`);
	}
}

function either(test: Step, yes: Step, no: Step): Step {
	return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope));
}

function constantKey(property: Expression): Step {
	if (property.type !== 'Identifier' && property.type !== 'IntegerLiteral') {
		throw mistake(`a name is wanted after the point, got ${property.type}`);
	}
	return () => property.value;
}

function named(filter: Expression): { name: string; args: readonly Expression[] } {
	if (filter.type === 'Identifier') return { name: filter.value, args: [] };
	if (filter.type === 'CallExpression' && filter.callee.type === 'Identifier') {
		return { name: filter.callee.value, args: filter.args };
	}
	throw mistake('the name of a filter is wanted');
}

function compileCall({ callee, args }: Extract<Expression, { type: 'CallExpression' }>): Step {
	if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
		const name = callee.property.value;
		return applied(METHODS.get(name), { what: `${name}()`, input: callee.object, args });
	}
	const name = callee.type === 'Identifier' ? callee.value : '';
	const [input, ...others] = args;
	if (!FUNCTIONS.has(name) || input === undefined) {
		throw mistake(`function ${name}() is not known, or lacks its argument`);
	}
	return applied(FILTERS.get(name), { what: `${name}()`, input, args: others });
}

function applied(
	callable: Callable | undefined,
	{ what, input, args }: { what: string; input: Expression; args: readonly Expression[] },
): Step {
	if (callable === undefined) throw mistake(`${what} is not known`);
	const steps: Step[] = [];
	for (const [at, arg] of args.entries()) {
		const isNamed = arg.type === 'KeywordArgumentExpression';
		const place = isNamed ? callable.names.indexOf(arg.key.value) : at;
		if (place < 0 || place >= callable.names.length) throw mistake(`${what}: an argument too many`);
		steps[place] = compile(isNamed ? arg.value : arg);
	}
	const first = compile(input);
	const places = callable.names.map((_, at) => steps[at] ?? (() => undefined));
	return (scope) => callable.run(first(scope), ...places.map((place) => place(scope)));
}

function binary(operator: string, left: Step, right: Step): Step {
	const numbers = (run: (a: number, b: number) => number): Step => {
		return (scope) => run(operand(left(scope)), operand(right(scope)));
	};
	switch (operator) {
		case 'and':
			return (scope) => {
				const value = left(scope);
				return isTrue(value) ? right(scope) : value;
			};
		case 'or':
			return (scope) => {
				const value = left(scope);
				return isTrue(value) ? value : right(scope);
			};
		case '==':
			return (scope) => isSame(left(scope), right(scope));
		case '!=':
			return (scope) => !isSame(left(scope), right(scope));
		case '<':
			return (scope) => order(left(scope), right(scope)) < 0;
		case '<=':
			return (scope) => order(left(scope), right(scope)) <= 0;
		case '>':
			return (scope) => order(left(scope), right(scope)) > 0;
		case '>=':
			return (scope) => order(left(scope), right(scope)) >= 0;
		case 'in':
			return (scope) => isIn(left(scope), right(scope));
		case 'not in':
			return (scope) => !isIn(left(scope), right(scope));
		case '~':
			return (scope) => held(textOf(left(scope)) + textOf(right(scope)));
		case '+':
			return (scope) => {
				const [a, b] = [left(scope), right(scope)];
				return typeof a === 'string' && typeof b === 'string'
					? held(a + b)
					: operand(a) + operand(b);
			};
		case '-':
			return numbers((a, b) => a - b);
		case '*':
			return numbers((a, b) => a * b);
		case '**':
			return numbers((a, b) => a ** b);
		case '/':
			return numbers((a, b) => a / divisor(b));
		case '//':
			return numbers((a, b) => Math.floor(a / divisor(b)));
		case '%':
			// The sign is the divisor's, as in Python.
			return numbers((a, b) => a - Math.floor(a / divisor(b)) * b);
		default:
			throw mistake(`operator ${operator} is not known`);
	}
}

function divisor(number: number): number {
	if (number === 0) throw mistake('division by zero');
	return number;
}
