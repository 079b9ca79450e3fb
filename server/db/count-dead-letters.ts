import type { Queryable } from './database.ts';

/** Messages of the last 24 hours that could not be taken, by the database's clock. */
export async function countDeadLetters(database: Queryable): Promise<number> {
	const [counted] = await database.query<{ last24h: number }>(
		`select count(*) as "last24h" from dead_letter where received_at > now() - interval '24 hours'`,
	);
	return counted?.last24h ?? 0;
}
