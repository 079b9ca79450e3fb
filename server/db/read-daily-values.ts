import type { DayValue } from '#lib/wire/unit-past.ts';
import type { Queryable } from './database.ts';

const DAILY = `
	select indicator_id as "indicatorId", to_char(day at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
		last as value, sample
	from observation_daily
	where unit_id = $1 and indicator_id = any($2::integer[]) and day >= $3 and day <= $4
	order by observation_daily.day`;

/** The last value of each day that begins from `from` to `to`, oldest first, by indicator. */
export async function readDailyValues(
	database: Queryable,
	query: {
		readonly unitId: number;
		readonly indicatorIds: readonly number[];
		readonly from: Date;
		readonly to: Date;
	},
): Promise<Map<number, DayValue[]>> {
	const { unitId, indicatorIds, from, to } = query;
	const rows = await database.query<DayValue & { indicatorId: number }>(DAILY, [
		unitId,
		indicatorIds,
		from,
		to,
	]);
	const series = Map.groupBy(rows, ({ indicatorId }) => indicatorId);
	return new Map(
		[...series].map(([indicatorId, values]) => [
			indicatorId,
			values.map(({ day, value, sample }) => ({ day, value, sample })),
		]),
	);
}
