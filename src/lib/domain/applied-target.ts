import type { AppliedTarget, Indicator, Plan, Target, UnitTarget } from './indicator.ts';
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

/** The target of each unit and indicator on an ISO day. `units`: with those that they lie in, up to the country. */
export function appliedTargets({
	units,
	indicators,
	plans,
	targets,
	day,
}: {
	readonly units: readonly Unit[];
	readonly indicators: readonly Indicator[];
	readonly plans: readonly Plan[];
	readonly targets: readonly Target[];
	readonly day: string;
}): UnitTarget[] {
	const unitById = new Map(units.map((unit) => [unit.id, unit]));
	const plansOfUnit = Map.groupBy(plansOn(plans, day), ({ unitId }) => unitId);
	// Units of one level and the same plans have the same targets: a province has hundreds of them.
	const found = new Map<string, Omit<UnitTarget, 'unitId'>[]>();
	const targetsFor = (level: UnitLevel, own: readonly Plan[]) => {
		const key = [level, ...own.map(({ code }) => code)].join(' ');
		const known = found.get(key);
		if (known) return known;
		const made = indicators.flatMap((indicator) => {
			const target = appliedTarget({ level, indicator, plans: own, targets });
			return target ? [{ indicatorId: indicator.id, target }] : [];
		});
		found.set(key, made);
		return made;
	};
	return units.flatMap(({ id, level }) => {
		const own = above(id, unitById).flatMap((unitId) => plansOfUnit.get(unitId) ?? []);
		return targetsFor(level, own).map((target) => ({ unitId: id, ...target }));
	});
}

/** The unit itself, then what it lies in, up to the country. */
function above(id: number, unitById: ReadonlyMap<number, Unit>): number[] {
	const ids: number[] = [];
	for (
		let at = unitById.get(id);
		at;
		at = at.parentId === null ? undefined : unitById.get(at.parentId)
	)
		ids.push(at.id);
	return ids;
}
