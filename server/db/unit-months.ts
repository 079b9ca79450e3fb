/** `unit_month`: what stood at the end of each month of each unit (docs/time.md). Months are ISO, their first day. */
import { TIME_SOURCES, type KeptMonth } from '../programme/month-cells.ts';
import type { Queryable } from './database.ts';

export type UnitMonths = { readonly unitIds: readonly number[]; readonly month: string };

const AT_END_OF = (month: string) => `
	from unnest($1::int[]) as u (id)
	left join lateral (
		select cells, receipts from unit_month m
		where m.unit_id = u.id and ${month} order by m.month desc limit 1
	) m on true`;

/** Looked through once: rows that were taken off the list stay in it until the next vacuum. */
const DUE = `u.id in (select d.unit_id from unit_month_due d where d.month <= $2::date) as due`;

const CELLS = `
	select u.id as "unitId", m.cells, null as receipts, ${DUE} ${AT_END_OF('m.month <= $2::date')}`;

const CELLS_AND_RECEIPTS = `
	select u.id as "unitId", m.cells, m.receipts, ${DUE} ${AT_END_OF('m.month <= $2::date')}`;

/**
 * What stood at the end of the month for each of the units. `due`: its history was changed since, by then or before.
 * `receipts` are left out (null) where they are not wanted: they are half of what is read.
 */
export function readMonths(
	database: Queryable,
	{ unitIds, month, withReceipts }: UnitMonths & { readonly withReceipts: boolean },
): Promise<(KeptMonth & { readonly due: boolean })[]> {
	return database.query(withReceipts ? CELLS_AND_RECEIPTS : CELLS, [unitIds, month]);
}

const BEFORE = `
	select u.id as "unitId", m.cells, m.receipts ${AT_END_OF('m.month < $2::date')}`;

/** What stood when the month began. */
export function readBefore(
	database: Queryable,
	{ unitIds, month }: UnitMonths,
): Promise<KeptMonth[]> {
	return database.query(BEFORE, [unitIds, month]);
}

/** Only one at a time makes months anew, so that none is made of another that is just being changed. */
const TAKE_TURN = `select pg_advisory_xact_lock(hashtext('ioc-wall unit_month'))`;

/** The earliest month, for what is carried forward from it is needed for the next. `for update`: see `due-months.ts`. */
const TAKE_DUE = `
	select d.unit_id as "unitId", d.month from unit_month_due d
	where ($2::int[] is null or d.unit_id = any($2)) and d.month = (
		select month from unit_month_due
		where month <= $1::date and ($2::int[] is null or unit_id = any($2)) order by month limit 1
	)
	order by d.unit_id limit $3 for update`;

/** Takes the turn, too. `through`: months up to this one. `unitIds` null: of all. */
export async function takeDue(
	tx: Queryable,
	wanted: {
		readonly through: string;
		readonly unitIds: readonly number[] | null;
		readonly most: number;
	},
): Promise<UnitMonths | null> {
	const { through, unitIds, most } = wanted;
	// Sent together, answered in turn: what is due is looked up once it is our turn.
	const [, due] = await Promise.all([
		tx.query(TAKE_TURN),
		tx.query<{ unitId: number; month: string }>(TAKE_DUE, [through, unitIds, most]),
	]);
	const [first] = due;
	return first ? { month: first.month, unitIds: due.map(({ unitId }) => unitId) } : null;
}

/**
 * Of each series the value that stands of those observed in the span, as columns: the driver takes far longer over as many
 * rows. Naming all indicators lets the series' index be used.
 */
const OBSERVED = ({ newest, receipts }: { readonly newest: string; readonly receipts: string }) => `
	with newest as (
		select distinct on (unit_id, indicator_id)
			unit_id, indicator_id, value, observed_at, time_source, source_id, sample${newest}
		from observation
		where unit_id = any($1::int[]) and indicator_id = any((select array_agg(id) from indicator)::int[])
			and observed_at >= $2 and observed_at < $3
		order by unit_id, indicator_id, sample, observed_at desc
	)
	select unit_id as "unitId",
		json_build_object(
			'indicators', array_agg(indicator_id),
			'values', array_agg(value),
			'observedAtS', array_agg(date_part('epoch', observed_at)),
			'timeSources', array_agg(array_position($4::text[], time_source) - 1),
			'sources', array_agg(source_id),
			'samples', array_agg(sample::int)
		) as cells,
		${receipts} as receipts
	from newest group by unit_id`;

const OBSERVED_CELLS = OBSERVED({ newest: '', receipts: 'null' });

const OBSERVED_WITH_RECEIPTS = OBSERVED({
	newest: `,
			received_at, min(received_at) over (partition by unit_id, indicator_id) as known_since, batch_id`,
	receipts: `json_build_object(
			'receivedAtS', array_agg(date_part('epoch', received_at)),
			'knownSinceS', array_agg(date_part('epoch', known_since)),
			'batches', array_agg(batch_id)
		)`,
});

/** Units of which nothing was observed are left out. */
export function readObserved(
	database: Queryable,
	asked: {
		readonly unitIds: readonly number[];
		readonly from: Date;
		readonly until: Date;
		readonly withReceipts: boolean;
	},
): Promise<KeptMonth[]> {
	const { unitIds, from, until, withReceipts } = asked;
	const sql = withReceipts ? OBSERVED_WITH_RECEIPTS : OBSERVED_CELLS;
	return database.query(sql, [unitIds, from, until, TIME_SOURCES]);
}

const KEPT = `
	select unit_id as "unitId", cells::text, receipts::text from unit_month
	where unit_id = any($1::int[]) and month = $2::date`;

export type MonthText = {
	readonly unitId: number;
	readonly cells: string;
	readonly receipts: string;
};

/** As they are kept, to compare. */
export function readKept(
	database: Queryable,
	{ unitIds, month }: UnitMonths,
): Promise<MonthText[]> {
	return database.query(KEPT, [unitIds, month]);
}

const KEEP = `
	insert into unit_month as m (unit_id, month, cells, receipts)
	select unit_id, $1::date, cells::json, receipts::json
	from unnest($2::int[], $3::text[], $4::text[]) as u (unit_id, cells, receipts)
	on conflict (unit_id, month) do update set cells = excluded.cells, receipts = excluded.receipts`;

const REMOVE = `delete from unit_month where month = $1::date and unit_id = any($2::int[])`;

/** What was carried forward from a month that is now another. */
const NOTE_NEXT = `
	insert into unit_month_due (unit_id, month)
	select unit_id, min(month) as month from unit_month
	where unit_id = any($2::int[]) and month > $1::date
	group by unit_id
	order by month, unit_id
	on conflict (month, unit_id) do update set month = excluded.month where false`;

const DONE = `delete from unit_month_due where month = $1::date and unit_id = any($2::int[])`;

/** `kept` and `removed` are those of the months that have changed; all of `unitIds` are no longer due. */
export async function keepMonths(
	tx: Queryable,
	{
		unitIds,
		month,
		kept,
		removed,
	}: UnitMonths & { readonly kept: readonly MonthText[]; readonly removed: readonly number[] },
): Promise<void> {
	const changed = [...kept.map(({ unitId }) => unitId), ...removed];
	if (kept.length > 0) {
		await tx.query(KEEP, [
			month,
			kept.map(({ unitId }) => unitId),
			kept.map(({ cells }) => cells),
			kept.map(({ receipts }) => receipts),
		]);
	}
	if (removed.length > 0) await tx.query(REMOVE, [month, removed]);
	if (changed.length > 0) await tx.query(NOTE_NEXT, [month, changed]);
	await tx.query(DONE, [month, unitIds]);
}

/** What is known of a figure's source. */
export type Source = { readonly source: string | null; readonly typed: boolean };

/** By their ids. */
export async function readSources(database: Queryable): Promise<ReadonlyMap<number, Source>> {
	const rows = await database.query<Source & { id: number }>(
		'select id, code as source, typed from source',
	);
	return new Map(rows.map(({ id, source, typed }) => [id, { source, typed }]));
}
