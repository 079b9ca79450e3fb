/** `GET /api/v1/dead-letters`: messages that could not be taken, newest first. */
import * as v from 'valibot';
import { time } from './fields.ts';

const wanted = 'a whole number from 1 to 1000';

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
});

export const deadLettersSchema = v.object({
	deadLetters: v.array(
		v.object({
			id: v.pipe(v.number(), v.integer()),
			receivedAt: time,
			topic: v.string(),
			reason: v.string(),
			detail: v.string(),
			payloadBytes: v.pipe(v.number(), v.integer()),
			payload: v.pipe(
				v.string(),
				v.description('The first 64 KiB as UTF-8; what is none is shown as U+FFFD.'),
			),
		}),
	),
});

export type DeadLettersAnswer = v.InferOutput<typeof deadLettersSchema>;
