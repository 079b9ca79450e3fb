/** When what is told of a period counts as observed, and what it is told of. */
import type { PeriodSource } from '#lib/domain/reading.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import { isCountedByMonths, monthsTold, observedAtEnd } from '#lib/domain/told-span.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { Period } from './period-patterns.ts';

/** Of an indicator that names no interval. */
const MONTH_S = 28 * 86_400;

/** A report of a day tells how things stand when it is made, as each month's does; of what adds up or is averaged it is the day's own. */
export function sourceOf(
	{ span }: Pick<Period, 'span'>,
	{ overTime = 'last' }: Pick<ReportIndicator, 'overTime'>,
): PeriodSource {
	if (span === 'day') return overTime === 'last' ? 'period' : 'day';
	return span === 'month' ? 'period' : span;
}

/** Whether a day has no figure of it (`isCountedByMonths`). */
export function isReportedByMonths({
	overTime = 'last',
	intervalS = MONTH_S,
}: Pick<ReportIndicator, 'overTime' | 'intervalS'>): boolean {
	return isCountedByMonths({ overTime, intervalS });
}

/** Epoch milliseconds; of a day and of the month that it ends the same. */
export function observedAtOf({ lastDay, span }: Period): number {
	return observedAtEnd(endOfDay(lastDay), span === 'month' ? 'period' : span);
}

/** ISO day. */
export function firstDayOf({ lastDay, span }: Period): string {
	if (span === 'day') return lastDay;
	const { first } = monthsTold(Number(lastDay.slice(5, 7)), span === 'month' ? undefined : span);
	return `${lastDay.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
