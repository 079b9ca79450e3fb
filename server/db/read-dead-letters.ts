/** What could not be taken, for the operator. */
import type { DeadLettersAnswer } from '#lib/wire/api/dead-letters.ts';
import type { Queryable } from './database.ts';

const NEWEST = `
	select id, received_at as "receivedAt", topic, reason, detail, payload_bytes as "payloadBytes", payload
	from dead_letter order by id desc limit $1`;

type Stored = Omit<DeadLettersAnswer['deadLetters'][number], 'receivedAt' | 'payload'> & {
	readonly receivedAt: Date;
	readonly payload: Uint8Array;
};

/** The newest first. */
export async function readDeadLetters(
	database: Queryable,
	limit: number,
): Promise<DeadLettersAnswer['deadLetters']> {
	const text = new TextDecoder();
	const letters = await database.query<Stored>(NEWEST, [limit]);
	return letters.map(({ receivedAt, payload, ...letter }) => ({
		...letter,
		receivedAt: receivedAt.toISOString(),
		payload: text.decode(payload),
	}));
}
