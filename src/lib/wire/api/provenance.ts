/** `GET /api/v1/observations/provenance`: where a figure comes from, and what was believed before. */
import * as v from 'valibot';
import { rfc3339 } from '../rfc3339.ts';
import { sample, time, timeSource, unitCode, unitGiven } from './fields.ts';
import { codeDate } from './unit-history.ts';

const wantedIndicator = 'the code of an indicator, as /api/v1/indicators lists them';
const wantedTime = 'a time such as 2026-11-22T00:00:00Z or 2026-11-22T07:00:00%2B07:00';

const timeGiven = (words: string) =>
	v.optional(
		v.pipe(
			v.string(),
			v.check((value) => !Number.isNaN(rfc3339(value)), wantedTime),
			v.transform(rfc3339),
			v.description(`RFC 3339. ${words}`),
		),
	);

export const provenanceQuery = v.object({
	unit: unitGiven,
	date: codeDate,
	indicator: v.pipe(v.string(wantedIndicator), v.regex(/^[a-z0-9-]{1,64}$/, wantedIndicator)),
	at: timeGiven('The newest figure of that time or before; without it the newest.'),
	believed: timeGiven('The figure as it was believed then; without it as it is today.'),
});

const nullableTime = v.nullable(time);

/** Of a delivery. */
const delivery = {
	batch: v.pipe(v.number(), v.integer(), v.description('Number of the delivery.')),
	by: v.pipe(v.string(), v.description('Who imported the file, or which system delivered it.')),
	deliveredAt: time,
	raw: v.pipe(v.string(), v.description('As it was written there.')),
	evidence: v.nullable(v.string()),
	undone: v.nullable(v.object({ at: time, by: v.string(), why: v.string() })),
};

const originSchema = v.variant('kind', [
	v.object({ kind: v.literal('sample') }),
	v.pipe(
		v.object({ kind: v.literal('reading') }),
		v.description('A machine’s message, over MQTT.'),
	),
	v.object({
		kind: v.literal('file'),
		...delivery,
		fileName: v.string(),
		sha256: v.string(),
		sheet: v.pipe(v.nullable(v.string()), v.description('Null where the file has no sheets.')),
		cell: v.string(),
	}),
	v.object({
		kind: v.literal('system'),
		...delivery,
		place: v.pipe(v.string(), v.description('In the body: "observations[3]".')),
		key: v.pipe(
			v.nullable(v.string()),
			v.description('Its Idempotency-Key, which is kept for 30 days; null after.'),
		),
	}),
]);

const versionSchema = v.object({
	value: v.number(),
	observedAt: time,
	timeSource,
	sample,
	source: v.pipe(v.nullable(v.string()), v.description('Who delivered it; of a report its file.')),
	believedFrom: v.pipe(time, v.description('When it came to be known, or came back.')),
	believedTo: v.pipe(nullableTime, v.description('Null: it is believed today.')),
	ended: v.pipe(
		v.nullable(v.picklist(['corrected', 'undone'])),
		v.description('By another value, or with its delivery; null: it is believed today.'),
	),
	origin: originSchema,
});

export const provenanceSchema = v.object({
	unit: unitCode,
	indicator: v.string(),
	figure: versionSchema,
	versions: v.pipe(
		v.array(versionSchema),
		v.description('All that was ever believed of the same time, the newest first.'),
	),
});

export type ProvenanceVersion = v.InferOutput<typeof versionSchema>;
export type ProvenanceOrigin = v.InferOutput<typeof originSchema>;
/** Of one figure. */
export type Provenance = {
	readonly figure: ProvenanceVersion;
	readonly versions: readonly ProvenanceVersion[];
};
