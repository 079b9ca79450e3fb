/** Two years of one indicator of one unit, as its chart draws them. */
import type { Extent } from '#lib/domain/came-of.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { isAlike } from '#lib/domain/line-span.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { ProgrammeCell } from '#lib/domain/standings.ts';
import { expectedValue } from '#lib/domain/target-path.ts';
import { endOfDay, startOfDay } from '#lib/domain/time-format.ts';
import type { ChartPoint, PathChartData } from '#lib/ui/path-chart.ts';
import type { PastSeries, UnitNames, UnitPast } from '#lib/wire/unit-past.ts';

const DAY_MS = 86_400_000;
const WEEK_S = 7 * 86_400;
const WANTED_STEPS = 48;
/** A line is parted where so many of its steps are missing. */
const GAP_STEPS = 2.5;

type Of = { readonly indicator: Indicator; readonly past: UnitPast; readonly now: number };

/**
 * Values of its own kind, real or samples as the latest one is, with the path that was wanted of them unless it is that of a
 * year so far; before its area changed those of the units that it came of, each for itself. Null where there is neither a line to draw
 * nor a path for the one value there is.
 */
export function chartOf(
	{ observation, target }: Pick<ProgrammeCell, 'observation' | 'target'>,
	{ indicator, past, now }: Of,
): PathChartData | null {
	if (indicator.kind !== 'number' || observation?.timeSource === 'retained') return null;
	const from = startOfDay(past.from);
	const to = Math.max(from + 1, Math.min(endOfDay(past.to), now));
	const { code, intervalS } = indicator;
	const points = observation === null ? [] : ownPoints(past, { observation, indicator });
	const former = formerLines(past, { code, observation }).map(({ points }) => points);
	const shown = points.filter(({ at }) => at >= from && at <= to);
	const wanted: ChartPoint[] = [];
	// Months are not measured by what is wanted of a year.
	const isMeasured = target !== null && !observation?.ofYear;
	for (let step = 0; isMeasured && step <= WANTED_STEPS; step++) {
		const at = from + ((to - from) * step) / WANTED_STEPS;
		if (target.dueOn !== null && at > endOfDay(target.dueOn)) break;
		const value = target.path.kind === 'due' ? target.value : expectedValue(target, at);
		if (value !== null) wanted.push({ at, value });
	}
	const longest = Math.max(shown.length, ...former.map(({ length }) => length));
	if (longest < 2 && (shown.length === 0 || wanted.length < 2)) return null;
	const gapMs = Math.max(WEEK_S, intervalS) * 1_000 * GAP_STEPS;
	const breaks = past.breaks.map(({ happenedOn }) => startOfDay(happenedOn));
	return {
		...{ from, to, points: shown, gapMs, wanted },
		former,
		breaks: [...new Set(breaks)].filter((at) => at > from && at < to),
	};
}

export type FormerLine = {
	readonly names: UnitNames;
	/** How much of it became this unit. */
	readonly extent: Extent;
	/** ISO day on which it was no more. */
	readonly endedOn: string;
	readonly sample: boolean;
	readonly points: readonly ChartPoint[];
};

/** Lines of the units that this one came of: of the kind that its own figure is; without one, samples where nothing is real. */
export function formerLines(
	{ former, from }: Pick<UnitPast, 'former' | 'from'>,
	{ code, observation }: { readonly code: string; readonly observation: LatestObservation | null },
): FormerLine[] {
	return former
		.flatMap(({ names, extent, endedOn, series }): FormerLine[] => {
			const own = series[code];
			if (!own) return [];
			const sample = observation?.sample ?? own.real.length === 0;
			const points = pointsOf(own, { sample, from: startOfDay(from) });
			return [{ names, extent, endedOn, sample, points }];
		})
		.filter(({ points }) => points.length > 0);
}

/** Days before the latest value, and it where it counts over as much as they do: no quarter, and no month that is not over, follows upon months. */
function ownPoints(
	{ series, former, from }: UnitPast,
	{
		observation,
		indicator: { code, overTime },
	}: { readonly observation: LatestObservation; readonly indicator: Indicator },
): ChartPoint[] {
	const { observedAt, value, sample, ofYear } = observation;
	const own = series[code];
	const before = own ? pointsOf(own, { sample, from: startOfDay(from) }) : [];
	const [drawn] = [own, ...former.map((unit) => unit.series[code])].filter((one) => one);
	const isInLine = !ofYear && isAlike(observation, { overTime, span: drawn?.span });
	if (!isInLine) return before;
	return [...before.filter(({ at }) => at < observedAt), { at: observedAt, value }];
}

/** Each at its day's end. */
function pointsOf(
	series: PastSeries,
	{ sample, from }: { readonly sample: boolean; readonly from: number },
): ChartPoint[] {
	const steps = sample ? series.samples : series.real;
	return steps.map(([day, value]) => ({ at: from + (day + 1) * DAY_MS - 1, value }));
}
