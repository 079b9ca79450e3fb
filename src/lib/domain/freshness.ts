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
