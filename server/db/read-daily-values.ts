import { monthAfter, monthOf, monthSpan } from '#lib/domain/month.ts';
import { LONG_SPANS } from '#lib/domain/told-span.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import type { ToldValue } from '#lib/wire/unit-past.ts';
import { byIndicator, countedIds, spanOf, type DayRow, type DaysOf } from './counted-spans.ts';
import type { Queryable } from './database.ts';

const DAILY = `
	select indicator_id as "indicatorId", to_char(day at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
		last as value, sample, null as span
	from observation_daily
	where unit_id = $1 and indicator_id = any($2::integer[]) and day >= $3 and day <= $4
	order by observation_daily.day`;

/** Of days $3 and what counts over as much the last one; the daily aggregate knows only the day's last. */
const MONTH_ENDS = `
	with told as (
		select o.indicator_id, d.day, o.observed_at, o.value, o.sample, ${spanOf({ counted: '$2', long: '$4' })} as span
		from unnest($3::date[]) as d (day)
		cross join lateral (
			select * from observation
			where unit_id = $1 and indicator_id = any($2::integer[])
				and observed_at >= d.day::timestamp at time zone 'Asia/Ho_Chi_Minh'
				and observed_at < (d.day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
		) o
	)
	select distinct on (indicator_id, day, span)
		indicator_id as "indicatorId", to_char(day, 'YYYY-MM-DD') as day, value, sample, span
	from told
	order by indicator_id, day, span nulls first, sample, observed_at desc`;

/**
 * The last value of each day that begins from `from` to `to`, oldest first, by indicator. Of what adds up or is averaged a month
 * and the quarter that ends with it are two of one day.
 */
export async function readDailyValues(
	database: Queryable,
	query: {
		readonly unitId: number;
		readonly indicators: readonly DaysOf[];
		readonly from: Date;
		readonly to: Date;
	},
): Promise<Map<number, ToldValue[]>> {
	const { unitId, indicators, from, to } = query;
	const counted = countedIds(indicators);
	const ends = counted.length > 0 ? monthEnds(from.getTime(), to.getTime()) : [];
	const [daily, ofEnds] = await Promise.all([
		database.query<DayRow>(DAILY, [unitId, indicators.map(({ id }) => id), from, to]),
		ends.length > 0 ? database.query<DayRow>(MONTH_ENDS, [unitId, counted, ends, LONG_SPANS]) : [],
	]);
	const [isCounted, isEnd] = [new Set(counted), new Set(ends)];
	const rest = daily.filter(
		({ indicatorId, day }) => !(isCounted.has(indicatorId) && isEnd.has(day)),
	);
	// Sorting is stable: what a day has of several lengths stays in its order.
	return byIndicator(
		[...rest, ...ofEnds].toSorted(
			(one, other) => Number(one.day > other.day) - Number(one.day < other.day),
		),
	);
}

/** ISO days that begin from `from` to `to` and end a month, as whatever is told of more than a month does. */
function monthEnds(from: number, to: number): string[] {
	const days: string[] = [];
	for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month)) {
		const { until } = monthSpan(month);
		const begins = until - DAY_MS;
		if (begins >= from && begins <= to) days.push(isoDay(begins));
	}
	return days;
}

const DAY_MS = 86_400_000;
