/** Figures beside the newest ones: those of the latest period that parts of unlike figures all have one of (`derivedValues`). */
import { latestShortest } from '#lib/domain/derived.ts';
import { figureFreshness } from '#lib/domain/freshness.ts';
import { monthBefore, monthOf, monthSpan } from '#lib/domain/month.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { PeriodSource } from '#lib/domain/reading.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import { observedAtEnd } from '#lib/domain/told-span.ts';
import { unlikeParts } from '#lib/domain/unlike-parts.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import type { Queryable } from '../db/database.ts';
import { readFiguresAt, type FigureAt } from '../db/read-figures-at.ts';
import type { Frame } from './programme.ts';

/** By how many months there are in it; the months from January on end with any. */
const ENDING: readonly (readonly [months: number, source: PeriodSource])[] = [
	[1, 'period'],
	[1, 'year-to-date'],
	[3, 'quarter'],
	[6, 'half-year'],
	[12, 'year'],
];
/** Before the oldest of the newest figures: what all parts told longer ago says nothing of today. */
const MONTHS_BACK = 12;

type Asked = Pick<Frame, 'of' | 'asOf'> & { readonly cells: readonly LatestObservation[] };

/** Nothing is read where the parts' newest figures are alike, and else of a year's ends of months at most. */
export async function besideFigures(
	database: Queryable,
	{ of, asOf, cells }: Asked,
): Promise<Pick<Programme, 'beside'>> {
	const series = unlikeParts(of, cells);
	if (series.length === 0) return {};
	const { believedAt } = asOf;
	const told = await readFiguresAt(database, {
		unitIds: [...new Set(series.flat().map(({ unitId }) => unitId))],
		indicatorIds: [...new Set(series.flat().map(({ indicatorId }) => indicatorId))],
		instants: [...new Set(series.flatMap(endsBefore))],
		believedAt: typeof believedAt === 'string' ? endOfDay(believedAt) - 1 : believedAt,
	});
	const byIndicator = Map.groupBy(told, ({ indicatorId }) => indicatorId);
	const now = of.live ? asOf.now : endOfDay(of.day);
	const beside = series.flatMap((newest) => {
		const indicatorId = newest[0]?.indicatorId ?? -1;
		const intervalS = asOf.intervalS.get(indicatorId);
		if (intervalS === undefined) return [];
		return latestOfAll(newest, byIndicator.get(indicatorId) ?? []).map(
			(figure): LatestObservation => {
				return { ...figure, freshness: figureFreshness(figure, { now, intervalS }) };
			},
		);
	});
	return beside.length > 0 ? { beside } : {};
}

/** Instants (epoch ms) at which what is told of a period counts, up to the oldest of the newest figures. */
function endsBefore(newest: readonly LatestObservation[]): number[] {
	const last = Math.min(...newest.map(({ observedAt }) => observedAt));
	const instants: number[] = [];
	let month = monthOf(last);
	for (let ago = 0; ago <= MONTHS_BACK; ago++) {
		const { until } = monthSpan(month);
		const number = Number(month.slice(5));
		const ending = ENDING.filter(([months]) => number % months === 0);
		instants.push(...ending.map(([, source]) => observedAtEnd(until, source)));
		month = monthBefore(month);
	}
	return instants;
}

/** Of the latest period of which each has one, those that are no newest figures; a sample stands beside no real figure. */
function latestOfAll(
	newest: readonly LatestObservation[],
	told: readonly FigureAt[],
): readonly FigureAt[] {
	const isSample = new Map(newest.map(({ unitId, sample }) => [unitId, sample]));
	const known = told.filter(({ unitId, sample }) => isSample.get(unitId) === sample);
	const periods = Map.groupBy(
		known,
		({ observedAt, timeSource }) => `${String(observedAt)} ${timeSource}`,
	);
	const [common] = [...periods.values()]
		.filter((own) => own.length === newest.length)
		.toSorted(([one], [other]) => (one && other ? latestShortest(one, other) : 0));
	const isNewest = new Set(newest.map(({ unitId, observedAt }) => `${unitId} ${observedAt}`));
	return (common ?? []).filter(
		({ unitId, observedAt }) => !isNewest.has(`${unitId} ${observedAt}`),
	);
}
