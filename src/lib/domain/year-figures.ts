/** What targets of a year are judged by: not a month's figure, but what the months come to. */
import type { SeriesPoint } from './crosswalk.ts';
import type { AppliedTarget, Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { combines, periodOf, periodValues } from './over-time.ts';
import { isoDay } from './time-format.ts';
import { isToldBeforeItsEnd, longSpanOf, monthsTold } from './told-span.ts';

export type YearFigures = {
	readonly unitId: number;
	readonly indicatorId: number;
	/** Of each month the last one, of those of one end the one that is told of the most; oldest first. */
	readonly points: readonly SeriesPoint[];
	/** Whether it is told which are of a day alone; closes by an earlier rule count such a figure as its month's. */
	readonly tellsDays?: boolean;
	/** Of a close by an earlier rule: whatever the newest figure is told of, it counts as its month's. */
	readonly byMonthOnly?: boolean;
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
	const figures = new Map(years.map((one) => [`${one.unitId}/${one.indicatorId}`, one]));
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	return (unitId, indicatorId) => {
		const newest = latest(unitId, indicatorId);
		const known = figures.get(`${unitId}/${indicatorId}`);
		const indicator = byId.get(indicatorId);
		return newest && known && indicator ? yearSoFar(newest, { known, indicator }) : newest;
	};
}

/**
 * Null where a month is missing that a sum wants. What was told of a quarter or the year before that was over counts only where
 * nothing is known of what was over of it: it is of unknown days, while months are whole.
 */
function yearSoFar(
	newest: LatestObservation,
	{ known, indicator }: { readonly known: YearFigures; readonly indicator: Indicator },
): LatestObservation | null {
	const day = isoDay(newest.observedAt);
	const year = periodOf(day, 'year');
	const before = known.points.filter(
		(point) => periodOf(point.day, 'year') === year && point.day < day,
	);
	const span = known.byMonthOnly ? undefined : longSpanOf(newest.timeSource);
	const { value: own, sample: isSample } = newest;
	const isOpen = isToldBeforeItsEnd(newest);
	const { first } = monthsTold(Number(day.slice(5, 7)), span);
	const isKnown = isOpen && before.some((point) => Number(point.day.slice(5, 7)) >= first);
	const isDay = known.tellsDays === true && newest.timeSource === 'day';
	const last = { day, value: own, sample: isSample, isOpen, isDay, ...(span && { span }) };
	const points = isKnown && span ? before : [...before, last];
	const [whole] = periodValues(points, { indicator, span: 'year' });
	if (!whole || whole.value === null) return null;
	const { value, sample, withData, possible } = whole;
	return { ...newest, value, sample, ofYear: { withData, possible } };
}
