/** Which months of which units are to be made anew, because their history was changed (docs/time.md). */
import type { Queryable } from '../database.ts';
import { float8s, int4s } from './columns.ts';

/**
 * A row that is there already is locked all the same, so that nobody who makes the month anew takes it away before the
 * change can be seen; always in the same order, so that two who note several months do not wait for each other.
 */
const NOTE_MONTHS = `
	insert into unit_month_due (unit_id, month)
	select distinct unit_id, date_trunc('month', to_timestamp(at_ms / 1000) at time zone 'Asia/Ho_Chi_Minh')::date as month
	from unnest($1::int[], $2::float8[]) as u (unit_id, at_ms)
	order by month, unit_id
	on conflict (month, unit_id) do update set month = excluded.month where false`;

/**
 * To be called in each transaction that adds, changes or removes rows of `observation`, after the feed was taken; `unit` and
 * `at` (time of observation, epoch ms) are columns of those rows.
 */
export async function noteMonths(
	tx: Queryable,
	{ unit, at }: { readonly unit: readonly number[]; readonly at: readonly number[] },
): Promise<void> {
	if (unit.length > 0) await tx.query(NOTE_MONTHS, [int4s(unit), float8s(at)]);
}
