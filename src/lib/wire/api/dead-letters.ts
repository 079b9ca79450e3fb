/** `GET /api/v1/dead-letters`: messages that could not be taken, newest first. */
import * as v from 'valibot';
import { time } from './fields.ts';

/** A list of a thousand stays under a few MB. */
export const PAYLOAD_SHOWN_BYTES = 1_024;

const wanted = 'a whole number from 1 to 1000';
const wantedCursor = 'the "next" of an earlier answer';

export const deadLettersQuery = v.object({
	limit: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,4}$/, wanted),
			v.transform(Number),
			v.minValue(1, wanted),
			v.maxValue(1_000, wanted),
		),
		'100',
	),
	cursor: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,16}$/, wantedCursor),
			v.transform(Number),
			v.safeInteger(wantedCursor),
		),
	),
});

export const deadLettersSchema = v.object({
	deadLetters: v.array(
		v.object({
			id: v.pipe(v.number(), v.integer()),
			receivedAt: time,
			topic: v.string(),
			reason: v.string(),
			detail: v.string(),
			payloadBytes: v.pipe(v.number(), v.integer(), v.description('Of the whole payload.')),
			payload: v.pipe(
				v.string(),
				v.description('The first 1024 bytes as UTF-8; what is none is shown as U+FFFD.'),
			),
		}),
	),
	next: v.pipe(
		v.nullable(v.string()),
		v.description('Cursor of the next, older page; null: this was the last.'),
	),
});

export type DeadLettersQuery = v.InferOutput<typeof deadLettersQuery>;
export type DeadLettersAnswer = v.InferOutput<typeof deadLettersSchema>;
