import type { DeadLetterSummary } from '#lib/wire/live.ts';
import type { Queryable } from './database.ts';

/** Messages of the last 24 hours that could not be taken, those among them of which only an example was kept, and when the first of them came, by the database's clock. */
export async function countDeadLetters(
	database: Queryable,
): Promise<Pick<DeadLetterSummary, 'last24h' | 'since'>> {
	const [counted] = await database.query<Pick<DeadLetterSummary, 'last24h' | 'since'>>(
		`select coalesce(sum(messages), 0) as "last24h", (extract(epoch from min(received_at)) * 1000)::float8 as since
		from dead_letter where received_at > now() - interval '24 hours'`,
	);
	return counted ?? { last24h: 0, since: null };
}
