/** What is told of a programme: now, as of a day, as it was believed on another. */
import { appliedTargets, plansOn } from '#lib/domain/applied-target.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { indexInForce, progressIndex } from '#lib/domain/score-index.ts';
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Programme, ProgrammeQuery, ProgrammeRefusal } from '#lib/wire/api/programme.ts';
import type { Database } from '../db/database.ts';
import { readUnits } from '../db/read-units.ts';
import type { Catalogue } from '../services.ts';
import { observationsAsOf, type AsOf } from './as-of.ts';
import { chain, dayRefusal, levelOf, scopeOn, type Scope } from './scope.ts';

export type ProgrammeSources = {
	readonly database: Database;
	readonly catalogue: () => Promise<Catalogue>;
	readonly latestObservations: () => readonly LatestObservation[];
	/** Epoch milliseconds. */
	readonly now: () => number;
};

/** All of a programme but what it is measured by. */
export type ProgrammeOfDay = Omit<Programme, 'previous' | 'lastYear' | 'closes' | 'close'>;

type Frame = Omit<ProgrammeOfDay, 'cells'>;

export type Found<T> = { readonly kind: 'found'; readonly found: T };

export async function programmeOfDay(
	sources: ProgrammeSources,
	query: ProgrammeQuery,
): Promise<Found<ProgrammeOfDay> | ProgrammeRefusal> {
	const answer = await frameOf(sources, query);
	if (answer.kind !== 'found') return answer;
	const { frame, asOf } = answer.found;
	const shown = new Set(asOf.unitIds);
	const cells = frame.live
		? sources.latestObservations().filter(({ unitId }) => shown.has(unitId))
		: await observationsAsOf(sources.database, asOf);
	return { kind: 'found', found: { ...frame, cells } };
}

/** All but the figures, and which those are. */
export async function frameOf(
	sources: ProgrammeSources,
	{ province, day: given, believedAt }: ProgrammeQuery,
): Promise<Found<{ readonly frame: Frame; readonly asOf: AsOf }> | ProgrammeRefusal> {
	const now = sources.now();
	const today = isoDay(now);
	const refusal =
		(given === null ? null : dayRefusal(given, { parameter: 'day', today })) ??
		(believedAt === null ? null : dayRefusal(believedAt, { parameter: 'believed', today }));
	if (refusal) return refusal;
	const day = given ?? today;
	const catalogue = await sources.catalogue();
	const { geographyDate, units: unitsThen } = await unitsOn(sources.database, catalogue, day);
	const answer = scopeOn(catalogue, { province, day, unitsThen });
	if (answer.kind !== 'scope') return answer;
	const { found } = answer;
	const { home, scope, parts } = found;
	const { indicators } = catalogue;
	const frame = {
		...{ day, live: day === today && believedAt === null, believedAt, geographyDate },
		at: Math.min(endOfDay(day), now),
		...{ home, scope, parts, indicators },
		...inForce(catalogue, { day, scope: found }),
	};
	const unitIds = [...new Set([...parts.map(({ id }) => id), home.id])];
	const intervalS = new Map(indicators.map(({ id, intervalS }) => [id, intervalS]));
	return { kind: 'found', found: { frame, asOf: { unitIds, day, believedAt, intervalS, now } } };
}

/** Units stand as on the centre's geography date, or on the day where that was before. */
async function unitsOn(
	database: Database,
	{ centre, units }: Catalogue,
	day: string,
): Promise<{ readonly geographyDate: string; readonly units: readonly Unit[] }> {
	if (day >= centre.geographyDate) return { geographyDate: centre.geographyDate, units };
	return { geographyDate: day, units: await readUnits(database, day) };
}

/** The plans, targets and index of a day. */
function inForce(
	{ plans, planTargets, indicators, indices }: Catalogue,
	{ day, scope }: { readonly day: string; readonly scope: Scope },
): Pick<Programme, 'plans' | 'targets' | 'index'> {
	const known = plansOn(plans, day);
	const above = chain(scope.scope, new Map(scope.units.map((unit) => [unit.id, unit])));
	const { units } = scope;
	const shown = new Set([scope.home.id, ...scope.parts.map(({ id }) => id)]);
	const targets = appliedTargets({ units, indicators, plans, targets: planTargets, day });
	const { province } = scope;
	const decided = indexInForce(indices, { province, level: levelOf(scope), day });
	return {
		plans: above.flatMap(({ id }) => known.filter(({ unitId }) => unitId === id)),
		targets: targets.filter(({ unitId }) => shown.has(unitId)),
		index: decided ?? progressIndex(indicators),
	};
}
