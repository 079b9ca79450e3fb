/** When what is told of a period counts as observed, and what it is told of. */
import type { PeriodSource } from '#lib/domain/reading.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import { monthsTold, observedAtEnd } from '#lib/domain/told-span.ts';
import type { Period } from './period-patterns.ts';

/** A report of a day tells how things stand when it is made, as each month's does. */
export function sourceOf({ span }: Pick<Period, 'span'>): PeriodSource {
	return span === 'day' || span === 'month' ? 'period' : span;
}

/** Epoch milliseconds. */
export function observedAtOf(period: Period): number {
	return observedAtEnd(endOfDay(period.lastDay), sourceOf(period));
}

/** ISO day. */
export function firstDayOf({ lastDay, span }: Period): string {
	if (span === 'day') return lastDay;
	const { first } = monthsTold(Number(lastDay.slice(5, 7)), span === 'month' ? undefined : span);
	return `${lastDay.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
