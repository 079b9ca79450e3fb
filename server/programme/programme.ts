/** What is told of a programme: now, as of a day, as it was believed on another. */
import { plansOn, targetsOn } from '#lib/domain/applied-target.ts';
import type { OwnTarget, UnitTarget } from '#lib/domain/indicator.ts';
import { latestOf, type LatestObservation } from '#lib/domain/observation.ts';
import { programmeScores } from '#lib/domain/programme.ts';
import { indexInForce, indexName, progressIndex, type IndexName } from '#lib/domain/score-index.ts';
import type { ScoreStanding } from '#lib/domain/standings.ts';
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
import type {
	Measured,
	Programme,
	ProgrammeQuery,
	ProgrammeRefusal,
} from '#lib/wire/api/programme.ts';
import type { Database } from '../db/database.ts';
import { readUnitEvents } from '../db/read-changes-of-units.ts';
import { readUnitsIn, unitsDiffer } from '../db/read-units.ts';
import type { Catalogue } from '../services.ts';
import { latestAsOf, observationsAsOf, type AsOf } from './as-of.ts';
import { besideFigures } from './beside-figures.ts';
import { chain, dayRefusal, levelOf, scopeOfCentre, scopeOfDay, type Scope } from './scope.ts';
import { yearFigures } from './year-figures.ts';

export type ProgrammeSources = {
	readonly database: Database;
	readonly catalogue: () => Promise<Catalogue>;
	readonly latestObservations: () => readonly LatestObservation[];
	/** Epoch milliseconds. */
	readonly now: () => number;
};

/** All of a programme but what it is measured by. */
export type ProgrammeOfDay = Omit<Programme, keyof Measured | 'closes' | 'close'>;

export type Frame = {
	readonly of: Omit<ProgrammeOfDay, 'cells' | 'targets' | 'beside'>;
	/** Of one unit; many share one list. */
	readonly targetsOf: (unitId: number) => readonly OwnTarget[];
	readonly asOf: AsOf;
};

export type Found<T> = { readonly kind: 'found'; readonly found: T };

export async function programmeOfDay(
	sources: ProgrammeSources,
	query: ProgrammeQuery,
): Promise<Found<ProgrammeOfDay> | ProgrammeRefusal> {
	const answer = await frameOf(sources, query);
	if (answer.kind !== 'found') return answer;
	const { found } = answer;
	const { of, asOf } = found;
	const shown = new Set(asOf.unitIds);
	const cells = of.live
		? sources.latestObservations().filter(({ unitId }) => shown.has(unitId))
		: await observationsAsOf(sources.database, asOf);
	const beside = await besideFigures(sources.database, { ...found, cells });
	return { kind: 'found', found: { ...of, targets: targetsOfAll(found), cells, ...beside } };
}

/** What stands beside the figures of now (`Programme`, `beside`); nothing where there is no such programme. */
export async function besideNow(
	sources: ProgrammeSources,
	province: string | null,
): Promise<readonly LatestObservation[]> {
	const answer = await frameOf(sources, { province, day: null, believedAt: null });
	if (answer.kind !== 'found') return [];
	const cells = sources.latestObservations();
	const { beside = [] } = await besideFigures(sources.database, { ...answer.found, cells });
	return beside;
}

export type StandingsThen = {
	readonly index: IndexName;
	readonly parts: readonly ScoreStanding[];
	/** Null where it is one of the parts. */
	readonly home: ScoreStanding | null;
};

/** How the units stood on a day: a programme's standings to the digit, without all else that is told of it. */
export async function standingsOn(
	sources: ProgrammeSources,
	query: ProgrammeQuery,
): Promise<Found<StandingsThen> | ProgrammeRefusal> {
	const answer = await frameOf(sources, query);
	if (answer.kind !== 'found') return answer;
	const { of, targetsOf, asOf } = answer.found;
	const latest = of.live
		? latestOf(sources.latestObservations())
		: await latestAsOf(sources.database, asOf);
	const standings = programmeScores({ ...of, targetsOf, latest });
	const count = of.parts.length;
	return {
		kind: 'found',
		found: {
			index: indexName(of.index),
			parts: standings.slice(0, count),
			home: standings[count] ?? null,
		},
	};
}

export function targetsOfAll({ targetsOf, asOf }: Pick<Frame, 'targetsOf' | 'asOf'>): UnitTarget[] {
	return asOf.unitIds.flatMap((unitId) =>
		targetsOf(unitId).map(({ indicatorId, target }) => ({ unitId, indicatorId, target })),
	);
}

/** All but the figures and the targets, and which those are. */
export async function frameOf(
	sources: ProgrammeSources,
	{ province, day: given, believedAt }: ProgrammeQuery,
): Promise<Found<Frame> | ProgrammeRefusal> {
	const now = sources.now();
	const today = isoDay(now);
	const refusal =
		(given === null ? null : dayRefusal(given, { parameter: 'day', today })) ??
		(believedAt === null ? null : dayRefusal(believedAt, { parameter: 'believed', today }));
	if (refusal) return refusal;
	const day = given ?? today;
	const live = day === today && believedAt === null;
	const catalogue = await sources.catalogue();
	const answer = await scopeOn(sources.database, catalogue, { province, day, live });
	if (answer.kind !== 'scope') return answer;
	const { found, geographyDate } = answer;
	const { home, scope, parts } = found;
	const { indicators } = catalogue;
	const of = {
		...{ day, live, believedAt, geographyDate },
		at: Math.min(endOfDay(day), now),
		...{ home, scope, parts, indicators },
		...inForce(catalogue, { day, scope: found }),
	};
	const unitIds = [...new Set([...parts.map(({ id }) => id), home.id])];
	const intervalS = new Map(indicators.map(({ id, intervalS }) => [id, intervalS]));
	const { plans, planTargets: targets } = catalogue;
	const targetsOf = targetsOn({ units: found.units, indicators, plans, targets, day });
	const asOf = { unitIds, day, believedAt, intervalS, now };
	const years = await yearFigures(sources.database, { asOf, indicators, targets, targetsOf });
	return { kind: 'found', found: { of: { ...of, years }, targetsOf, asOf } };
}

type ScopeThen = {
	readonly kind: 'scope';
	readonly found: Scope;
	/** ISO day by which it stands. */
	readonly geographyDate: string;
};

/**
 * Units as they stood on the day, where units of the level that the centre draws were there. Where they are no more, as the
 * districts are since 01/07/2025, and on the wall of the present, they stand as on the centre's geography date.
 */
async function scopeOn(
	database: Database,
	catalogue: Catalogue,
	{ province, day, live }: Pick<ProgrammeQuery, 'province'> & { day: string; live: boolean },
): Promise<ScopeThen | ProgrammeRefusal> {
	const answer = scopeOfCentre(catalogue, province);
	if (answer.kind !== 'scope') return answer;
	const { geographyDate } = catalogue.centre;
	if (live || day === geographyDate) return { ...answer, geographyDate };
	const [from = day, to = day] = [day, geographyDate].toSorted();
	if (!(await unitsDiffer(database, { from, to }))) return { ...answer, geographyDate: day };
	const found = await readScope(database, answer.found, day);
	if (found) return { kind: 'scope', found, geographyDate: day };
	return day < geographyDate
		? { kind: 'before-units', parameter: 'day', given: day }
		: { ...answer, geographyDate };
}

async function readScope(database: Database, known: Scope, day: string): Promise<Scope | null> {
	const ids = known.units.map(({ id }) => id);
	const units = await readUnitsIn(database, { day, ids, parentId: known.scope.id });
	const isThere = units.some(({ id }) => id === known.home.id);
	return scopeOfDay(known, { units, events: isThere ? [] : await readUnitEvents(database) });
}

/** The plans and the index of a day. */
function inForce(
	{ plans, indicators, indices }: Catalogue,
	{ day, scope }: { readonly day: string; readonly scope: Scope },
): Pick<Programme, 'plans' | 'index'> {
	const known = plansOn(plans, day);
	const above = chain(scope.scope, new Map(scope.units.map((unit) => [unit.id, unit])));
	const { province } = scope;
	const decided = indexInForce(indices, { province, level: levelOf(scope), day });
	return {
		plans: above.flatMap(({ id }) => known.filter(({ unitId }) => unitId === id)),
		index: decided ?? progressIndex(indicators),
	};
}
