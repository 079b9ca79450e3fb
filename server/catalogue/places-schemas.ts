/** The shapes of the files about places. An empty cell of a CSV file is `null`. */
import * as v from 'valibot';
import { unitKind, unitLevel } from '#lib/wire/api/units.ts';
import { code, day, number, slug, text } from './fact-fields.ts';

export const UNIT_FACT = v.object({
	slug,
	level: unitLevel,
	kind: unitKind,
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

const EXTENT = v.picklist(['whole', 'part']);
/** More cannot go out of a unit than it is. */
const share = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));

/** A unit that took part; by its slug alone where nothing more is stated of it. */
const EVENT_PART = v.pipe(
	v.union([
		slug,
		v.strictObject({
			unit: slug,
			extent: v.optional(EXTENT),
			share: v.optional(share),
			areaOf: v.optional(slug),
			note: v.optional(text),
		}),
	]),
	v.transform((part) => {
		const { unit, extent, share, areaOf, note } =
			typeof part === 'string' ? ({ unit: part } as Exclude<typeof part, string>) : part;
		const stated = { extent: extent ?? null, share: share ?? null, areaOf: areaOf ?? null };
		return { unit, ...stated, note: note ?? null };
	}),
);

export const UNIT_EVENT_FACT = v.strictObject({
	code: slug,
	happenedOn: day,
	type: v.picklist(['merge', 'split', 'rename', 'abolish']),
	legalBasis: text,
	note: v.optional(text),
	from: v.pipe(v.array(EVENT_PART), v.minLength(1)),
	to: v.array(EVENT_PART),
});

export const CROSSWALK_FACT = v.strictObject({
	code: slug,
	name: text,
	nameEn: text,
	/** The resolution, or where the weights are from. */
	source: text,
	basis: v.picklist(['whole-units', 'area', 'indicator']),
	parts: v.pipe(
		v.array(v.strictObject({ from: slug, to: slug, share })),
		v.minLength(1),
		v.check((parts) => {
			const sums = [...Map.groupBy(parts, ({ from }) => from).values()];
			return sums.every((of) => of.reduce((sum, { share }) => sum + share, 0) <= 1 + 1e-9);
		}, 'shares of one unit that are at most 1 together'),
	),
});

export type UnitFact = v.InferOutput<typeof UNIT_FACT>;
export type UnitEventFact = v.InferOutput<typeof UNIT_EVENT_FACT>;
export type CrosswalkFact = v.InferOutput<typeof CROSSWALK_FACT>;
