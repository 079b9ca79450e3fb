/** A mapping as a centre writes it (YAML, docs/mappings.md), and every mistake in it with its line. */
import * as v from 'valibot';
import type { Presence } from '#lib/domain/reading.ts';
import { parseYamlFile, type BadFile } from '#lib/wire/yaml-file.ts';
import { isMetricCode } from '../telemetry.ts';
import { expression } from './expression.ts';
import type { Expression } from './expression.ts';
import { topicPattern } from './topic-pattern.ts';
import type { TopicPattern } from './topic-pattern.ts';

export type Rule = {
	/** Of the file that it stands in. */
	readonly line: number;
	readonly topic: TopicPattern & { readonly text: string };
	/** `json`: whatever value JSON has, a plain number too; `text`: the payload as it is. */
	readonly payload: 'json' | 'text';
	/** The rule is for messages of which this is true. */
	readonly when: Expression | null;
	/** Null: the part of the topic of that name. */
	readonly device: Expression | null;
	readonly name: Expression | null;
	readonly gateway: Expression | null;
	readonly kind: string | null;
	readonly heartbeatS: number | null;
	readonly state: Expression | null;
	readonly reason: Expression | null;
	/** Who watches over the state that is told; null: nobody is known to. */
	readonly presence: Presence | null;
	readonly time: Expression | null;
	/** By metric, or one expression that gives all of them as an object. */
	readonly values:
		| { readonly kind: 'all'; readonly expression: Expression }
		| { readonly kind: 'each'; readonly expressions: Readonly<Record<string, Expression>> }
		| null;
};

export type Mapping = { readonly name: string; readonly rules: readonly Rule[] };

const made = <T>(make: (text: string) => T | string) =>
	v.pipe(
		v.string('a text is wanted'),
		v.rawTransform(({ dataset, addIssue, NEVER }): T => {
			const value = make(dataset.value);
			if (typeof value !== 'string') return value;
			addIssue({ message: value });
			return NEVER;
		}),
	);

const EXPRESSION = made((text) => expression(text));
const METRIC = v.pipe(
	v.string(),
	v.check(isMetricCode, (issue) => `"${issue.input}" is no metric, such as powerW`),
);
const KIND = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'a kind of device is wanted, such as camera'),
);

const SECONDS = v.pipe(
	v.number('a number of seconds is wanted'),
	v.integer('whole seconds are wanted'),
	v.minValue(1, 'at least 1 s is wanted'),
	v.maxValue(604_800, 'at most a week (604800 s) is wanted'),
);
/** Told apart by hand: of a union valibot would say that neither fits, not why. */
const VALUES = v.lazy((input) =>
	typeof input === 'string'
		? v.pipe(
				EXPRESSION,
				v.transform((expression) => ({ kind: 'all' as const, expression })),
			)
		: v.pipe(
				v.record(METRIC, EXPRESSION, 'an expression is wanted, or one for each metric'),
				v.transform((expressions) => ({ kind: 'each' as const, expressions })),
			),
);

/** Names that expressions know besides the parts of the topic. */
const GIVEN = ['topic', 'retained', 'receivedAt'];

const RULE = v.pipe(
	v.strictObject(
		{
			topic: made((text) => {
				const pattern = topicPattern(text);
				if (typeof pattern === 'string') return pattern;
				const taken = pattern.names.find((name) => GIVEN.includes(name));
				return taken === undefined ? { ...pattern, text } : `{${taken}} has a meaning of its own`;
			}),
			payload: v.optional(v.picklist(['json', 'text'], 'json or text is wanted'), 'json'),
			when: v.nullish(EXPRESSION, null),
			device: v.nullish(EXPRESSION, null),
			name: v.nullish(EXPRESSION, null),
			gateway: v.nullish(EXPRESSION, null),
			kind: v.nullish(KIND, null),
			heartbeatS: v.nullish(SECONDS, null),
			state: v.nullish(EXPRESSION, null),
			reason: v.nullish(EXPRESSION, null),
			presence: v.nullish(v.picklist(['session', 'bridge'], 'session or bridge is wanted'), null),
			time: v.nullish(EXPRESSION, null),
			values: v.nullish(VALUES, null),
		},
		(issue) =>
			issue.expected === 'never'
				? `${String(issue.path?.at(-1)?.key)} is nothing that a rule has`
				: `a rule is wanted, with ${String(issue.path?.at(-1)?.key ?? 'topic')}`,
	),
	v.check(
		({ state, values, kind, name }) => [state, values, kind, name].some((part) => part !== null),
		'a rule gives a state, values, or what the device is (kind, name)',
	),
	v.check(
		({ topic, device }) => device !== null || topic.names.includes('device'),
		'of which device is wanted: {device} in the topic, or an expression',
	),
);

const FILE = v.strictObject(
	{
		name: v.pipe(
			v.string('a name is wanted'),
			v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'a short name is wanted, such as tasmota'),
		),
		rules: v.pipe(v.array(RULE, 'a list of rules is wanted'), v.minLength(1, 'a rule is wanted')),
	},
	(issue) =>
		issue.expected === 'never'
			? `${String(issue.path?.at(-1)?.key)} is nothing that a mapping has`
			: 'a mapping is wanted, with name and rules',
);

/** The mapping of a file, or all that is wrong in it. `file` is its name, for people. */
export function parseMapping(
	file: string,
	text: string,
): { readonly kind: 'mapping'; readonly mapping: Mapping } | BadFile {
	const parsed = parseYamlFile({ file, text }, FILE);
	if (parsed.kind === 'bad-file') return parsed;
	const { name, rules } = parsed.value;
	const numbered = rules.map((rule, at) => ({ ...rule, line: parsed.lineAt(['rules', at]) }));
	return { kind: 'mapping', mapping: { name, rules: numbered } };
}
