import { endOfDay, startOfDay } from '#lib/domain/time-format.ts';
import type { ToldValue } from '#lib/wire/unit-past.ts';
import type { DaysOf } from '../db/counted-spans.ts';
import type { Queryable } from '../db/database.ts';
import { readBelievedDays } from '../db/read-believed-days.ts';
import { readDailyValues } from '../db/read-daily-values.ts';

/**
 * The last value of each day of one unit, oldest first, by indicator: from the daily aggregate, or of a belief (epoch ms) from
 * the readings themselves. `from` and `to`: ISO days, both included.
 */
export function daysIn(
	{ database }: { readonly database: Queryable },
	{
		unitId,
		believedAt,
		indicators,
		from,
		to,
	}: {
		readonly unitId: number;
		readonly believedAt: number | null;
		readonly indicators: readonly DaysOf[];
		readonly from: string;
		readonly to: string;
	},
): Promise<ReadonlyMap<number, readonly ToldValue[]>> {
	const series = { unitId, indicators, from: new Date(startOfDay(from)) };
	if (believedAt === null)
		return readDailyValues(database, { ...series, to: new Date(startOfDay(to)) });
	const until = new Date(endOfDay(to));
	return readBelievedDays(database, { ...series, until, believedAt: new Date(believedAt) });
}
