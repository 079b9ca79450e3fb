/** The shapes of the fact files, those about places apart. An empty cell of a CSV file is `null`. */
import * as v from 'valibot';
import { code, day, number, slug, text } from './fact-fields.ts';

const wallName = v.pipe(text, v.maxLength(40, 'at most 40 characters, to fit a wall'));

const INDICATOR = v.object({
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
	unit: text,
	direction: v.picklist(['higher', 'lower']),
	decimals: v.pipe(number, v.integer(), v.minValue(0), v.maxValue(6)),
	intervalS: v.pipe(number, v.integer(), v.gtValue(0)),
	scored: v.pipe(
		v.picklist(['true', 'false']),
		v.transform((value) => value === 'true'),
	),
	/** Bounds of a value, both included. */
	min: v.nullable(number),
	max: v.nullable(number),
});

export const INDICATOR_FACT = v.pipe(
	INDICATOR,
	v.check(({ min, max }) => min === null || max === null || min < max, 'min is wanted below max'),
);

export const PLAN_FACT = v.object({
	code: slug,
	number: v.nullable(text),
	name: text,
	issuer: text,
	issuedOn: v.nullable(day),
	unit: slug,
	periodFrom: v.nullable(day),
	periodTo: v.nullable(day),
});

export const TARGET_FACT = v.object({
	id: v.pipe(v.string(), v.regex(/^[A-Z0-9]+(-\d+)?$/, 'an id such as NT3 or QD749-1')),
	plan: slug,
	indicator: slug,
	level: v.picklist(['all', 'country', 'province', 'district', 'commune', 'agency', 'party']),
	operator: v.picklist(['>=', '>', '<=', '~', '=', 'per-year']),
	value: number,
	dueOn: v.nullable(day),
	words: text,
});

export const CENTRE_FACT = v.strictObject({
	slug,
	name: text,
	nameEn: text,
	homeCode: code,
	scopeCode: code,
	geographyDate: day,
	sites: v.array(slug),
	keyIndicators: v.pipe(v.array(slug), v.minLength(1)),
});

export type IndicatorFact = v.InferOutput<typeof INDICATOR_FACT>;
export type PlanFact = v.InferOutput<typeof PLAN_FACT>;
export type TargetFact = v.InferOutput<typeof TARGET_FACT>;
export type CentreFact = v.InferOutput<typeof CENTRE_FACT>;
