import type { Queryable } from '../db/database.ts';

/**
 * Grows the feed's and the catalogue's version and notifies; the last statement of a transaction that changed units,
 * boundaries, indicators, plans or targets, because it holds the feed's row until the commit.
 */
export async function announceCatalogue(tx: Queryable): Promise<void> {
	await tx.query(`
		with grown as (
			update feed set version = version + 1, catalogue_version = catalogue_version + 1
			returning version
		)
		select pg_notify('ioc_feed', version::text) from grown`);
}
