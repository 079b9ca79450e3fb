import type { TimeSource } from './reading.ts';

/** The age of a value against its expected interval T. */
export type Freshness = 'fresh' | 'late' | 'stale' | 'none';

/**
 * Fresh under 2T, late from 2T, stale from 3T; `none` where there has never been a value.
 * A value whose time nobody knows (`observedAt` null with a value present) is never asked of here.
 */
export function freshnessAt(
	observedAt: number | null,
	{ now, intervalS }: { now: number; intervalS: number },
): Freshness {
	if (observedAt === null) return 'none';
	const intervals = (now - observedAt) / (intervalS * 1000);
	if (intervals < 2) return 'fresh';
	return intervals < 3 ? 'late' : 'stale';
}

const DAY_S = 86_400;

const QUARTER_S = 92 * DAY_S;

/** How long that is which a figure is of; at most a quarter: a year's total is no excuse for a year without figures. */
const TOLD_S: Readonly<Record<TimeSource, number>> = {
	...{ device: 0, receipt: 0, retained: 0 },
	...{ day: DAY_S, period: 31 * DAY_S, 'year-to-date': 31 * DAY_S },
	...{ quarter: QUARTER_S, 'half-year': QUARTER_S, year: QUARTER_S },
};

/**
 * Of a figure: nobody knows how old a retained message without a time is, so it never counts as fresh; what is told of a period
 * is not expected anew before another such period has gone by, though a machine may tell it every hour.
 */
export function figureFreshness(
	{ observedAt, timeSource }: { readonly observedAt: number; readonly timeSource: TimeSource },
	{ now, intervalS }: { now: number; intervalS: number },
): Freshness {
	if (timeSource === 'retained') return 'stale';
	return freshnessAt(observedAt, { now, intervalS: Math.max(intervalS, TOLD_S[timeSource]) });
}
