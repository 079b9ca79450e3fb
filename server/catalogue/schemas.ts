/** The shapes of the fact files. An empty cell of a CSV file is `null`. */
import * as v from 'valibot';

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as d-682-da-teh'));
const code = v.pipe(v.string(), v.regex(/^[0-9A-Z]{2,5}$/, 'a code such as 094'));
const text = v.pipe(
	v.string(),
	v.nonEmpty('some text'),
	v.check((value) => value === value.normalize('NFC'), 'text in NFC'),
);
const wallName = v.pipe(text, v.maxLength(40, 'at most 40 characters, to fit a wall'));
const day = v.pipe(v.string(), v.isoDate('a day such as 2024-11-30'));
const number = v.pipe(
	v.string(),
	v.regex(/^-?\d+(\.\d+)?$/, 'a number such as 11.5931'),
	v.transform(Number),
);

export const UNIT_FACT = v.object({
	slug,
	level: v.picklist(['country', 'province', 'district', 'commune']),
	kind: v.picklist([
		'country',
		'province',
		'city',
		'town',
		'rural-district',
		'ward',
		'commune',
		'special-zone',
	]),
	code,
	name: text,
	shortName: text,
	parent: v.nullable(slug),
	labelLon: v.pipe(number, v.minValue(102), v.maxValue(118)),
	labelLat: v.pipe(number, v.minValue(6), v.maxValue(24)),
	areaKm2: v.pipe(number, v.gtValue(0)),
	validFrom: v.nullable(day),
	validTo: v.nullable(day),
});

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

export const UNIT_EVENT_FACT = v.strictObject({
	happenedOn: day,
	type: v.picklist(['merge', 'split', 'rename', 'abolish']),
	legalBasis: text,
	from: v.array(slug),
	to: v.array(slug),
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

export type UnitFact = v.InferOutput<typeof UNIT_FACT>;
export type IndicatorFact = v.InferOutput<typeof INDICATOR_FACT>;
export type PlanFact = v.InferOutput<typeof PLAN_FACT>;
export type TargetFact = v.InferOutput<typeof TARGET_FACT>;
export type UnitEventFact = v.InferOutput<typeof UNIT_EVENT_FACT>;
export type CentreFact = v.InferOutput<typeof CENTRE_FACT>;
