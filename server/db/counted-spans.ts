/** What figures count over, in SQL: of indicators that add up or are averaged, the longer period that a figure is told of. */
import type { Indicator } from '#lib/domain/indicator.ts';
import { countedOver, LONG_SPANS, type LongSpan } from '#lib/domain/told-span.ts';
import type { ToldValue } from '#lib/wire/unit-past.ts';

export type DaysOf = Pick<Indicator, 'id' | 'overTime'>;

export type DayRow = {
	readonly indicatorId: number;
	readonly day: string;
	readonly value: number;
	readonly sample: boolean;
	readonly span: LongSpan | null;
};

/** Null of what is told of a month or less. `counted`: the parameter with `countedIds`; `long`: that with `LONG_SPANS`. */
export function spanOf({ counted, long }: { readonly counted: string; readonly long: string }) {
	return `case when indicator_id = any(${counted}::integer[]) and time_source = any(${long}::text[]) then time_source end`;
}

/** Of those of which a month and a quarter are of different size. */
export function countedIds(indicators: readonly DaysOf[]): number[] {
	return indicators
		.filter(({ overTime }) => LONG_SPANS.some((span) => countedOver({ overTime, span })))
		.map(({ id }) => id);
}

/** In the order of the rows. */
export function byIndicator(rows: readonly DayRow[]): Map<number, ToldValue[]> {
	return new Map(
		[...Map.groupBy(rows, ({ indicatorId }) => indicatorId)].map(([indicatorId, days]) => [
			indicatorId,
			days.map(({ day, value, sample, span }) => ({ day, value, sample, ...(span && { span }) })),
		]),
	);
}
