import type { Freshness } from './freshness.ts';
import type { Indicator } from './indicator.ts';
import type { TimeSource } from './reading.ts';

/** The latest value of one indicator for one unit, as the server stands by it. */
export type LatestObservation = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	readonly observedAt: number;
	readonly timeSource: TimeSource;
	readonly freshness: Freshness;
	readonly sample: boolean;
	/** Who delivered it: `cong-dvc`, or a file's name; null where the message did not say. */
	readonly source: string | null;
	/** That is a file that people filled in: no machine read the value. */
	readonly typed: boolean;
	/** Where it is no single figure but that of a year so far: of how many figures, of how many that a year has. */
	readonly ofYear?: { readonly withData: number; readonly possible: number };
};

/**
 * Whether somebody typed it in: into a file, or, where the indicator is reported by hand, into the system that told it of a
 * period. What a device sent nobody did, nor a sample.
 */
export function isTyped(
	{ typed, sample, timeSource }: Pick<LatestObservation, 'typed' | 'sample' | 'timeSource'>,
	{ reported }: Pick<Indicator, 'reported'>,
): boolean {
	const isSent = timeSource === 'device' || timeSource === 'receipt' || timeSource === 'retained';
	return !sample && (typed || (reported === 'hand' && !isSent));
}

/** Stale by the server's word, or of an age that nobody knows. */
export function isStale({
	freshness,
	timeSource,
}: Pick<LatestObservation, 'freshness' | 'timeSource'>): boolean {
	return freshness === 'stale' || timeSource === 'retained';
}

/** As `programmeStandings` asks for them. */
export function latestOf(
	cells: readonly LatestObservation[],
): (unitId: number, indicatorId: number) => LatestObservation | null {
	const byUnit = new Map<number, Map<number, LatestObservation>>();
	for (const cell of cells) {
		const own = byUnit.get(cell.unitId);
		if (own) own.set(cell.indicatorId, cell);
		else byUnit.set(cell.unitId, new Map([[cell.indicatorId, cell]]));
	}
	return (unitId, indicatorId) => byUnit.get(unitId)?.get(indicatorId) ?? null;
}
