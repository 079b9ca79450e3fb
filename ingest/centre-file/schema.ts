/** The form of a centre's file; docs/centre-file.md describes it for those who write one. */
import * as v from 'valibot';
import { isSlug, isUnitCode } from '#lib/wire/mqtt-topic.ts';
import { strange } from '#lib/wire/yaml-file.ts';
import { FAMILIES } from '../decode/families.ts';
import { topicPattern } from '../decode/mapping/topic-pattern.ts';
import { shown } from '../decode/fields.ts';

/** What a family's topics may begin with; the others have no choice. */
const WITH_PREFIX: readonly string[] = ['frigate', 'axis', 'onvif', 'home-assistant'];
/** Here `+` stands for a level that each device has for itself. */
const WITH_PREFIXES: readonly string[] = ['axis', 'onvif'];

const SITE = v.pipe(
	v.string('the short name of a site is wanted, such as bao-loc'),
	v.check(isSlug, 'a short name is wanted, such as bao-loc: a to z, digits and -'),
);
const NAME = v.string('a name is wanted');

const OF_FAMILY = v.pipe(
	v.strictObject(
		{
			family: v.picklist(
				FAMILIES,
				({ input }) => `one of ${FAMILIES.join(', ')} is wanted, got ${shown(input)}`,
			),
			site: SITE,
			prefix: v.nullish(v.string('a topic is wanted'), null),
		},
		strange('a family'),
	),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.prefix === null) return;
		const { family, prefix } = dataset.value;
		const message = prefixProblem(family, prefix);
		if (message === null) return;
		const path = { type: 'object', origin: 'value', key: 'prefix' } as const;
		addIssue({
			message,
			path: [{ ...path, input: dataset.value as Record<string, unknown>, value: prefix }],
		});
	}),
	v.transform((source) => ({ kind: 'family' as const, ...source })),
);

function prefixProblem(family: string, prefix: string): string | null {
	if (!WITH_PREFIX.includes(family)) return `${family} has no prefix: leave it out`;
	const pattern = topicPattern(prefix);
	if (typeof pattern === 'string') return pattern;
	const isFixed = !/[+#{]/.test(prefix);
	if (isFixed || (WITH_PREFIXES.includes(family) && !/[#{]/.test(prefix))) return null;
	return WITH_PREFIXES.includes(family)
		? `a topic is wanted, in which + is a level of each device, got ${shown(prefix)}`
		: `a topic without wildcards is wanted, got ${shown(prefix)}`;
}

const PRESET = v.pipe(
	v.strictObject({ preset: NAME, site: SITE }, strange('a preset')),
	v.transform(({ preset, site }) => ({ kind: 'preset' as const, name: preset, site })),
);

const MAPPING = v.pipe(
	v.strictObject({ mapping: NAME, site: SITE }, strange('a mapping')),
	v.transform(({ mapping, site }) => ({ kind: 'mapping' as const, file: mapping, site })),
);

/** Told apart by hand: of a union valibot would say that none fits, not why. */
const SOURCE = v.lazy((input) => {
	const given = typeof input === 'object' && input !== null ? input : {};
	if ('preset' in given) return PRESET;
	if ('mapping' in given) return MAPPING;
	return OF_FAMILY;
});

export type GivenSource = v.InferOutput<typeof OF_FAMILY | typeof PRESET | typeof MAPPING>;

const ADMIT = v.pipe(
	v.strictObject(
		{
			family: v.nullish(NAME, null),
			site: v.nullish(SITE, null),
			topic: v.nullish(
				v.pipe(
					v.string('a topic is wanted, such as frigate/#'),
					v.check(
						(topic) =>
							!topic.includes('{') && (topic === '#' || topicPattern(topic) instanceof Object),
						'a topic is wanted, with + for a level and # for the rest, such as frigate/#',
					),
				),
				null,
			),
			device: v.nullish(v.string('an id is wanted, with * for whatever characters'), null),
			unit: v.pipe(
				v.string('the code of a unit is wanted, in quotation marks: "673"'),
				v.check(isUnitCode, 'the code of a unit is wanted, such as "673"'),
			),
			heartbeatS: v.nullish(
				v.pipe(
					v.number('a number of seconds is wanted'),
					v.integer('whole seconds are wanted'),
					v.minValue(1, 'at least 1 s is wanted'),
					v.maxValue(604_800, 'at most a week (604800 s) is wanted'),
				),
				null,
			),
		},
		strange('a rule of admission'),
	),
	v.check(
		({ family, site, topic, device }) => [family, site, topic, device].some((one) => one !== null),
		'at least one of family, site, topic and device is wanted; for everything: device: "*"',
	),
);

function wholeNumber(least: number, most: number) {
	return v.pipe(
		v.number('a number is wanted'),
		v.integer('a whole number is wanted'),
		v.minValue(least, `at least ${least} is wanted`),
		v.maxValue(most, `at most ${most} is wanted`),
	);
}

const LIMITS = v.strictObject(
	{
		messagesPerSecond: v.optional(
			v.pipe(
				v.number('a number is wanted'),
				v.minValue(0.1, 'at least 0.1 is wanted'),
				v.maxValue(100_000, 'at most 100000 is wanted'),
			),
		),
		waitingDevices: v.optional(wholeNumber(0, 100_000)),
		metricsPerDevice: v.optional(wholeNumber(1, 10_000)),
	},
	strange('limits'),
);

export const CENTRE_FILE = v.strictObject(
	{
		sources: v.nullish(v.array(SOURCE, 'a list is wanted'), []),
		admit: v.nullish(v.array(ADMIT, 'a list is wanted'), []),
		limits: v.nullish(LIMITS, {}),
	},
	(issue) =>
		issue.expected === 'never'
			? `${String(issue.path?.at(-1)?.key)} is nothing that a centre has: sources, admit or limits is wanted`
			: 'sources, admit or limits is wanted',
);
