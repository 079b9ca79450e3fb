/** The one row whose version says what screens have not seen yet (see the comment in 0005_live.sql). */

export type Feed = { version: number; catalogue_version: number };

/** From here on to the commit no other writer gets past the feed's row. */
export const GROW_FEED = `
	with grown as (update feed set version = version + 1 returning version, catalogue_version)
	select version, catalogue_version, pg_notify('ioc_feed', version::text) from grown`;

export const READ_FEED = 'select version, catalogue_version from feed';

/** Of the transaction that has grown the feed: its statements need not wait to be told. */
export const VERSION = '(select version from feed)';
