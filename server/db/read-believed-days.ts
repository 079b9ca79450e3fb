/** Days of series as they were believed at a moment, however they were corrected since. */
import type { DayValue } from '#lib/wire/unit-past.ts';
import type { Queryable } from './database.ts';

const WINDOW = `
	unit_id = $1 and indicator_id = any($2::integer[]) and observed_at >= $3 and observed_at < $4 and received_at <= $5`;

/** From the readings themselves, for the daily aggregate knows no beliefs. Real ones before samples. */
const DAYS = `
	with told as (
		select indicator_id, observed_at, value, sample from observation where ${WINDOW}
		union all
		select indicator_id, observed_at, value, sample from observation_revision
		where ${WINDOW} and superseded_at > $5
	),
	dated as (
		select *, to_char(observed_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day from told
	)
	select distinct on (indicator_id, day) indicator_id as "indicatorId", day, value, sample
	from dated
	order by indicator_id, day, sample, observed_at desc`;

/** The last value of each day from `from` to before `until`, as it was believed at `believedAt`; oldest first, by indicator. */
export async function readBelievedDays(
	database: Queryable,
	query: {
		readonly unitId: number;
		readonly indicatorIds: readonly number[];
		readonly from: Date;
		readonly until: Date;
		readonly believedAt: Date;
	},
): Promise<Map<number, DayValue[]>> {
	const { unitId, indicatorIds, from, until, believedAt } = query;
	const rows = await database.query<DayValue & { readonly indicatorId: number }>(DAYS, [
		...[unitId, indicatorIds, from, until, believedAt],
	]);
	return new Map(
		[...Map.groupBy(rows, ({ indicatorId }) => indicatorId)].map(([indicatorId, days]) => [
			indicatorId,
			days.map(({ day, value, sample }) => ({ day, value, sample })),
		]),
	);
}
