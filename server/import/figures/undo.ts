/**
 * Takes a whole delivery back. Of each of its figures that still stands the one before it returns: the newest that another delivery
 * told and that was not undone, be it that it only confirmed what stood; else what a machine or a sample told. What a later
 * delivery corrected stays as that one has it, and when that is undone in its turn, this one's figure does not come back.
 */
import type { UndoneDelivery } from '#lib/wire/report-import.ts';
import { float8s, int4s } from '../../db/batch/columns.ts';
import { noteMonths } from '../../db/batch/due-months.ts';
import { GROW_FEED, VERSION } from '../../db/batch/feed.ts';
import { CHANGE_OLD_COLUMNS } from '../../db/batch/old-columns.ts';
import type { Queryable } from '../../db/database.ts';
import { standsFrom } from '../../db/stands-from.ts';
import { MS } from '../../db/tuples.ts';
import { figureKey, type FigureKey } from './figure.ts';
import { among, standingFigures } from './standing.ts';

/** A person's word, which is kept. `now`: epoch milliseconds. */
export type UndoDeed = { readonly by: string; readonly why: string; readonly now: number };

export async function undoDelivery(
	tx: Queryable,
	batchId: number,
	{ by, why, now }: UndoDeed,
): Promise<UndoneDelivery> {
	await tx.query(GROW_FEED);
	const [batch] = await tx.query<{ undoneBy: string | null; undoneAt: number }>(FIND, [batchId]);
	if (!batch) return { kind: 'unknown' };
	const { undoneBy, undoneAt } = batch;
	if (undoneBy !== null) return { kind: 'already', undoneBy, undoneAt };
	const told = await tx.query<FigureKey>(TOLD, [batchId]);
	const standing = [...(await standingFigures(tx, told)).values()];
	const own = standing.filter((figure) => figure.batchId === batchId);
	const at = own.reduce((latest, { receivedAt }) => Math.max(latest, Math.ceil(receivedAt)), now);
	const when = new Date(at);
	await tx.query(MARK, [batchId, when, by, why]);
	if (own.length === 0) return { kind: 'undone', removed: 0, restored: 0 };
	await tx.query(CHANGE_OLD_COLUMNS);
	const { condition, parameters } = among(own, 3);
	await tx.query(supersedeSql(condition), [batchId, when, ...parameters]);
	const back = await tx.query<FigureKey>(RESTORE, [batchId, when, ...columnsOf(own)]);
	const returned = new Set(back.map(figureKey));
	const gone = own.filter((figure) => !returned.has(figureKey(figure)));
	await remove(tx, gone);
	await tx.query(SHOW_REAL, [batchId, when]);
	await tx.query(SHOW_SAMPLE, [batchId, when]);
	await tx.query(HIDE, [batchId]);
	await noteMonths(tx, {
		unit: own.map(({ unitId }) => unitId),
		at: own.map(({ observedAt }) => observedAt),
	});
	return { kind: 'undone', removed: gone.length, restored: back.length };
}

const FIND = `
	select undone_by as "undoneBy", ${MS('undone_at')} as "undoneAt" from import_batch
	where id = $1 and kind in ('report', 'intake')`;

const MARK = `
	update import_batch set undone_at = $2, undone_by = $3, undone_why = $4 where id = $1`;

const KEY = `indicator_id as "indicatorId", unit_id as "unitId", ${MS('observed_at')} as "observedAt"`;

const TOLD = `select ${KEY} from import_row where batch_id = $1 and fate in ('new', 'same', 'correction')`;

function supersedeSql(condition: string): string {
	return `
		insert into observation_revision (observed_at, indicator_id, unit_id, value, received_at, time_source, source_id,
			batch_id, sample, superseded_at, superseded_by)
		select observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample,
			$2::timestamptz, null
		from observation where ${condition} and batch_id = $1::bigint`;
}

function columnsOf(keys: readonly FigureKey[]): Buffer[] {
	return [
		int4s(keys.map(({ indicatorId }) => indicatorId)),
		int4s(keys.map(({ unitId }) => unitId)),
		float8s(keys.map(({ observedAt }) => observedAt)),
	];
}

/** Its undoing has been marked before this runs, so it is none of those that may return. */
const RESTORE = `
	with gone as (
		select indicator_id, unit_id, to_timestamp(at_ms / 1000) as observed_at
		from unnest($3::int[], $4::int[], $5::float8[]) as u (indicator_id, unit_id, at_ms)
	),
	delivered as (
		select distinct on (r.indicator_id, r.unit_id, r.observed_at) r.indicator_id, r.unit_id, r.observed_at, r.value,
			r.time_source, b.source_id, b.id as batch_id, false as sample
		from gone join import_row r using (indicator_id, unit_id, observed_at) join import_batch b on b.id = r.batch_id
		where r.fate in ('new', 'same', 'correction') and b.undone_at is null and b.id <> $1
		order by r.indicator_id, r.unit_id, r.observed_at, b.id desc
	),
	measured as (
		select distinct on (indicator_id, unit_id, observed_at) indicator_id, unit_id, observed_at, v.value, v.time_source,
			v.source_id, v.batch_id, v.sample
		from gone join observation_revision v using (indicator_id, unit_id, observed_at)
		where v.batch_id is null or v.sample
		order by indicator_id, unit_id, observed_at, v.superseded_at desc
	),
	back as (
		select * from delivered
		union all
		select * from measured m where not exists (
			select from delivered d
			where (d.indicator_id, d.unit_id, d.observed_at) = (m.indicator_id, m.unit_id, m.observed_at)
		)
	)
	insert into observation
		(indicator_id, unit_id, observed_at, value, received_at, time_source, source_id, batch_id, sample)
	select indicator_id, unit_id, observed_at, value, $2::timestamptz, time_source, source_id, batch_id, sample from back
	on conflict (indicator_id, unit_id, observed_at) do update set
		value = excluded.value, received_at = excluded.received_at, time_source = excluded.time_source,
		source_id = excluded.source_id, batch_id = excluded.batch_id, sample = excluded.sample
	returning ${KEY}`;

/** A plan that is kept, from the sixth time on, knows no values: a deletion by it would unpack all that is compressed. */
const PLAN_ANEW = 'set local plan_cache_mode = force_custom_plan';

const REMOVE = `
	delete from observation where indicator_id = $1 and observed_at = $2::timestamptz and unit_id = any($3::int[])`;

/** By values, not by a join, which would unpack all that is compressed. */
async function remove(tx: Queryable, keys: readonly FigureKey[]): Promise<void> {
	if (keys.length === 0) return;
	const groups = Map.groupBy(keys, ({ indicatorId, observedAt }) => `${indicatorId}/${observedAt}`);
	await Promise.all([
		tx.query(PLAN_ANEW),
		...Array.from(groups.values(), (group) => {
			const { indicatorId = 0, observedAt = 0 } = group[0] ?? {};
			const units = group.map(({ unitId }) => unitId);
			return tx.query(REMOVE, [indicatorId, new Date(observedAt), units]);
		}),
	]);
}

/** What is of a period that is not over counts from when it was told, and is no newer for having come back. */
const AGED_BY = (figure: string) => `
	(case when ${figure}.observed_at <= $2 then ${figure}.observed_at else
		least(${figure}.received_at, (select imported_at from import_batch b where b.id = ${figure}.batch_id)) end)`;

/**
 * What the latest table says of each series whose newest figure was the delivery's: the newest that history has now. Samples are
 * asked for afterwards, and only where nothing real is left: to find out that there is none, all of a series is looked through.
 */
function showBefore(newest: string): string {
	return `
		with hit as (select indicator_id, unit_id from latest_observation where batch_id = $1)
		update latest_observation l set observed_at = ${AGED_BY('o')}, received_at = o.received_at,
			time_source = o.time_source, value = o.value, source_id = o.source_id, batch_id = o.batch_id, sample = o.sample,
			version = ${VERSION}
		from hit, lateral (${newest}) o
		where (l.indicator_id, l.unit_id) = (hit.indicator_id, hit.unit_id)`;
}

const OF_SERIES = `
	select * from observation where indicator_id = hit.indicator_id and unit_id = hit.unit_id`;

const STANDS_FROM = standsFrom({
	at: AGED_BY('newest'),
	timeSource: 'newest.time_source',
	indicatorId: 'newest.indicator_id',
});

const SHOW_REAL = showBefore(`
	select * from (
		(${OF_SERIES} and not sample and observed_at <= $2 order by observed_at desc limit 1)
		union all
		${OF_SERIES} and not sample and observed_at > $2
	) as newest
	order by ${STANDS_FROM} desc, observed_at desc limit 1`);

const SHOW_SAMPLE = showBefore(`
	${OF_SERIES} and sample and $2::timestamptz is not null order by observed_at desc limit 1`);

/** A series of which nothing is left: what is not there has no version, so the feed says that something has gone. */
const HIDE = `
	with gone as (delete from latest_observation where batch_id = $1 returning 1)
	update feed set withdrawn_version = version where exists (select from gone)`;
