import * as v from 'valibot';
import { RANKED_FROM } from '#lib/domain/score-index.ts';
import { strange } from '#lib/wire/yaml-file.ts';
import { day, list, number, optionalDay } from './catalogue-fields.ts';
import { slug, text } from './fact-fields.ts';

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

/** An index of a province: its decision, scale, and components with their points and rules. */
export const INDEX = v.strictObject(
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
