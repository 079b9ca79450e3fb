/** Of which period a figure is told, in words. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { PeriodSource, TimeSource } from '#lib/domain/reading.ts';
import { endOfDay, formatDay, isoDay, quarterOf } from '#lib/domain/time-format.ts';
import { isToldBeforeItsEnd, longSpanOf } from '#lib/domain/told-span.ts';
import { u } from '#lib/messages/unit-card/words.ts';

type Told<Source extends TimeSource> = {
	/** Epoch ms. */
	readonly observedAt: number;
	readonly timeSource: Source;
};

/**
 * "quý III/2024"; with the day until which it is where the period was not over. What an office reports as of a day within a month is
 * of that day; as of a month's last day it is the month's figure.
 */
export function periodWords({ observedAt, timeSource }: Told<PeriodSource>): string {
	const at = isoDay(observedAt);
	const day = formatDay(at);
	const open = isToldBeforeItsEnd({ observedAt, timeSource });
	const isMonthsEnd = isoDay(endOfDay(at)).endsWith('-01');
	if (timeSource === 'day' || (timeSource === 'period' && !open && !isMonthsEnd)) return day;
	const period = spanWords(timeSource, at);
	return open ? u.period_open({ period, day }) : period;
}

/** Of the month, quarter, half-year or year in which an ISO day lies. */
export function spanWords(span: Exclude<PeriodSource, 'day'>, day: string): string {
	const [year, month] = [day.slice(0, 4), String(Number(day.slice(5, 7)))];
	switch (span) {
		case 'period':
			return u.period_month({ month, year });
		case 'quarter':
			return u.period_quarter({ quarter: quarterOf(day).roman, year });
		case 'half-year':
			return day.slice(5, 7) < '07'
				? u.period_first_half({ year })
				: u.period_second_half({ year });
		case 'year-to-date':
			return u.period_so_far({ month, year });
		case 'year':
			return u.period_year({ year });
		default:
			return span satisfies never;
	}
}

/** The same of what adds up or is averaged over time, where a month's figure and a year's look alike; else ''. */
export function periodOfSum(
	{ observedAt, timeSource, ofYear }: Told<TimeSource> & Pick<LatestObservation, 'ofYear'>,
	overTime: Indicator['overTime'],
): string {
	if (overTime === 'last' || ofYear) return '';
	const source =
		timeSource === 'day' || timeSource === 'period' ? timeSource : longSpanOf(timeSource);
	return source ? periodWords({ observedAt, timeSource: source }) : '';
}
