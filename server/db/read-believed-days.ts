/** Days of series as they were believed at a moment, however they were corrected since. */
import { LONG_SPANS } from '#lib/domain/told-span.ts';
import type { ToldValue } from '#lib/wire/unit-past.ts';
import { byIndicator, countedIds, spanOf, type DayRow, type DaysOf } from './counted-spans.ts';
import type { Queryable } from './database.ts';

const WINDOW = `
	unit_id = $1 and indicator_id = any($2::integer[]) and observed_at >= $3 and observed_at < $4 and received_at <= $5`;

/** From the readings themselves, for the daily aggregate knows no beliefs. Real ones before samples. */
const DAYS = `
	with told as (
		select indicator_id, observed_at, value, sample, time_source from observation where ${WINDOW}
		union all
		select indicator_id, observed_at, value, sample, time_source from observation_revision
		where ${WINDOW} and superseded_at > $5
	),
	dated as (
		select *, to_char(observed_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
			${spanOf({ counted: '$6', long: '$7' })} as span
		from told
	)
	select distinct on (indicator_id, day, span) indicator_id as "indicatorId", day, value, sample, span
	from dated
	order by indicator_id, day, span nulls first, sample, observed_at desc`;

/**
 * The last value of each day from `from` to before `until`, as it was believed at `believedAt`; oldest first, by indicator. Of what
 * adds up or is averaged a month and the quarter that ends with it are two of one day.
 */
export async function readBelievedDays(
	database: Queryable,
	query: {
		readonly unitId: number;
		readonly indicators: readonly DaysOf[];
		readonly from: Date;
		readonly until: Date;
		readonly believedAt: Date;
	},
): Promise<Map<number, ToldValue[]>> {
	const { unitId, indicators, from, until, believedAt } = query;
	const ids = indicators.map(({ id }) => id);
	const rows = await database.query<DayRow>(DAYS, [
		...[unitId, ids, from, until, believedAt, countedIds(indicators), LONG_SPANS],
	]);
	return byIndicator(rows);
}
