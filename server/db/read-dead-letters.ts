/** What could not be taken, for the operator. */
import { PAYLOAD_SHOWN_BYTES } from '#lib/wire/api/dead-letters.ts';
import type { DeadLettersAnswer, DeadLettersQuery } from '#lib/wire/api/dead-letters.ts';
import type { Queryable } from './database.ts';

const NEWEST = `
	select id, received_at as "receivedAt", topic, reason, detail, messages, payload_bytes as "payloadBytes",
		substring(payload from 1 for ${PAYLOAD_SHOWN_BYTES}) as payload
	from dead_letter where id < coalesce($2::bigint, 9223372036854775807) order by id desc limit $1`;

type Stored = Omit<DeadLettersAnswer['deadLetters'][number], 'receivedAt' | 'payload'> & {
	readonly receivedAt: Date;
	readonly payload: Uint8Array;
};

/** One page, the newest first. */
export async function readDeadLetters(
	database: Queryable,
	{ limit, cursor }: DeadLettersQuery,
): Promise<DeadLettersAnswer> {
	const text = new TextDecoder();
	// One more tells whether there is another page.
	const letters = await database.query<Stored>(NEWEST, [limit + 1, cursor ?? null]);
	const deadLetters = letters.slice(0, limit).map(({ receivedAt, payload, ...letter }) => ({
		...letter,
		receivedAt: receivedAt.toISOString(),
		payload: text.decode(payload),
	}));
	const last = deadLetters.at(-1);
	return { deadLetters, next: letters.length > limit && last ? String(last.id) : null };
}
