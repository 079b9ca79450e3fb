/** A programme with what it is measured by: the last close or review, and the same day a year before. */
import type { Plan, PlanMilestone } from '#lib/domain/indicator.ts';
import { isSameIndex, type IndexName } from '#lib/domain/score-index.ts';
import { endOfDay, yearBefore } from '#lib/domain/time-format.ts';
import type { ScoreStanding } from '#lib/domain/standings.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type {
	Measured,
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
	const { province, believedAt } = query;
	const madeBefore = believedAt === null ? null : endOfDay(believedAt);
	const [closes, measured] = await Promise.all([
		readCloses(sources.database, found.scope.id),
		measuredBy(sources, { province, believedAt, madeBefore }, found),
	]);
	return { kind: 'programme', programme: { ...found, ...measured, closes, close: null } };
}

export type MeasuredAsked = Pick<ProgrammeQuery, 'province' | 'believedAt'> & {
	/** Only closes of before count (epoch ms); null: all that there are. */
	readonly madeBefore: number | null;
};

type Shown = Pick<ProgrammeOfDay, 'day' | 'scope' | 'parts' | 'home' | 'plans' | 'index'>;

export async function measuredBy(
	sources: ProgrammeSources,
	asked: MeasuredAsked,
	shown: Shown,
): Promise<Measured> {
	const { database } = sources;
	const { scope, parts, day } = shown;
	const { madeBefore } = asked;
	const [events, closed, lastYear] = await Promise.all([
		readUnitEvents(database),
		readLastClose(database, { unitId: scope.id, day, madeBefore }),
		standingsOfLastYear(sources, asked, shown),
	]);
	const before = closed ?? (await atLastReview(sources, asked, shown));
	const previous = before && { ...before, standings: comparable(before, shown) };
	return { areaChanges: areaChangesOf(parts, events), previous, lastYear };
}

/** By the targets and units of then. */
async function standingsOfLastYear(
	sources: ProgrammeSources,
	{ province, believedAt }: MeasuredAsked,
	shown: Shown,
): Promise<StandingsOfLastYear | null> {
	const { day, home } = shown;
	const then = yearBefore(day);
	const stood = await standingsOf(sources, { province, day: then, believedAt });
	if (!stood) return null;
	const own = stood.home?.unitId === home.id ? [toldOf(stood.home)] : [];
	const { index, parts } = stood;
	const standings = comparable({ index, standings: parts.map(toldOf) }, shown);
	return known({ day: then, index, standings: [...standings, ...own] });
}

/** Of what a plan calls a review the parts' standings are told, so that the next one shows who has moved. */
const REVIEWS: readonly PlanMilestone['kind'][] = ['review', 'mid-term', 'final'];

async function atLastReview(
	sources: ProgrammeSources,
	{ province, believedAt }: MeasuredAsked,
	{ day, plans }: Shown,
): Promise<PreviousStandings | null> {
	const review = lastReview(plans, day);
	if (!review) return null;
	const { dueOn, name, nameEn } = review;
	const stood = await standingsOf(sources, { province, day: dueOn, believedAt });
	if (!stood) return null;
	const { index, parts } = stood;
	return known({ ...{ day: dueOn, name, nameEn, index }, standings: parts.map(toldOf) });
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

/** Those of units that are shown; a rank says something only where the very same index ranked the very same units. */
export function comparable<T extends StandingThen>(
	then: Pick<StandingsOfDay<T>, 'index' | 'standings'>,
	shown: { readonly parts: readonly Pick<Unit, 'id'>[]; readonly index: IndexName },
): T[] {
	const today = new Set(shown.parts.map(({ id }) => id));
	const same = then.standings.filter(({ unitId }) => today.has(unitId));
	const all = same.length === then.standings.length && same.length === today.size;
	return all && isSameIndex(then.index, shown.index)
		? same
		: same.map((one) => ({ ...one, rank: null }));
}
