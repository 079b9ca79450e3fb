import type { AppliedTarget, Indicator, OwnTarget, Plan, Target, UnitTarget } from './indicator.ts';
import type { Unit, UnitLevel } from './unit.ts';

/** Levels from the widest to the narrowest; those of bodies rather than places come last. */
const NEARNESS = ['country', 'province', 'district', 'commune'] as const;

/**
 * The target that applies to a unit for one indicator. `plans` are the plans that govern the unit, the nearest first (its
 * own province's, then the country's); the first that states anything for the indicator is taken.
 *
 * Within a plan its own level counts first, then a target stated for all, then one of which it says nothing: that is
 * the word of the plan for the province or country that it is of, and our reading for what lies in it. A target stated
 * for another level is only our reading: of a place it is only read so for a scored indicator, for a share of GRDP or a
 * rank is the province's alone; what is stated for agencies or the party is read for every place.
 */
export function appliedTarget({
	level,
	indicator,
	plans,
	targets,
}: {
	level: UnitLevel;
	indicator: Pick<Indicator, 'code' | 'scored'>;
	plans: readonly Pick<Plan, 'code' | 'periodTo'>[];
	targets: readonly Target[];
}): AppliedTarget | null {
	for (const { code: plan, periodTo } of plans) {
		const stated = targets.filter(
			(target) => target.plan === plan && target.indicator === indicator.code,
		);
		const own =
			stated.find((target) => target.level === level) ??
			stated.find((target) => target.level === 'all');
		if (own) return { ...own, ourReading: false, periodTo };
		const unstated = stated.find((target) => target.level === 'unstated');
		if (unstated) return { ...unstated, ourReading: !isGoverned(level), periodTo };
		const nearest = stated
			.filter((target) => indicator.scored || !isPlace(target.level))
			.toSorted((a, b) => distance(a.level, level) - distance(b.level, level));
		if (nearest[0]) return { ...nearest[0], ourReading: true, periodTo };
	}
	return null;
}

/** Plans are of a province or of the country. */
function isGoverned(level: UnitLevel): boolean {
	return level === 'country' || level === 'province';
}

function isPlace(stated: Target['level']): boolean {
	return NEARNESS.some((name) => name === stated);
}

function distance(stated: Target['level'], level: UnitLevel): number {
	const at = NEARNESS.findIndex((name) => name === stated);
	return at === -1 ? NEARNESS.length : Math.abs(at - NEARNESS.indexOf(level));
}

/**
 * The plans that are known on an ISO day, in the order in which they count: those in force first, then those that have
 * ended, then those yet to begin; of each the newest first. A plan that was issued, or became known, later is not among them.
 */
export function plansOn<
	P extends Pick<Plan, 'code' | 'issuedOn' | 'knownFrom' | 'periodFrom' | 'periodTo'>,
>(plans: readonly P[], day: string): P[] {
	// ISO days compare as text; '~' comes after all of them, '' before.
	const ordered = plans.map((plan) => ({
		plan,
		begun: (plan.periodFrom ?? plan.issuedOn ?? '') <= day,
		lasts: (plan.periodTo ?? '~') >= day,
		issued: plan.issuedOn ?? plan.periodFrom ?? '',
		ends: plan.periodTo ?? '',
	}));
	return ordered
		.filter(({ plan }) => (plan.issuedOn ?? plan.knownFrom ?? '') <= day)
		.toSorted(
			(a, b) =>
				Number(b.begun) - Number(a.begun) ||
				Number(b.lasts) - Number(a.lasts) ||
				compareText(b.issued, a.issued) ||
				compareText(b.ends, a.ends) ||
				compareText(a.plan.code, b.plan.code),
		)
		.map(({ plan }) => plan);
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

/** What `appliedTargets` are of. `units`: with those that they lie in, up to the country. */
export type TargetSources = {
	readonly units: readonly Unit[];
	readonly indicators: readonly Indicator[];
	readonly plans: readonly Plan[];
	readonly targets: readonly Target[];
	/** ISO day. */
	readonly day: string;
};

/** The target of each unit and indicator on a day. */
export function appliedTargets(sources: TargetSources): UnitTarget[] {
	const targetsOf = targetsOn(sources);
	return sources.units.flatMap(({ id: unitId }) =>
		targetsOf(unitId).map(({ indicatorId, target }) => ({ unitId, indicatorId, target })),
	);
}

/** The same by unit: units of one level and the same plans have one list, and a province has hundreds of them. */
export function targetsOn({
	units,
	indicators,
	plans,
	targets,
	day,
}: TargetSources): (unitId: number) => readonly OwnTarget[] {
	const unitById = new Map(units.map((unit) => [unit.id, unit]));
	const ownPlans = Map.groupBy(plansOn(plans, day), ({ unitId }) => unitId);
	const governing = new Map<number, readonly Plan[]>();
	/** The same array for all that have no plans of their own and lie in the same. */
	const plansOf = (unitId: number | null): readonly Plan[] => {
		const unit = unitId === null ? undefined : unitById.get(unitId);
		if (!unit) return NO_PLANS;
		const own = ownPlans.get(unit.id);
		if (!own) return plansOf(unit.parentId);
		const known = governing.get(unit.id) ?? [...own, ...plansOf(unit.parentId)];
		governing.set(unit.id, known);
		return known;
	};
	const found = new Map<readonly Plan[], Map<UnitLevel, readonly OwnTarget[]>>();
	return (unitId) => {
		const level = unitById.get(unitId)?.level;
		if (level === undefined) return [];
		const own = plansOf(unitId);
		const ofLevels = found.get(own) ?? new Map<UnitLevel, readonly OwnTarget[]>();
		found.set(own, ofLevels);
		const known = ofLevels.get(level);
		if (known) return known;
		const made = indicators.flatMap((indicator) => {
			const target = appliedTarget({ level, indicator, plans: own, targets });
			return target ? [{ indicatorId: indicator.id, target }] : [];
		});
		ofLevels.set(level, made);
		return made;
	};
}

const NO_PLANS: readonly Plan[] = [];
