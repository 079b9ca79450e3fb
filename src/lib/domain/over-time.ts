/** Values of a quarter or a year, made of those of its months (docs/catalogue.md). */
import type { SeriesPoint } from './crosswalk.ts';
import type { Indicator } from './indicator.ts';
import { withoutNoise } from './noise.ts';

export type Span = 'quarter' | 'year';

export type PeriodValue = {
	/** "2026-Q3", "2026" */
	readonly period: string;
	/** Null where one that a sum wants is missing. */
	readonly value: number | null;
	/** Of how many figures it was made, of how many that the period has: of a month, a quarter or whatever is told at a time. */
	readonly withData: number;
	readonly possible: number;
	/** Whether any of them is sample data. */
	readonly sample: boolean;
};

type Told = Pick<Indicator, 'overTime' | 'intervalS'>;

const MONTHS: Record<Span, number> = { quarter: 3, year: 12 };
const DAY_S = 86_400;
const MONTH_S = 30 * DAY_S;

/** Whether values of the span can be made of the indicator's: of what is told each day only the last one of a month is known. */
export function combines({ overTime, intervalS }: Told, span: Span): boolean {
	return stepMonths(intervalS) <= MONTHS[span] && (overTime !== 'sum' || intervalS >= 28 * DAY_S);
}

/** Points are oldest first, as are the values. */
export function periodValues(
	points: readonly SeriesPoint[],
	{ indicator, span }: { readonly indicator: Told; readonly span: Span },
): PeriodValue[] {
	if (!combines(indicator, span)) return [];
	const periods = Map.groupBy(points, ({ day }) => periodOf(day, span));
	return [...periods].map(([period, own]) => ({ period, ...combined(own, { indicator, span }) }));
}

export function periodOf(day: string, span: Span): string {
	const year = day.slice(0, 4);
	return span === 'year' ? year : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Of the points of one period. A sum goes from its beginning to the newest figure, and wants each in between. */
function combined(
	points: readonly SeriesPoint[],
	{ indicator, span }: { readonly indicator: Told; readonly span: Span },
): Omit<PeriodValue, 'period'> {
	const months = MONTHS[span];
	const step = stepMonths(indicator.intervalS);
	// The last one of each step stands for it.
	const figures = new Map(
		points.map((point) => {
			const month = (Number(point.day.slice(5, 7)) - 1) % months;
			return [Math.floor(month / step), point];
		}),
	);
	const values = [...figures.values()].map(({ value }) => value);
	const isWhole = figures.size === Math.max(-1, ...figures.keys()) + 1;
	return {
		value: isWhole || indicator.overTime !== 'sum' ? made(values, indicator.overTime) : null,
		withData: figures.size,
		possible: months / step,
		sample: [...figures.values()].some(({ sample }) => sample),
	};
}

function made(values: readonly number[], rule: Indicator['overTime']): number | null {
	const last = values.at(-1);
	if (last === undefined || rule === 'last') return last ?? null;
	const sum = values.reduce((total, value) => total + value, 0);
	return withoutNoise(rule === 'sum' ? sum : sum / values.length);
}

/** How many months lie between two figures, about. */
function stepMonths(intervalS: number): 1 | 3 | 6 | 12 {
	const months = intervalS / MONTH_S;
	if (months <= 1.5) return 1;
	if (months <= 4.5) return 3;
	return months <= 9 ? 6 : 12;
}
