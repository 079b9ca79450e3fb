import { GROW_FEED } from '../db/batch/feed.ts';
import type { Database, Queryable } from '../db/database.ts';

/**
 * One change of the registry. The feed's row comes first, as no writer of readings gets past it: what such a one has
 * written before is there, and what it has not comes after.
 */
export function registryChange<T>(
	database: Database,
	work: (tx: Queryable) => Promise<T>,
): Promise<T> {
	return database.transaction(async (tx) => {
		await tx.query(GROW_FEED);
		return work(tx);
	});
}

const LOG = `
	insert into device_change (device_id, changed_at, changed_by, what, detail)
	values ($1, to_timestamp($2::float8 / 1000), $3, $4, $5::jsonb)`;

export async function logChange(
	tx: Queryable,
	change: {
		readonly id: number;
		readonly by: string;
		readonly now: number;
		readonly what: 'admit' | 'describe' | 'replace' | 'retire' | 'return';
		readonly detail: Readonly<Record<string, unknown>>;
	},
): Promise<void> {
	const { id, now, by, what, detail } = change;
	await tx.query(LOG, [id, now, by, what, JSON.stringify(detail)]);
}
