/** The shapes of the files about places. An empty cell of a CSV file is `null`. */
import * as v from 'valibot';
import { code, day, number, slug, text } from './fact-fields.ts';

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

export const UNIT_EVENT_FACT = v.strictObject({
	happenedOn: day,
	type: v.picklist(['merge', 'split', 'rename', 'abolish']),
	legalBasis: text,
	from: v.array(slug),
	to: v.array(slug),
});

export type UnitFact = v.InferOutput<typeof UNIT_FACT>;
export type UnitEventFact = v.InferOutput<typeof UNIT_EVENT_FACT>;
