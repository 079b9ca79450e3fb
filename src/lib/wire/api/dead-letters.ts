/** `GET /api/v1/dead-letters`: messages that could not be taken, newest first. */
import * as v from 'valibot';
import { cursor, limitUpTo, time } from './fields.ts';

/** A list of a thousand stays under a few MB. */
export const PAYLOAD_SHOWN_BYTES = 1_024;

const USUAL_LIMIT = 100;
const HIGHEST_LIMIT = 1_000;

export const deadLettersQuery = v.object({ limit: limitUpTo(HIGHEST_LIMIT, USUAL_LIMIT), cursor });

export const deadLettersSchema = v.object({
	deadLetters: v.array(
		v.object({
			id: v.pipe(v.number(), v.integer()),
			receivedAt: time,
			topic: v.string(),
			reason: v.string(),
			detail: v.string(),
			messages: v.pipe(
				v.number(),
				v.integer(),
				v.description('How many it stands for: of those over a limit one is kept as an example.'),
			),
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
