/** What was told of a period before that was over is the period's once it is: then it counts from the period's end, as it does as of a day. */
import type { PeriodSource } from '#lib/domain/reading.ts';
import { GROW_FEED, VERSION } from './batch/feed.ts';
import type { Database, Queryable } from './database.ts';
import { rowStandsFrom } from './stands-from.ts';

const OF_PERIODS: readonly PeriodSource[] = [
	...(['day', 'period', 'quarter', 'half-year', 'year-to-date', 'year'] as const),
];

/**
 * Of each series the newest of those whose period has ended in the span, and of what is over beside a running total (which a version
 * before this rule showed), where no newer figure stands already.
 */
const ENDED = `
	with ended as (
		select distinct on (indicator_id, unit_id) *
		from observation
		where observed_at > $1 and observed_at <= $2 and received_at < observed_at and time_source = any($3::text[])
			and not sample
		order by indicator_id, unit_id, observed_at desc
	),
	beside as (
		select o.* from latest_observation l, lateral (
			select * from observation
			where indicator_id = l.indicator_id and unit_id = l.unit_id and not sample and observed_at <= $2
			order by observed_at desc limit 1
		) o
		where l.time_source = any($3::text[]) and not l.sample and ${rowStandsFrom('l')} < l.observed_at
	),
	newer as (
		select distinct on (indicator_id, unit_id) told.*
		from (select * from ended union all select * from beside) told join latest_observation l using (indicator_id, unit_id)
		where not l.sample and l.time_source <> 'retained' and ${rowStandsFrom('l')} < told.observed_at
		order by indicator_id, unit_id, told.observed_at desc
	)`;

const HAS_ENDED = `${ENDED} select exists (select from newer) as "isAny"`;

const SHOW = `${ENDED}
	update latest_observation l set observed_at = newer.observed_at, received_at = newer.received_at,
		time_source = newer.time_source, value = newer.value, source_id = newer.source_id, batch_id = newer.batch_id,
		sample = false, version = ${VERSION}
	from newer where (l.indicator_id, l.unit_id) = (newer.indicator_id, newer.unit_id)`;

type Span = { readonly from: Date; readonly until: Date };

/** Of the periods that have ended in between, and of running totals; walls hear of it. */
export async function showEnded(database: Database, { from, until }: Span): Promise<void> {
	const parameters = [from, until, OF_PERIODS];
	// Only what has something to say grows the feed, which all writers wait for.
	if (!(await hasEnded(database, parameters))) return;
	await database.transaction(async (tx) => {
		await tx.query(GROW_FEED);
		await tx.query(SHOW, parameters);
	});
}

async function hasEnded(database: Queryable, parameters: readonly unknown[]): Promise<boolean> {
	const [row] = await database.query<{ isAny: boolean }>(HAS_ENDED, parameters);
	return row?.isAny ?? false;
}
