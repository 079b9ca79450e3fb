/** Parts whose newest figures come to nothing together, so that those of an earlier period are wanted (`derivedValues`). */
import { areUnlike, type DerivedInputs } from './derived.ts';
import type { Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { isOfPeriod } from './told-span.ts';

type Whole = Pick<DerivedInputs, 'home' | 'scope' | 'parts' | 'indicators'>;

/** Of each indicator that is put together for the home unit: the newest figures of the parts, where these are unlike. */
export function unlikeParts(
	{ home, scope, parts, indicators }: Whole,
	cells: readonly LatestObservation[],
): LatestObservation[][] {
	if (home.id !== scope.id) return [];
	const partIds = new Set(parts.map(({ id }) => id));
	const counted = new Map(indicators.filter(isCounted).map((own) => [own.id, own]));
	const own = cells.filter(
		({ unitId, indicatorId }) => counted.has(indicatorId) && partIds.has(unitId),
	);
	return [...Map.groupBy(own, ({ indicatorId }) => indicatorId)].flatMap(([id, newest]) => {
		const indicator = counted.get(id);
		return indicator && areUnlike(newest, indicator) ? [newest] : [];
	});
}

/**
 * Of which units these are, and of which periods: where it changes, so may the period that all of them have one of. What a clock dated is of
 * none, and may come every second.
 */
export function unlikeKey(whole: Whole, cells: readonly LatestObservation[]): string {
	return unlikeParts(whole, cells)
		.flat()
		.map(({ unitId, indicatorId, observedAt, timeSource }) =>
			isOfPeriod(timeSource) ? `${unitId} ${indicatorId} ${observedAt} ${timeSource}` : '',
		)
		.join();
}

function isCounted({ kind, overUnits, overTime }: Indicator): boolean {
	return kind === 'number' && overUnits !== 'none' && overTime !== 'last';
}
