/** The figures of the months that targets of a year are judged by. */
import type { Indicator, OwnTarget, Target } from '#lib/domain/indicator.ts';
import { monthAfter, monthSpan } from '#lib/domain/month.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { isoDay, yearBefore } from '#lib/domain/time-format.ts';
import { longSpanOf } from '#lib/domain/told-span.ts';
import { isOfYear, type YearFigures } from '#lib/domain/year-figures.ts';
import type { Database } from '../db/database.ts';
import { observationsAsOf, type AsOf } from './as-of.ts';

/**
 * Of the day's year, and of the one before it where that has none yet: in January what is newest may still be of that one,
 * and a value is judged by the months of its own year.
 */
export async function yearFigures(
	database: Database,
	asked: {
		readonly asOf: AsOf;
		readonly indicators: readonly Indicator[];
		/** All that plans state. */
		readonly targets: readonly Target[];
		readonly targetsOf: (unitId: number) => readonly OwnTarget[];
	},
): Promise<YearFigures[]> {
	const { asOf, indicators, targets, targetsOf } = asked;
	const yearly = targets.filter(({ operator }) => operator === 'per-year');
	const judged = new Map(
		indicators
			.filter((own) => yearly.some((of) => of.indicator === own.code && isOfYear(own, of)))
			.map((indicator) => [indicator.id, indicator]),
	);
	if (judged.size === 0) return [];
	const wanted = new Map<string, Series>();
	const unitIds = asOf.unitIds.filter((unitId) => {
		const own = targetsOf(unitId).filter(({ indicatorId, target }) => {
			const indicator = judged.get(indicatorId);
			return indicator && isOfYear(indicator, target);
		});
		for (const { indicatorId } of own) {
			const series = { unitId, indicatorId };
			wanted.set(keyOf(series), series);
		}
		return own.length > 0;
	});
	if (unitIds.length === 0) return [];
	const intervalS = new Map([...judged].map(([id, indicator]) => [id, indicator.intervalS]));
	const ends = monthEnds(asOf.day);
	const thisYear = await monthFigures(database, { ...asOf, intervalS, unitIds }, ends.thisYear);
	const known = new Set(thisYear.map(keyOf));
	const without = new Set(
		[...wanted].flatMap(([key, { unitId }]) => (known.has(key) ? [] : unitId)),
	);
	const asOfBefore = { ...asOf, intervalS, unitIds: [...without] };
	const before = without.size > 0 ? await monthFigures(database, asOfBefore, ends.before) : [];
	const figuresOf = Map.groupBy([...before, ...thisYear], keyOf);
	// Without any points, too: the first figure that comes is that of a month, and not of the year.
	return Array.from(wanted, ([key, series]) => {
		const points = (figuresOf.get(key) ?? []).map(({ observedAt, value, sample, timeSource }) => {
			const span = longSpanOf(timeSource);
			const told = { ...(span && { span }), ...(timeSource === 'day' && { isDay: true }) };
			return { day: isoDay(observedAt), value, sample, ...told };
		});
		return { ...series, points, tellsDays: true };
	});
}

/** Of each month what was observed in it, as it stood at its end; oldest first. */
async function monthFigures(
	database: Database,
	asOf: AsOf,
	days: readonly string[],
): Promise<LatestObservation[]> {
	const stood = await Promise.all(
		days.map(async (day) => {
			const figures = await observationsAsOf(database, { ...asOf, day });
			const { from } = monthSpan(day.slice(0, 7));
			return figures.filter(({ observedAt }) => observedAt >= from);
		}),
	);
	return stood.flat();
}

type Series = { readonly unitId: number; readonly indicatorId: number };

function keyOf({ unitId, indicatorId }: Series): string {
	return `${unitId}/${indicatorId}`;
}

/** The last one of the day's year being the day itself. */
function monthEnds(day: string): Record<'before' | 'thisYear', readonly string[]> {
	const year = `${day.slice(0, 4)}-01`;
	const between = (from: string, until: string): string[] => {
		const days: string[] = [];
		for (let month = from; month < until; month = monthAfter(month))
			days.push(isoDay(monthSpan(month).until - 1));
		return days;
	};
	return {
		before: between(`${yearBefore(day).slice(0, 4)}-01`, year),
		thisYear: [...between(year, day.slice(0, 7)), day],
	};
}
