/** Values of a quarter or a year, made of those of its months (docs/catalogue.md). */
import type { SeriesPoint } from './crosswalk.ts';
import type { Indicator } from './indicator.ts';
import { withoutNoise } from './noise.ts';
import { countedOver, isCountedByMonths, monthsTold } from './told-span.ts';

export type Span = 'quarter' | 'year';

export type PeriodValue = {
	/** "2026-Q3", "2026" */
	readonly period: string;
	/** Null where one that a sum wants is missing. */
	readonly value: number | null;
	/**
	 * Of how many months it is, of how many that the period has, or of quarters or whatever is told at a time: a figure that is told of
	 * several is of all of them, of a period that is not over of those of them that are.
	 */
	readonly withData: number;
	readonly possible: number;
	/** Whether any figure in it is sample data. */
	readonly sample: boolean;
};

/** `isOpen`: told before its period was over, so it is of the months up to its day, the last of which is not. */
export type ToldPoint = SeriesPoint & { readonly isOpen?: boolean };

type Told = Pick<Indicator, 'overTime' | 'intervalS'>;

const MONTHS: Record<Span, number> = { quarter: 3, year: 12 };
const DAY_S = 86_400;
const MONTH_S = 30 * DAY_S;

/** Whether values of the span can be made of the indicator's: of what is told each day only the last one of a month is known. */
export function combines({ overTime, intervalS }: Told, span: Span): boolean {
	return stepMonths(intervalS) <= MONTHS[span] && (overTime !== 'sum' || intervalS >= 28 * DAY_S);
}

/** Points are oldest first, as are the values. A period of which only longer ones tell has none. */
export function periodValues(
	points: readonly ToldPoint[],
	{ indicator, span }: { readonly indicator: Told; readonly span: Span },
): PeriodValue[] {
	if (!combines(indicator, span)) return [];
	const periods = Map.groupBy(points, ({ day }) => periodOf(day, span));
	return [...periods].flatMap(([period, own]) => {
		const figures = own.flatMap((point) => figureOf(point, { indicator, span }) ?? []);
		return figures.length > 0 ? { period, ...combined(figures, { indicator, span }) } : [];
	});
}

export function periodOf(day: string, span: Span): string {
	const year = day.slice(0, 4);
	return span === 'year' ? year : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** A point with the steps of the asked period that it is told of, both included and counted from 0. */
type Figure = {
	readonly from: number;
	readonly to: number;
	/** How many months it is told of. */
	readonly months: number;
	readonly point: ToldPoint;
};

/**
 * Null of what is told of more than the period: no one knows how much of it is the period's. And of what is told of a day alone, where
 * months are added up or averaged. Where the last figure stands for a
 * period, each tells how things are at its end, whatever it is told of.
 */
function figureOf(
	point: ToldPoint,
	{ indicator, span }: { readonly indicator: Told; readonly span: Span },
): Figure | null {
	if (point.isDay && isCountedByMonths(indicator)) return null;
	const month = Number(point.day.slice(5, 7));
	const told = monthsTold(month, countedOver({ ...indicator, span: point.span }));
	const { first, last } = point.isOpen ? { ...told, last: month } : told;
	const before = Math.floor((month - 1) / MONTHS[span]) * MONTHS[span];
	if (first <= before || last > before + MONTHS[span]) return null;
	const step = stepMonths(indicator.intervalS);
	const stepOf = (of: number) => Math.floor((of - 1 - before) / step);
	return { from: stepOf(first), to: stepOf(last), months: last - first + 1, point };
}

/** Of the figures of one period. A sum goes from its beginning to the newest figure, and wants each in between. */
function combined(
	figures: readonly Figure[],
	{ indicator, span }: { readonly indicator: Told; readonly span: Span },
): Omit<PeriodValue, 'period'> {
	const end = Math.max(...figures.map(({ to }) => to)) + 1;
	const counted = sideBySide(figures, end);
	const told = stepsOf(counted);
	const open = counted.filter(({ point }) => point.isOpen).length;
	return {
		value: told === end || indicator.overTime !== 'sum' ? made(counted, indicator.overTime) : null,
		withData: told - open,
		possible: MONTHS[span] / stepMonths(indicator.intervalS),
		sample: counted.some(({ point }) => point.sample),
	};
}

/** Those that together tell of the most steps, none of one twice; where there are several ways, with the longest ones. */
function sideBySide(figures: readonly Figure[], end: number): readonly Figure[] {
	// By the step before which they end.
	const best: (readonly Figure[])[] = [[]];
	for (let to = 0; to < end; to++) {
		const ways = lastOfEach(figures.filter((figure) => figure.to === to)).map((figure) => [
			...(best[figure.from] ?? []),
			figure,
		]);
		const most = Math.max(...ways.map(stepsOf), stepsOf(best[to] ?? []));
		best.push(ways.find((way) => stepsOf(way) === most) ?? best[to] ?? []);
	}
	return best[end] ?? [];
}

/** The longest first; of those that are told of as much the last one stands, in one step what is told of more of it. */
function lastOfEach(figures: readonly Figure[]): readonly Figure[] {
	const standing = new Map<number, Figure>();
	for (const figure of figures.toSorted((one, other) => one.months - other.months))
		standing.set(figure.from, figure);
	return [...standing.values()].toSorted((one, other) => one.from - other.from);
}

function stepsOf(figures: readonly Figure[]): number {
	return figures.reduce((total, { from, to }) => total + to - from + 1, 0);
}

/** In a mean what is told of three months weighs as three. */
function made(figures: readonly Figure[], rule: Indicator['overTime']): number | null {
	const last = figures.at(-1);
	if (last === undefined || rule === 'last') return last?.point.value ?? null;
	const weight = (figure: Figure) => (rule === 'mean' ? stepsOf([figure]) : 1);
	const sum = figures.reduce((total, figure) => total + figure.point.value * weight(figure), 0);
	return withoutNoise(rule === 'sum' ? sum : sum / stepsOf(figures));
}

/** How many months lie between two figures, about. */
function stepMonths(intervalS: number): 1 | 3 | 6 | 12 {
	const months = intervalS / MONTH_S;
	if (months <= 1.5) return 1;
	if (months <= 4.5) return 3;
	return months <= 9 ? 6 : 12;
}
