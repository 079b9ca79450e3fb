/** `GET /api/v1/units/{unit}` */
import * as v from 'valibot';
import { day, dayGiven, lonLat, unitEvent } from './fields.ts';
import { unitKind, unitLevel } from './units.ts';

/** In a question that names a unit by its code. */
export const codeDate = v.pipe(
	v.optional(dayGiven),
	v.description(
		'Where a code is asked for: who had it on this day; absent: on the geography date.',
	),
);

export const unitHistoryQuery = v.object({ date: codeDate });

export const unitHistoryPath = {
	unit: v.pipe(
		v.string(),
		v.description('The unit’s slug, such as d-682-da-teh, or a GSO code, such as 682.'),
	),
};

const dated = {
	validFrom: v.pipe(v.nullable(day), v.description('First day; null: since ever.')),
	validTo: v.pipe(v.nullable(day), v.description('Last day; null: until further notice.')),
};

const named = { slug: v.string(), code: v.string(), name: v.string() };

const parts = v.array(
	v.object({
		...named,
		extent: v.pipe(
			v.nullable(v.picklist(['whole', 'part'])),
			v.description('Whether all of it took part; null where nobody stated it.'),
		),
		share: v.pipe(v.nullable(v.number()), v.description('Null where nobody stated it.')),
		areaOf: v.pipe(
			v.nullable(v.string()),
			v.description(
				'Slug of what had been merged into the unit that was divided, and whose area this one has; null where nobody stated it.',
			),
		),
		note: v.nullable(v.string()),
	}),
);

const events = v.array(v.object({ ...unitEvent.entries, from: parts, to: parts }));

export const unitHistorySchema = v.object({
	slug: v.string(),
	level: unitLevel,
	kind: unitKind,
	...dated,
	labelAt: lonLat,
	areaKm2: v.number(),
	codes: v.array(v.object({ scheme: v.string(), code: v.string(), ...dated })),
	names: v.array(v.object({ name: v.string(), shortName: v.string(), ...dated })),
	parents: v.array(v.object({ ...named, ...dated })),
	boundaries: v.pipe(
		v.array(v.object(dated)),
		v.description('Days for which a boundary was imported.'),
	),
	before: v.pipe(events, v.description('What it came of, oldest first.')),
	after: v.pipe(events, v.description('What became of it, oldest first.')),
});
