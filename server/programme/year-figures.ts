/** The figures of the months that targets of a year are judged by. */
import type { Indicator, OwnTarget, Target } from '#lib/domain/indicator.ts';
import { monthAfter, monthSpan } from '#lib/domain/month.ts';
import { isoDay, yearBefore } from '#lib/domain/time-format.ts';
import { isOfYear, type YearFigures } from '#lib/domain/year-figures.ts';
import type { Database } from '../db/database.ts';
import { observationsAsOf, type AsOf } from './as-of.ts';

/** Of the day's year and the one before it: in January what is newest may still be of that one. */
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
	const known = new Map(
		indicators
			.filter((own) => yearly.some((of) => of.indicator === own.code && isOfYear(own, of)))
			.map((indicator) => [indicator.id, indicator]),
	);
	if (known.size === 0) return [];
	const wanted = new Set<string>();
	const unitIds = asOf.unitIds.filter((unitId) => {
		const own = targetsOf(unitId).filter(({ indicatorId, target }) => {
			const indicator = known.get(indicatorId);
			return indicator && isOfYear(indicator, target);
		});
		for (const { indicatorId } of own) wanted.add(`${unitId}/${indicatorId}`);
		return own.length > 0;
	});
	if (unitIds.length === 0) return [];
	const intervalS = new Map([...known].map(([id, indicator]) => [id, indicator.intervalS]));
	const days = monthEnds(asOf.day);
	const stood = await Promise.all(
		days.map(async (day) => {
			const figures = await observationsAsOf(database, { ...asOf, unitIds, intervalS, day });
			const { from } = monthSpan(day.slice(0, 7));
			return figures.filter(({ observedAt }) => observedAt >= from);
		}),
	);
	const series = Map.groupBy(stood.flat(), ({ unitId, indicatorId }) => `${unitId}/${indicatorId}`);
	return [...series].flatMap(([key, figures]) => {
		const [first] = figures;
		if (!first || !wanted.has(key)) return [];
		const { unitId, indicatorId } = first;
		const points = figures.map(({ observedAt, value, sample }) => {
			return { day: isoDay(observedAt), value, sample };
		});
		return [{ unitId, indicatorId, points }];
	});
}

/** Of the year before and this one, the last being the day itself. */
function monthEnds(day: string): string[] {
	const days: string[] = [];
	const last = day.slice(0, 7);
	for (let month = `${yearBefore(day).slice(0, 4)}-01`; month < last; month = monthAfter(month))
		days.push(isoDay(monthSpan(month).until - 1));
	return [...days, day];
}
