/** Periods of figures as other systems write them: a year, a half, a quarter, a month or a day. */
import { monthSpan } from '../domain/month.ts';
import { periodOf } from '../domain/over-time.ts';
import type { PeriodSource, TimeSource } from '../domain/reading.ts';
import { endOfDay, isoDay, startOfDay } from '../domain/time-format.ts';
import { observedAtEnd } from '../domain/told-span.ts';
import { isDay } from './rfc3339.ts';

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/;
const DAY_MS = 86_400_000;

export type Period = {
	/** Its first instant in Vietnam (epoch ms). */
	readonly from: number;
	/** In the last second of its last day in Vietnam: when its figure counts as observed (epoch ms). */
	readonly observedAt: number;
	readonly span: PeriodSource;
};

/** "2026", "2026-H1", "2026-Q4", "2026-11" or "2026-11-23"; null where it is none. */
export function parsePeriod(text: string): Period | null {
	const [, year, half, quarter, month, day] = PERIOD.exec(text) ?? [];
	if (year === undefined) return null;
	if (day !== undefined) {
		if (!isDay(text)) return null;
		const from = startOfDay(text);
		return { from, observedAt: observedAtEnd(from + DAY_MS, 'day'), span: 'day' };
	}
	const [first, last] = monthsOf({ half, quarter, month });
	if (first < 1 || last > 12) return null;
	const named = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
	const { from } = monthSpan(named(first));
	const { until } = monthSpan(named(last));
	const span = SPANS.get(last - first + 1) ?? 'period';
	return { from, observedAt: observedAtEnd(until, span), span };
}

/** By how many months there are. */
const SPANS: ReadonlyMap<number, PeriodSource> = new Map([
	[3, 'quarter'],
	[6, 'half-year'],
	[12, 'year'],
]);

function monthsOf({
	half,
	quarter,
	month,
}: Readonly<Record<'half' | 'quarter' | 'month', string | undefined>>): [number, number] {
	if (half !== undefined) return [Number(half) * 6 - 5, Number(half) * 6];
	if (quarter !== undefined) return [Number(quarter) * 3 - 2, Number(quarter) * 3];
	return month === undefined ? [1, 12] : [Number(month), Number(month)];
}

/**
 * The period that a figure is told of, as `parsePeriod` reads it: "2026-Q4", of the months from January on the first and the last:
 * "2026-01/2026-05". As of a month's last day it is the month's figure. Null of what a clock dated.
 */
export function periodText({
	observedAt,
	timeSource,
}: {
	/** Epoch ms. */
	readonly observedAt: number;
	readonly timeSource: TimeSource;
}): string | null {
	const day = isoDay(observedAt);
	const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
	switch (timeSource) {
		case 'device':
		case 'receipt':
		case 'retained':
			return null;
		case 'day':
			return day;
		case 'period':
			return endOfDay(day) === monthSpan(month).until ? month : day;
		case 'quarter':
			return periodOf(day, 'quarter');
		case 'half-year':
			return `${year}-H${day.slice(5, 7) < '07' ? '1' : '2'}`;
		case 'year-to-date':
			return `${year}-01/${month}`;
		case 'year':
			return year;
		default:
			return timeSource satisfies never;
	}
}
