/** The form of a catalogue file in YAML; docs/catalogue.md describes it for those who write one. */
import * as v from 'valibot';
import { TARGET_LEVELS } from '#lib/domain/indicator.ts';
import { strange } from '#lib/wire/yaml-file.ts';
import {
	day,
	flag,
	lastDay,
	list,
	number,
	optionalDay,
	optionalLastDay,
	period,
	wallName,
	words,
} from './catalogue-fields.ts';
import { every } from './every-field.ts';
import { slug, text } from './fact-fields.ts';
import { INDEX } from './index-schema.ts';

const INDICATOR = v.pipe(
	v.strictObject(
		{
			code: slug,
			name: wallName,
			nameEn: wallName,
			pillar: v.picklist([
				'overall',
				'awareness',
				'institutions',
				'infrastructure',
				'platform',
				'government',
				'economy',
				'society',
			]),
			/** Of measure. */
			unit: v.optional(v.string('a unit of measure is wanted'), ''),
			kind: v.optional(v.picklist(['number', 'yes-no', 'stages']), 'number'),
			stages: list(v.strictObject({ name: wallName, nameEn: wallName }, strange('a stage'))),
			direction: v.optional(v.picklist(['higher', 'lower']), 'higher'),
			decimals: v.optional(
				v.nullable(v.pipe(number, v.integer(), v.minValue(0), v.maxValue(6))),
				null,
			),
			every,
			scored: flag,
			/** Bounds of a value, both included. */
			min: v.optional(v.nullable(number), null),
			max: v.optional(v.nullable(number), null),
			overUnits: v.optional(v.picklist(['none', 'sum', 'mean']), 'none'),
			weightBy: v.optional(v.nullable(slug), null),
			overTime: v.optional(v.picklist(['last', 'sum', 'mean']), 'last'),
			owner: words,
			reported: v.optional(v.picklist(['hand', 'machine']), 'hand'),
			legalBasis: words,
			public: flag,
			aliases: list(text),
			parent: v.optional(v.nullable(slug), null),
		},
		strange('an indicator'),
	),
	v.check(({ min, max }) => min === null || max === null || min < max, 'min is wanted below max'),
	v.check(
		({ kind, stages }) => (kind === 'stages' ? stages.length >= 2 : stages.length === 0),
		'two stages or more are wanted where the kind is stages, and none elsewhere',
	),
	v.check(
		({ kind, min, max }) => kind === 'number' || (min === null && max === null),
		'only a number has min and max',
	),
	v.check(
		({ weightBy, overUnits }) => weightBy === null || overUnits === 'mean',
		'weightBy is for a mean over units',
	),
	v.transform(({ every: intervalS, ...indicator }) => {
		const { kind, stages } = indicator;
		const bounds =
			kind === 'number' ? {} : { min: 0, max: kind === 'stages' ? stages.length - 1 : 1 };
		return { ...indicator, intervalS, ...bounds };
	}),
);

const PATH = v.pipe(
	v.strictObject(
		{
			line: v.optional(v.strictObject({ from: day, start: number }, strange('a line'))),
			steps: v.optional(
				v.pipe(
					v.array(v.strictObject({ on: lastDay, value: number }, strange('a step'))),
					v.minLength(1, 'one step or more is wanted'),
				),
			),
		},
		strange('a path'),
	),
	v.check(
		({ line, steps }) => (line === undefined) !== (steps === undefined),
		'a line or steps are wanted',
	),
);

const target = {
	id: v.pipe(v.string(), v.regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'an id such as NT3 or QD749-1')),
	indicator: slug,
	level: v.picklist(TARGET_LEVELS),
	operator: v.picklist(['>=', '>', '<=', '~', '=', 'per-year']),
	value: v.union(
		[number, v.boolean(), text],
		'a number, true or false, or the name of a stage is wanted',
	),
	dueOn: optionalLastDay,
	path: v.optional(PATH),
	words: text,
};

const MILESTONE = v.pipe(
	v.strictObject(
		{
			id: target.id,
			kind: v.picklist(['issue', 'roll-out', 'review', 'mid-term', 'final', 'report', 'other']),
			name: text,
			nameEn: text,
			dueOn: period,
			/** As the plan words it, where the day is ours; without them in the words of the period. */
			dueWords: words,
			dueWordsEn: words,
			words: text,
		},
		strange('a milestone'),
	),
	v.check(
		({ dueWords, dueWordsEn }) => (dueWords === null) === (dueWordsEn === null),
		'dueWords and dueWordsEn are wanted together',
	),
	v.transform(({ dueOn: { on, words }, ...milestone }) => ({
		...milestone,
		dueOn: on,
		dueWords: milestone.dueWords ?? words?.vi ?? null,
		dueWordsEn: milestone.dueWordsEn ?? words?.en ?? null,
	})),
);

const PLAN = v.strictObject(
	{
		code: slug,
		number: words,
		name: text,
		issuer: words,
		issuedOn: optionalDay,
		/** Where no day of issue is known: a day before which there was none. */
		knownFrom: optionalLastDay,
		unit: slug,
		periodFrom: optionalDay,
		periodTo: optionalLastDay,
		cadence: v.optional(v.nullable(v.picklist(['half-yearly', 'yearly'])), null),
		organisations: list(text),
		basis: list(text),
		awards: list(
			v.strictObject(
				{
					to: v.picklist(['collective', 'individual']),
					most: v.pipe(number, v.integer(), v.minValue(1)),
					title: text,
					titleEn: text,
				},
				strange('an award'),
			),
		),
		milestones: list(MILESTONE),
		targets: list(v.strictObject(target, strange('a target'))),
	},
	strange('a plan'),
);

const PUBLISHED = v.pipe(
	v.strictObject(
		{ indicator: slug, unit: slug, on: period, value: target.value, source: text },
		strange('a published result'),
	),
	v.transform(({ on: { on, span }, ...fact }) => ({
		...{ ...fact, on },
		// Of a day as a report tells it.
		timeSource: span === 'day' ? ('period' as const) : span,
	})),
);

export const CATALOGUE_FILE = v.strictObject(
	{
		indicators: list(INDICATOR),
		plans: list(PLAN),
		/** Of plans that stand elsewhere. */
		targets: list(v.strictObject({ plan: slug, ...target }, strange('a target'))),
		indices: list(INDEX),
		published: list(PUBLISHED),
	},
	strange('a catalogue'),
);

export type CatalogueFile = v.InferOutput<typeof CATALOGUE_FILE>;
export type GivenTarget = CatalogueFile['targets'][number];
export type GivenIndex = CatalogueFile['indices'][number];
export type GivenPublished = CatalogueFile['published'][number];
export type IndicatorFact = CatalogueFile['indicators'][number];
export type GivenPlan = CatalogueFile['plans'][number];
