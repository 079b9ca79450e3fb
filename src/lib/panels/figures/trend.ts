import type { LatestObservation } from '#lib/domain/observation.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { isAlike, lineSpan } from '#lib/domain/line-span.ts';
import { startOfDay } from '#lib/domain/time-format.ts';
import type { LongSpan } from '#lib/domain/told-span.ts';
import type { Trend } from '#lib/ui/sparkline.ts';
import type { ToldValue } from '#lib/wire/unit-past.ts';

const DAY_MS = 86_400_000;
/** A trend on a wall has room for about this many points. */
const SHORTEST_STEP_DAYS = 7;

/**
 * Daily values in equal steps, of each the last one, null where there is none. Real ones and samples are kept apart,
 * for they are never drawn as one line.
 */
export type Past = {
	/** Where the last step ends (epoch ms). */
	readonly endsAt: number;
	readonly stepMs: number;
	readonly real: Trend;
	readonly samples: Trend;
	/** What each value counts over, where that is longer than a month. */
	readonly span?: LongSpan;
};

/**
 * Steps of a week up to `to`, or of the indicator's own interval where that is longer; days are those of the zone. Only what
 * counts over as much is in one trend.
 */
export function pastOf(
	days: readonly ToldValue[],
	{ from, to, intervalS }: { readonly from: Date; readonly to: Date; readonly intervalS: number },
): Past {
	const endsAt = to.getTime();
	const stepMs = Math.max(SHORTEST_STEP_DAYS * DAY_MS, intervalS * 1_000);
	const count = Math.max(1, Math.ceil((endsAt - from.getTime()) / stepMs));
	const real = Array<number | null>(count).fill(null);
	const samples = Array<number | null>(count).fill(null);
	const span = lineSpan(days);
	for (const { day, value, sample } of days.filter((own) => own.span === span)) {
		const place = count - 1 - Math.floor((endsAt - startOfDay(day)) / stepMs);
		if (place >= 0 && place < count) (sample ? samples : real)[place] = value;
	}
	return { endsAt, stepMs, real, samples, ...(span && { span }) };
}

type TrendOf = { readonly past: Past; readonly overTime: Indicator['overTime'] };

/**
 * The trend that leads to the value that is shown: of its own kind, real or sample, and ending with it, or before it where
 * it counts over more or less than the others, or what it is told of is not over. One empty step carries the value before it; more are a gap. A value whose time
 * nobody knows has no place in a trend.
 */
export function trendTo(
	{
		value,
		observedAt,
		timeSource,
		sample,
	}: Pick<LatestObservation, 'value' | 'observedAt' | 'timeSource' | 'sample'>,
	{ past: { endsAt, stepMs, real, samples, span }, overTime }: TrendOf,
): Trend {
	if (timeSource === 'retained') return [];
	const steps = sample ? samples : real;
	// What has come since the past was read belongs to its last step.
	const back = Math.max(0, Math.floor((endsAt - observedAt) / stepMs));
	const end = steps.length - 1 - back;
	if (end < 0) return [];
	const isInLine = isAlike({ observedAt, timeSource }, { overTime, span });
	const led = isInLine ? [...steps.slice(0, end), value] : steps.slice(0, end + 1);
	const carried = led.map((own, place) => own ?? led[place - 1] ?? null);
	const first = carried.findIndex((own) => own !== null);
	return first < 0 ? [] : carried.slice(first);
}
