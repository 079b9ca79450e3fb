/** What targets of a year are judged by: not a month's figure, but what the months come to. */
import type { SeriesPoint } from './crosswalk.ts';
import type { AppliedTarget, Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { combines, periodOf, periodValues } from './over-time.ts';
import { isoDay } from './time-format.ts';

export type YearFigures = {
	readonly unitId: number;
	readonly indicatorId: number;
	/** Of each month the last one; oldest first. */
	readonly points: readonly SeriesPoint[];
};

type Latest = (unitId: number, indicatorId: number) => LatestObservation | null;

/** A yearly target of what is told more often than that, and where the last figure is not the year's. */
export function isOfYear(
	indicator: Pick<Indicator, 'overTime' | 'intervalS' | 'kind'>,
	{ operator }: Pick<AppliedTarget, 'operator'>,
): boolean {
	const { kind, overTime } = indicator;
	const asks = operator === 'per-year' && kind === 'number' && overTime !== 'last';
	return asks && combines(indicator, 'year');
}

/** As `latest`, but of the years' series the value of the newest figure's year so far ("lũy kế"). */
export function overYears(
	latest: Latest,
	{
		years,
		indicators,
	}: { readonly years: readonly YearFigures[]; readonly indicators: readonly Indicator[] },
): Latest {
	if (years.length === 0) return latest;
	const figures = new Map(years.map((one) => [`${one.unitId}/${one.indicatorId}`, one.points]));
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	return (unitId, indicatorId) => {
		const newest = latest(unitId, indicatorId);
		const known = figures.get(`${unitId}/${indicatorId}`);
		const indicator = byId.get(indicatorId);
		return newest && known && indicator ? yearSoFar(newest, { known, indicator }) : newest;
	};
}

/** Null where a month is missing that a sum wants. */
function yearSoFar(
	newest: LatestObservation,
	{ known, indicator }: { readonly known: readonly SeriesPoint[]; readonly indicator: Indicator },
): LatestObservation | null {
	const day = isoDay(newest.observedAt);
	const year = periodOf(day, 'year');
	const before = known.filter((point) => periodOf(point.day, 'year') === year && point.day < day);
	const points = [...before, { day, value: newest.value, sample: newest.sample }];
	const [whole] = periodValues(points, { indicator, span: 'year' });
	if (!whole || whole.value === null) return null;
	const { value, sample, withData, possible } = whole;
	return { ...newest, value, sample, ofYear: { withData, possible } };
}
