/** The form of a catalogue file in YAML; docs/catalogue.md describes it for those who write one. */
import * as v from 'valibot';
import { TARGET_LEVELS } from '#lib/domain/indicator.ts';
import { RANKED_FROM } from '#lib/domain/score-index.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { parsePeriod } from '#lib/wire/period.ts';
import { strange } from '#lib/wire/yaml-file.ts';
import { every } from './every-field.ts';
import { day as daylike, slug, text } from './fact-fields.ts';
import { periodWords } from './period-words.ts';

const wallName = v.pipe(text, v.maxLength(40, 'at most 40 characters, to fit a wall'));
const number = v.pipe(v.number('a number is wanted'), v.finite('a number is wanted'));
const day = v.pipe(
	daylike,
	v.check((given) => parsePeriod(given) !== null, 'a day of the calendar'),
);
const flag = v.optional(v.boolean('true or false is wanted'), false);
const words = v.optional(v.nullable(text), null);
const list = <S extends v.GenericSchema>(of: S) => v.optional(v.array(of, 'a list is wanted'), []);

/** A day, or a month, quarter, half-year or year with its last day: 2025-12-31, 2025-12, 2025-Q4, 2025-H2, 2025. */
const period = v.pipe(
	v.union([v.string(), v.number()], 'a day, month, quarter or year is wanted'),
	v.transform(String),
	v.check(
		(given) => parsePeriod(given) !== null,
		'a day such as 2025-12-31, or 2025-12, 2025-Q4 or 2025 is wanted',
	),
	v.transform((given) => ({
		on: isoDay(parsePeriod(given)?.observedAt ?? 0),
		words: periodWords(given),
	})),
);
const lastDay = v.pipe(
	period,
	v.transform(({ on }) => on),
);
const optionalDay = v.optional(v.nullable(day), null);
const optionalLastDay = v.optional(v.nullable(lastDay), null);

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
			decimals: v.optional(v.pipe(number, v.integer(), v.minValue(0), v.maxValue(6)), 0),
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

const share = v.pipe(
	number,
	v.minValue(0, 'a share from 0 to 1 is wanted'),
	v.maxValue(1, 'a share from 0 to 1 is wanted'),
);

const COMPONENT = v.pipe(
	v.strictObject(
		{
			indicator: slug,
			points: v.pipe(number, v.gtValue(0, 'points above 0 are wanted')),
			steps: v.optional(
				v.pipe(
					v.array(
						v.strictObject(
							{
								from: number,
								share,
							},
							strange('a step'),
						),
					),
					v.minLength(1, 'one step or more is wanted'),
				),
			),
			formula: v.optional(text),
		},
		strange('a component'),
	),
	v.check(
		({ steps, formula }) => steps === undefined || formula === undefined,
		'steps or a formula, not both',
	),
);

const INDEX = v.strictObject(
	{
		code: slug,
		name: text,
		nameEn: text,
		decision: v.optional(
			v.nullable(
				v.strictObject({ number: text, issuedOn: day, issuer: text }, strange('a decision')),
			),
			null,
		),
		unit: v.optional(v.nullable(slug), null),
		level: v.optional(v.nullable(v.picklist(['country', 'province', 'district', 'commune'])), null),
		validFrom: optionalDay,
		validTo: optionalDay,
		scale: v.pipe(number, v.gtValue(0, 'a scale above 0 is wanted')),
		rankedFrom: v.optional(share, RANKED_FROM),
		announced: v.optional(
			v.nullable(
				v.strictObject(
					{ pillars: v.pipe(number, v.integer()), components: v.pipe(number, v.integer()) },
					strange('what is announced'),
				),
			),
			null,
		),
		pillars: list(
			v.strictObject(
				{
					code: slug,
					name: text,
					nameEn: text,
					components: v.pipe(
						v.array(COMPONENT, 'a list is wanted'),
						v.minLength(1, 'one component or more is wanted'),
					),
				},
				strange('a pillar'),
			),
		),
	},
	strange('an index'),
);

const PUBLISHED = v.strictObject(
	{ indicator: slug, unit: slug, on: lastDay, value: target.value, source: text },
	strange('a published result'),
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
