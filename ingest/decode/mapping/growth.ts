/** What an expression can make larger without a function: `$x & $x`, `{"a": $, "b": $}`, `a.$$`. */
import type jsonata from 'jsonata';
import { taken } from './bounded-built-ins.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every node of the tree; some are in it more than once. */
export function nodesOf(ast: unknown): readonly Node[] {
	const found = new Set<object>();
	const rest = [ast];
	while (rest.length > 0) {
		const one = rest.pop();
		if (typeof one !== 'object' || one === null || found.has(one)) continue;
		found.add(one);
		rest.push(...(Object.values(one) as unknown[]));
	}
	return [...found] as Node[];
}

/** They give what is there already, or what a bounded function gave: no more than that. */
const GIVES_NO_MORE = new Set<unknown>([
	'name',
	'wildcard',
	'variable',
	'string',
	'number',
	'value',
	'regex',
	'lambda',
	'condition',
	'block',
	'bind',
	'filter',
]);

function grows(node: Node): boolean {
	const { type, value, steps, group } = node;
	if (group !== undefined) return true;
	if (type === 'binary') return value === '&' || value === '..';
	if (type === 'unary') return value !== '-';
	if (type === 'path' && Array.isArray(steps)) {
		return (steps as Node[]).some(
			(step, at) => at > 0 && step['type'] !== 'name' && step['type'] !== 'wildcard',
		);
	}
	return ['descendant', 'transform', 'parent', 'apply', 'partial', 'sort'].includes(String(type));
}

/** JSONata's hook, called with what each step gave. It costs a little, so that only who needs it has it. */
export function boundGrowth(compiled: jsonata.Expression, nodes: readonly Node[]): void {
	if (!nodes.some(grows)) return;
	const hook = (node: Node, _input: unknown, _environment: unknown, result: unknown): void => {
		if (!GIVES_NO_MORE.has(node['type']) || node['group'] !== undefined) taken(result);
	};
	// `assign` takes symbols as well as names, which its types do not say.
	compiled.assign(Symbol.for('jsonata.__evaluate_exit') as unknown as string, hook);
}
