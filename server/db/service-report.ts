/** Each running process says in the database that it lives and what it lacks. */
import type { Queryable } from './database.ts';

export type ServiceStatement = {
	readonly name: 'ingest' | 'server' | 'liveness';
	/** Name of this process among those of its kind. */
	readonly instance: string;
	/** Epoch milliseconds. */
	readonly seenAt: number;
	/** `ok`, `starting`, `helping` or `standby` (an ingest beside the first one), or what it lacks: `broker-lost`, `stopped`. */
	readonly state: string;
	/** Of ingest: since when its connection to the broker has stood (epoch ms). */
	readonly connectedAt?: number | null;
};

const REPORT = `
	with grown as (
		update feed set version = version + 1
		returning version, pg_notify('ioc_feed', version::text)
	)
	insert into service (name, instance, seen_at, state, connected_at, version)
	select $1, $2, to_timestamp($3::float8 / 1000), $4, to_timestamp($5::float8 / 1000), version from grown
	on conflict (name, instance) do update set
		seen_at = excluded.seen_at, state = excluded.state, connected_at = excluded.connected_at,
		version = excluded.version`;

export async function reportService(
	database: Queryable,
	statement: ServiceStatement,
): Promise<void> {
	const { name, instance, seenAt, state, connectedAt = null } = statement;
	await database.query(REPORT, [name, instance, seenAt, state, connectedAt]);
}

const SEEN_LAST = `
	select extract(epoch from max(seen_at))::float8 * 1000 as "seenAt" from service where name = $1`;

/** Epoch milliseconds at which one of that name said something last; null: never. */
export async function serviceSeenAt(
	database: Queryable,
	name: ServiceStatement['name'],
): Promise<number | null> {
	const [row] = await database.query<{ seenAt: number | null }>(SEEN_LAST, [name]);
	return row?.seenAt ?? null;
}
