/** `GET /api/v1/observations` */
import * as v from 'valibot';
import { rfc3339 } from '../rfc3339.ts';
import {
	cursor,
	limitUpTo,
	sample,
	time,
	timeSource,
	toldPeriod,
	unitCode,
	unitGiven,
} from './fields.ts';

/** Points of one answer, unless asked for fewer or more. */
const USUAL_LIMIT = 1_000;
const HIGHEST_LIMIT = 10_000;

// A bare + in an address is a space.
const wantedTime = 'a time such as 2026-11-22T00:00:00Z or 2026-11-22T07:00:00%2B07:00';
const timeGiven = v.pipe(
	v.string(),
	v.check((value) => !Number.isNaN(rfc3339(value)), wantedTime),
	v.transform((value) => new Date(rfc3339(value))),
	v.description('RFC 3339.'),
);

export const observationsQuery = v.pipe(
	v.object({
		unit: unitGiven,
		indicator: v.pipe(
			v.string('the code of an indicator, as /api/v1/indicators lists them'),
			v.regex(/^[a-z0-9-]{1,64}$/, 'the code of an indicator, as /api/v1/indicators lists them'),
		),
		from: v.optional(timeGiven),
		to: v.optional(timeGiven),
		bucket: v.optional(v.picklist(['raw', 'hour', 'day'], 'raw, hour or day'), 'raw'),
		limit: limitUpTo(HIGHEST_LIMIT, USUAL_LIMIT),
		// Microseconds since 1970: two points may share a millisecond.
		cursor,
	}),
	v.forward(
		v.partialCheck(
			[['from'], ['to']],
			({ from, to }) => from === undefined || to === undefined || from <= to,
			'a time that is not later than "to"',
		),
		['from'],
	),
);

const point = v.object({
	at: v.pipe(time, v.description('Of a period: an instant in the last second of its last day.')),
	period: toldPeriod,
	...{ value: v.number(), receivedAt: time, timeSource, sample },
});

const bucketed = v.object({
	at: v.pipe(time, v.description('When the bucket begins; days are the centre’s.')),
	last: v.number(),
	mean: v.number(),
	min: v.number(),
	max: v.number(),
	count: v.pipe(v.number(), v.integer()),
	sample,
});

const head = {
	unit: unitCode,
	indicator: v.string(),
	next: v.pipe(
		v.nullable(v.string()),
		v.description('Cursor of the next page; null: this was the last.'),
	),
};

export const observationsSchema = v.variant('bucket', [
	v.object({
		...head,
		bucket: v.literal('raw'),
		points: v.array(
			v.object({
				...point.entries,
				source: v.pipe(
					v.nullable(v.string()),
					v.description('Who delivered it; of a report its file.'),
				),
			}),
		),
	}),
	v.object({ ...head, bucket: v.picklist(['hour', 'day']), points: v.array(bucketed) }),
]);

export type ObservationsQuery = v.InferOutput<typeof observationsQuery>;
export type ObservationsAnswer = v.InferOutput<typeof observationsSchema>;
