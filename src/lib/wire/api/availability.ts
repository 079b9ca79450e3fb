/** `GET /api/v1/availability` */
import * as v from 'valibot';
import { limitUpTo, sample, time, unitCode, unitGiven } from './fields.ts';

const USUAL_LIMIT = 1_000;
const HIGHEST_LIMIT = 20_000;

const wantedMonth = 'a month that has begun, such as 2026-11';

export const availabilityQuery = v.object({
	month: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^2\d{3}-(?:0[1-9]|1[0-2])$/, wantedMonth),
			v.description('Of Asia/Ho_Chi_Minh; without it the present one.'),
		),
	),
	by: v.optional(v.picklist(['device', 'unit', 'kind'], 'device, unit or kind'), 'unit'),
	unit: v.optional(
		v.pipe(unitGiven, v.description('Only what belongs to this unit or lies in it.')),
	),
	limit: limitUpTo(HIGHEST_LIMIT, USUAL_LIMIT),
});

/** What is wanted of a month that is yet to come. */
export const monthToCome = (month: string) => ({
	parameter: 'month',
	value: month,
	wanted: wantedMonth,
});

const seconds = (words: string) => v.pipe(v.number(), v.description(words));
const share = (words: string) =>
	v.pipe(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), v.description(words));
const count = (words: string) => v.pipe(v.number(), v.integer(), v.description(words));

const figures = {
	sample,
	devices: count('How many devices the figures are of; samples are never among real ones.'),
	uptimeShare: share('Up by known time; null where nothing is known.'),
	degradedShare: share('Up, but badly, by known time.'),
	knownS: seconds('Up or down.'),
	upS: seconds('They did their work.'),
	degradedS: seconds('Of that: badly.'),
	downS: seconds('They did not; the total length of outages within the month.'),
	maintenanceS: seconds('Planned work: neither up nor down.'),
	unknownS: seconds('Nobody judged, or nobody could know: neither up nor down.'),
	outages: count('That began in the month.'),
	restored: count('That ended in the month.'),
	restoredS: seconds(
		'Of those: their down time, each from its beginning on, even in the month before.',
	),
	downAtEnd: count('Devices whose outage goes on; it is in no mean time to restoration yet.'),
	mtbfS: v.pipe(
		v.nullable(v.number()),
		v.description(
			'Mean time between failures: up time by outages that began; null: none did, or it was never up.',
		),
	),
	mttrS: v.pipe(
		v.nullable(v.number()),
		v.description('Mean time to restoration: restoredS by restored; null: none was.'),
	),
};

const head = {
	month: v.string(),
	from: time,
	to: v.pipe(time, v.description('The end of the month, or the time of the answer.')),
	unit: v.nullable(unitCode),
	total: count('Rows there are; at most `limit` are given, the least available first.'),
};

export const availabilitySchema = v.variant('by', [
	v.object({
		...head,
		by: v.literal('device'),
		rows: v.array(
			v.object({
				site: v.string(),
				device: v.string(),
				name: v.string(),
				kind: v.string(),
				unit: v.nullable(unitCode),
				...figures,
			}),
		),
	}),
	v.object({
		...head,
		by: v.literal('unit'),
		rows: v.array(v.object({ unit: unitCode, ...figures })),
	}),
	v.object({
		...head,
		by: v.literal('kind'),
		rows: v.array(v.object({ kind: v.string(), ...figures })),
	}),
]);

export type AvailabilityQuery = v.InferOutput<typeof availabilityQuery>;
export type AvailabilityAnswer = v.InferOutput<typeof availabilitySchema>;
/** A row of whatever kind. */
export type AvailabilityAnswerRow = AvailabilityAnswer['rows'][number];
