/** A programme with what it is measured by: the last review, and the same day a year before. */
import type { Plan, PlanMilestone } from '#lib/domain/indicator.ts';
import { yearBefore } from '#lib/domain/time-format.ts';
import type { ScoreStanding } from '#lib/domain/standings.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type {
	PreviousStandings,
	ProgrammeAnswer,
	ProgrammeQuery,
	StandingsOfDay,
	StandingsOfLastYear,
	StandingThen,
} from '#lib/wire/api/programme.ts';
import { readUnitEvents } from '../db/read-changes-of-units.ts';
import { readCloses, readLastClose } from '../db/period-closes.ts';
import { areaChangesOf } from './area-changes.ts';
import {
	programmeOfDay,
	standingsOn,
	type ProgrammeOfDay,
	type ProgrammeSources,
	type StandingsThen,
} from './programme.ts';

export async function programmeAt(
	sources: ProgrammeSources,
	query: ProgrammeQuery,
): Promise<ProgrammeAnswer> {
	const answer = await programmeOfDay(sources, query);
	if (answer.kind !== 'found') return answer;
	const { found } = answer;
	const { database } = sources;
	const unitId = found.scope.id;
	const [events, closes, closed, lastYear] = await Promise.all([
		readUnitEvents(database),
		readCloses(database, unitId),
		readLastClose(database, { unitId, day: found.day }),
		standingsOfLastYear(sources, query, found),
	]);
	const before = closed ?? (await atLastReview(sources, query, found));
	const standings = ofSameUnits(before?.standings ?? [], found.parts);
	const previous = before && { ...before, standings };
	const areaChanges = areaChangesOf(found.parts, events);
	const measured = { areaChanges, previous, lastYear, closes, close: null };
	return { kind: 'programme', programme: { ...found, ...measured } };
}

type Shown = Pick<ProgrammeOfDay, 'day' | 'parts' | 'home' | 'plans'>;

/** By the targets and units of then. */
export async function standingsOfLastYear(
	sources: ProgrammeSources,
	{ province, believedAt }: Pick<ProgrammeQuery, 'province' | 'believedAt'>,
	{ day, parts, home }: Omit<Shown, 'plans'>,
): Promise<StandingsOfLastYear | null> {
	const then = yearBefore(day);
	const stood = await standingsOf(sources, { province, day: then, believedAt });
	if (!stood) return null;
	const own = stood.home?.unitId === home.id ? [toldOf(stood.home)] : [];
	const standings = [...ofSameUnits(stood.parts.map(toldOf), parts), ...own];
	return known({ day: then, standings });
}

/** Of what a plan calls a review the parts' standings are told, so that the next one shows who has moved. */
const REVIEWS: readonly PlanMilestone['kind'][] = ['review', 'mid-term', 'final'];

async function atLastReview(
	sources: ProgrammeSources,
	{ province, believedAt }: ProgrammeQuery,
	{ day, plans }: Shown,
): Promise<PreviousStandings | null> {
	const review = lastReview(plans, day);
	if (!review) return null;
	const { dueOn, name, nameEn } = review;
	const stood = await standingsOf(sources, { province, day: dueOn, believedAt });
	return stood && known({ day: dueOn, name, nameEn, standings: stood.parts.map(toldOf) });
}

/** The newest one before the day, of whichever plan. */
function lastReview(plans: readonly Plan[], day: string): PlanMilestone | undefined {
	return plans
		.flatMap(({ milestones }) => milestones)
		.filter(({ kind, dueOn }) => REVIEWS.includes(kind) && dueOn < day)
		.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
		.at(-1);
}

/** Null where it is refused. */
async function standingsOf(
	sources: ProgrammeSources,
	query: ProgrammeQuery,
): Promise<StandingsThen | null> {
	const answer = await standingsOn(sources, query);
	return answer.kind === 'found' ? answer.found : null;
}

function toldOf({
	unitId,
	score,
	rank,
	samples,
}: ScoreStanding): StandingsOfLastYear['standings'][number] {
	return { unitId, score, rank, samples };
}

function known<T extends StandingsOfDay>(then: T): T | null {
	return then.standings.some(({ score }) => score !== null) ? then : null;
}

/** Those of units that are there today; a rank says something today only where the very same units were ranked. */
export function ofSameUnits<T extends StandingThen>(
	then: readonly T[],
	parts: readonly Pick<Unit, 'id'>[],
): T[] {
	const today = new Set(parts.map(({ id }) => id));
	const same = then.filter(({ unitId }) => today.has(unitId));
	const all = same.length === then.length && same.length === today.size;
	return all ? same : same.map((one) => ({ ...one, rank: null }));
}
