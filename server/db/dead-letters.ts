/** What could not be taken, for the operator. */
import type { RejectReason } from '#lib/domain/reading.ts';
import type { Queryable } from './database.ts';

export type StoredDeadLetter = {
	readonly id: number;
	readonly receivedAt: Date;
	readonly topic: string;
	readonly reason: RejectReason;
	readonly detail: string;
	/** Of the message as it came. */
	readonly payloadBytes: number;
	/** The first 64 KiB. */
	readonly payload: Uint8Array;
};

/** The newest first. */
export function newestDeadLetters(database: Queryable, limit: number): Promise<StoredDeadLetter[]> {
	return database.query<StoredDeadLetter>(
		`select id, received_at as "receivedAt", topic, reason, detail, payload_bytes as "payloadBytes", payload
		from dead_letter order by id desc limit $1`,
		[limit],
	);
}

/** Of the last 24 hours, by the database's clock. */
export async function countDeadLetters(database: Queryable): Promise<number> {
	const [counted] = await database.query<{ last24h: number }>(
		`select count(*) as "last24h" from dead_letter where received_at > now() - interval '24 hours'`,
	);
	return counted?.last24h ?? 0;
}
