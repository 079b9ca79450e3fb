/**
 * What most fields of a mapping are: paths of names such as `params."switch:0".voltage`, texts, `a ?? b` and objects of
 * these. Walked here they give what JSONata gives, and cost a hundredth.
 */
type Node = Readonly<Record<string, unknown>>;
type Walk = (input: unknown) => unknown;

/** A list was met: JSONata goes through its items. */
export const NOT_PLAIN: unique symbol = Symbol('not plain');

/** Null where the tree has anything else in it. What is walked gives undefined where nothing is found, or `NOT_PLAIN`. */
export function plainExpression(ast: unknown): Walk | null {
	const walk = walkOf(ast as Node);
	return walk && ((input) => (Array.isArray(input) ? NOT_PLAIN : walk(input)));
}

function walkOf(node: Node): Walk | null {
	if (node['type'] === 'path') return pathOf(node);
	if (node['type'] === 'condition') return firstOf(node);
	if (node['type'] === 'unary' && node['value'] === '{') return objectOf(node);
	const { type, value } = node;
	return type === 'string' || type === 'number' ? () => value : null;
}

/** Filters, sorting, grouping and the like would be further keys. */
const OF_PATHS = new Set(['type', 'steps']);
const OF_NAMES = new Set(['type', 'value', 'position']);

function hasOnly(node: Node, keys: ReadonlySet<string>): boolean {
	return Object.keys(node).every((key) => keys.has(key));
}

function pathOf(node: Node): Walk | null {
	const steps = node['steps'] as readonly Node[];
	const areNames = steps.every((step) => step['type'] === 'name' && hasOnly(step, OF_NAMES));
	if (!areNames || !hasOnly(node, OF_PATHS)) return null;
	const names = steps.map(({ value }) => String(value));
	return (input) => {
		let found = input;
		for (const name of names) {
			if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
				return undefined;
			found = (found as Node)[name];
			if (Array.isArray(found)) return NOT_PLAIN;
		}
		return found;
	};
}

/** `a ?? b`, which JSONata reads as `$exists(a) ? a : b`. */
function firstOf({ condition, then, else: other }: Node): Walk | null {
	const { type, procedure, arguments: asked } = condition as Node;
	const isExists = type === 'function' && (procedure as Node)['value'] === 'exists';
	if (!isExists || !other || JSON.stringify(asked) !== JSON.stringify([then])) return null;
	const [first, second] = [walkOf(then as Node), walkOf(other as Node)];
	if (!first || !second) return null;
	return (input) => {
		const found = first(input);
		return found === undefined ? second(input) : found;
	};
}

function objectOf({ lhs, ...more }: Node): Walk | null {
	if (more['group'] !== undefined) return null;
	const walks = new Map<string, Walk>();
	const pairs = lhs as readonly (readonly [Node, Node])[];
	for (const [key, value] of pairs) {
		const walk = walkOf(value);
		if (key['type'] !== 'string' || !walk) return null;
		walks.set(String(key['value']), walk);
	}
	// JSONata refuses a key that comes twice.
	if (walks.size < pairs.length) return null;
	return (input) => {
		const made: Record<string, unknown> = {};
		for (const [key, walk] of walks) {
			const found = walk(input);
			if (found === NOT_PLAIN) return NOT_PLAIN;
			if (found !== undefined) made[key] = found;
		}
		return made;
	};
}
