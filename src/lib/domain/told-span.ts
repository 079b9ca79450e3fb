/**
 * Of which months a figure is told, and when what is told of a period counts as observed. A month, the quarter that ends with it and the
 * year are three figures of one unit and indicator: each has an instant of its own within the last second of its last day.
 */
import type { Indicator } from './indicator.ts';
import { monthSpan } from './month.ts';
import type { PeriodSource, TimeSource } from './reading.ts';
import { endOfDay, isoDay } from './time-format.ts';

type Told = { readonly overTime: Indicator['overTime']; readonly span: LongSpan | undefined };

/**
 * What a value counts over: sums and means of a month and of a quarter are of different size, while what is told as it last stands is the
 * same whatever it is told of.
 */
export function countedOver({ overTime, span }: Told): LongSpan | undefined {
	return overTime === 'last' ? undefined : span;
}

/** Shorter than any month. */
const ALMOST_MONTH_S = 28 * 86_400;

/** What adds up or is averaged, and is told by the month or more seldom: a single day has no figure of it. */
export function isCountedByMonths({
	overTime,
	intervalS,
}: Pick<Indicator, 'overTime' | 'intervalS'>): boolean {
	return overTime !== 'last' && intervalS >= ALMOST_MONTH_S;
}

/** Longer than a month. */
export const LONG_SPANS = ['quarter', 'half-year', 'year-to-date', 'year'] as const;

export type LongSpan = (typeof LONG_SPANS)[number];

/** The longer, the later: the newest of one end is told of the most. */
const IN_LAST_SECOND_MS: Readonly<Record<PeriodSource, number>> = {
	...{ day: 0, period: 0, quarter: 250, 'half-year': 500, 'year-to-date': 625, year: 750 },
};

/** Epoch ms. `until`: the instant at which the period's last day ends. */
export function observedAtEnd(until: number, source: PeriodSource): number {
	return until - 1_000 + IN_LAST_SECOND_MS[source];
}

/** Undefined of what is told of a month, a day or a moment. */
export function longSpanOf(source: TimeSource): LongSpan | undefined {
	return LONG_SPANS.find((span) => span === source);
}

/** Else a clock dated it, or nobody did. */
export function isOfPeriod(source: TimeSource): source is PeriodSource {
	return source in IN_LAST_SECOND_MS;
}

/** Whether a figure was told of a period before that was over: it counts as observed when it was told, and is of the months until then. */
export function isToldBeforeItsEnd({
	observedAt,
	timeSource,
}: {
	readonly observedAt: number;
	readonly timeSource: TimeSource;
}): boolean {
	if (!isOfPeriod(timeSource)) return false;
	const day = isoDay(observedAt);
	const until = endOfDay(day);
	if (observedAt < until - 1_000) return true;
	const span = longSpanOf(timeSource);
	if (span === undefined) return false;
	const month = Number(day.slice(5, 7));
	return monthsTold(month, span).last !== month || monthSpan(day.slice(0, 7)).until !== until;
}

const MONTHS = { quarter: 3, 'half-year': 6, year: 12 } as const;

/** The first and the last month (1 to 12) of the period of that length in which a month lies. */
export function monthsTold(
	month: number,
	span: LongSpan | undefined,
): { readonly first: number; readonly last: number } {
	if (span === undefined) return { first: month, last: month };
	if (span === 'year-to-date') return { first: 1, last: month };
	const months = MONTHS[span];
	const last = Math.ceil(month / months) * months;
	return { first: last - months + 1, last };
}
