import type { Rejected } from '#lib/domain/reading.ts';
import type { Batch, BatchItem, DeadLetter } from '#server/db/write-batch.ts';
import type { Received } from './decode/decode.ts';
import type { Decoded } from './decode/family.ts';
import { PAYLOAD_LIMIT } from './decode/json.ts';

/** One message as a broker hands it over. `redelivered` is the DUP flag: it may have been stored before. */
export type Message = Received & { readonly redelivered: boolean };

/** What is written of a message: readings and dead letters. */
export type Entry = BatchItem | DeadLetter;

/** @param family who understood it */
export function toEntries(
	message: Message,
	family: string,
	{ readings, rejected }: Pick<Decoded, 'readings' | 'rejected'>,
): Entry[] {
	const { topic, payload, redelivered } = message;
	const entries: Entry[] = [];
	for (const reading of readings) entries.push({ reading, family, topic, payload, redelivered });
	for (const fault of rejected) entries.push(deadLetter(message, fault));
	return entries;
}

export function toBatch(entries: readonly Entry[]): Batch {
	const items: BatchItem[] = [];
	const deadLetters: DeadLetter[] = [];
	for (const entry of entries) {
		if ('reading' in entry) items.push(entry);
		else deadLetters.push(entry);
	}
	return { items, deadLetters };
}

/** A commit that failed half-way may have been one: the writer has to look whether the entry is there. */
export function inDoubt(entry: Entry): Entry {
	return entry.redelivered ? entry : { ...entry, redelivered: true };
}

/** What cannot be taken, as it is kept. */
export function deadLetter(message: Message, { reason, detail }: Rejected): DeadLetter {
	const { topic, payload, receivedAt, redelivered, retained } = message;
	return {
		receivedAt,
		topic: storable(topic),
		payload: payload.subarray(0, PAYLOAD_LIMIT),
		payloadBytes: payload.length,
		reason,
		detail: storable(detail),
		messages: 1,
		// What is retained comes again with every subscription.
		redelivered: redelivered || retained,
	};
}

/** PostgreSQL's text has no U+0000, and UTF-8 no lone surrogates. */
function storable(text: string): string {
	return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
