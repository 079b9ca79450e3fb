/** `unit_month`: what stood at the end of each month of each unit (docs/time.md). Months are ISO, their first day. */
import type { Cell, KeptMonth } from '../programme/month-cells.ts';
import type { Queryable } from './database.ts';

export type UnitMonths = { readonly unitIds: readonly number[]; readonly month: string };

const AT_END_OF = (month: string) => `
	from unnest($1::int[]) as u (id)
	left join lateral (
		select cells, receipts from unit_month m
		where m.unit_id = u.id and ${month} order by m.month desc limit 1
	) m on true`;

const DUE = `exists (select from unit_month_due d where d.unit_id = u.id and d.month <= $2::date) as due`;

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
	await tx.query(TAKE_TURN);
	const { through, unitIds, most } = wanted;
	const due = await tx.query<{ unitId: number; month: string }>(TAKE_DUE, [through, unitIds, most]);
	const [first] = due;
	return first ? { month: first.month, unitIds: due.map(({ unitId }) => unitId) } : null;
}

/** Of each series the value that stands of those observed in the span. Naming all indicators lets the series' index be used. */
const OBSERVED = `
	select distinct on (unit_id, indicator_id) unit_id as "unitId", indicator_id as "indicatorId", value,
		extract(epoch from observed_at)::float8 as "observedAtS",
		extract(epoch from received_at)::float8 as "receivedAtS",
		extract(epoch from min(received_at) over (partition by unit_id, indicator_id))::float8 as "knownSinceS",
		time_source as "timeSource", source_id as "sourceId", batch_id as "batchId", sample
	from observation
	where unit_id = any($1::int[]) and indicator_id = any((select array_agg(id) from indicator)::int[])
		and observed_at >= $2 and observed_at < $3
	order by unit_id, indicator_id, sample, observed_at desc`;

export function readObserved(
	database: Queryable,
	{ unitIds, from, until }: { unitIds: readonly number[]; from: Date; until: Date },
): Promise<Cell[]> {
	return database.query(OBSERVED, [unitIds, from, until]);
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

/** The codes of sources, by their ids. */
export async function readSources(database: Queryable): Promise<ReadonlyMap<number, string>> {
	const rows = await database.query<{ id: number; code: string }>('select id, code from source');
	return new Map(rows.map(({ id, code }) => [id, code]));
}
