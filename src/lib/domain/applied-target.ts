import type { AppliedTarget, Indicator, Target } from './indicator.ts';
import type { UnitLevel } from './unit.ts';

/** Levels from the widest to the narrowest; those of bodies rather than places come last. */
const NEARNESS = ['country', 'province', 'district', 'commune'] as const;

/**
 * The target that applies to a unit for one indicator. `plans` are the plans that govern the unit, the nearest first (its
 * own province's, then the country's); the first that states anything for the indicator is taken.
 *
 * Within a plan its own level counts first, then a target stated for all. A target stated for another level is only
 * our reading, and is only read so for a scored indicator: a share of GRDP or a rank is the province's alone.
 */
export function appliedTarget({
	level,
	indicator,
	plans,
	targets,
}: {
	level: UnitLevel;
	indicator: Pick<Indicator, 'code' | 'scored'>;
	plans: readonly string[];
	targets: readonly Target[];
}): AppliedTarget | null {
	for (const plan of plans) {
		const stated = targets.filter(
			(target) => target.plan === plan && target.indicator === indicator.code,
		);
		const own =
			stated.find((target) => target.level === level) ??
			stated.find((target) => target.level === 'all');
		if (own) return { ...own, ourReading: false };
		if (!indicator.scored) continue;
		const nearest = stated.toSorted((a, b) => distance(a.level, level) - distance(b.level, level));
		if (nearest[0]) return { ...nearest[0], ourReading: true };
	}
	return null;
}

function distance(stated: Target['level'], level: UnitLevel): number {
	const at = NEARNESS.findIndex((name) => name === stated);
	return at === -1 ? NEARNESS.length : Math.abs(at - NEARNESS.indexOf(level));
}
