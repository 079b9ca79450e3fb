/** What a close says, against what the same day comes to today. Pure. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { isToldBeforeItsEnd } from '#lib/domain/told-span.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { canonicalJson } from './canonical-json.ts';
import { closeResults, type CloseDocument, type CloseResults } from './close-document.ts';
import type { ProgrammeOfDay } from './programme.ts';

export type CloseComparison = {
	/** Of the parts, then and now; null where it is not one of them. */
	readonly standings: readonly {
		readonly unitId: number;
		readonly name: string;
		readonly was: Standing | null;
		readonly is: Standing | null;
	}[];
	/** Figures that are others today; null: there is none. */
	readonly figures: readonly ChangedFigure[];
	/** Ids of targets that say something else today, or apply to other units. */
	readonly targets: readonly string[];
	readonly units: readonly {
		readonly unitId: number;
		readonly name: string;
		readonly change: 'gone' | 'new' | 'described' | 'boundary';
	}[];
	/** Whether it is another index, or has other rules. */
	readonly index: boolean;
};

export type ChangedFigure = {
	readonly unitId: number;
	readonly unit: string;
	readonly indicatorId: number;
	readonly indicator: Pick<Indicator, 'name' | 'nameEn'>;
	readonly was: number | null;
	readonly is: number | null;
	/**
	 * What the close had and today has otherwise; in the place of what is another period's, or real where that was a sample; what only
	 * today has; what only the close had.
	 */
	readonly change: 'corrected' | 'replaced' | 'came' | 'gone';
};

type Standing = { readonly score: number | null; readonly rank: number | null };

/** Whether the document’s own inputs come to its results by the rule of today, to the digit. */
export function isReproduced({ programme, results }: CloseDocument): boolean {
	return canonicalJson(closeResults(programme)) === canonicalJson(results);
}

export function comparedClose(
	{ programme: then, results, ruleVersion }: CloseDocument,
	now: ProgrammeOfDay,
): CloseComparison {
	return {
		standings: movedStandings({ then, now, was: results, is: closeResults(now) }),
		figures: changedFigures(then, now),
		targets: changedTargets(then, { now, ruleVersion }),
		units: changedUnits(then.parts, now.parts),
		index: canonicalJson(then.index) !== canonicalJson(now.index),
	};
}

function movedStandings({
	then,
	now,
	was,
	is,
}: {
	then: ProgrammeOfDay;
	now: ProgrammeOfDay;
	was: CloseResults;
	is: CloseResults;
}): CloseComparison['standings'] {
	const standingOf = (results: CloseResults, parts: readonly Unit[]) => {
		const ids = new Set(parts.map(({ id }) => id));
		return new Map(
			results.standings
				.filter(({ unitId }) => ids.has(unitId))
				.map(({ unitId, score, rank }) => [unitId, { score, rank }]),
		);
	};
	const before = standingOf(was, then.parts);
	const today = standingOf(is, now.parts);
	const units = new Map([...now.parts, ...then.parts].map((unit) => [unit.id, unit]));
	return [...units.values()].map(({ id, name }) => {
		return { unitId: id, name, was: before.get(id) ?? null, is: today.get(id) ?? null };
	});
}

/** Named as they were when it was closed; what was not known then as it is today. */
function changedFigures(then: ProgrammeOfDay, now: ProgrammeOfDay): ChangedFigure[] {
	const units = new Map(
		[now, then].flatMap(({ parts, home }) => [...parts, home].map(({ id, name }) => [id, name])),
	);
	const indicators = new Map(
		[now, then].flatMap((of) =>
			of.indicators.map(({ id, name, nameEn }) => [id, { name, nameEn }]),
		),
	);
	const keyOf = ({ unitId, indicatorId }: LatestObservation) => `${unitId}/${indicatorId}`;
	const before = new Map(then.cells.map((cell) => [keyOf(cell), cell]));
	const today = new Map(now.cells.map((cell) => [keyOf(cell), cell]));
	return [...new Map([...before, ...today]).entries()].flatMap(([key, { unitId, indicatorId }]) => {
		const [was, is] = [before.get(key) ?? null, today.get(key) ?? null];
		const [unit, indicator] = [units.get(unitId), indicators.get(indicatorId)];
		const change = changeOf(was, is);
		if (change === null || unit === undefined || !indicator) return [];
		const values = { was: was?.value ?? null, is: is?.value ?? null };
		return [{ unitId, unit, indicatorId, indicator, ...values, change }];
	});
}

type Cell = LatestObservation | null;

function changeOf(was: Cell, is: Cell): ChangedFigure['change'] | null {
	if (was === null || is === null) return was === is ? null : was === null ? 'came' : 'gone';
	if (!isOfOneTime(was, is) || was.sample !== is.sample) return 'replaced';
	return was.value === is.value ? null : 'corrected';
}

/** What is told of a period before its end counts as observed when it was told, and is the same figure told again. */
function isOfOneTime(was: LatestObservation, is: LatestObservation): boolean {
	if (was.timeSource !== is.timeSource) return false;
	if (was.observedAt === is.observedAt) return true;
	const areOpen = isToldBeforeItsEnd(was) && isToldBeforeItsEnd(is);
	return areOpen && isoDay(was.observedAt).slice(0, 7) === isoDay(is.observedAt).slice(0, 7);
}

function changedTargets(
	then: ProgrammeOfDay,
	{ now, ruleVersion }: { readonly now: ProgrammeOfDay; readonly ruleVersion: number },
): string[] {
	const words = ({ targets }: ProgrammeOfDay) => {
		// The first rule did not know when a target's plan ends.
		const known = targets.map(({ target, ...of }) =>
			ruleVersion > 1 ? { ...of, target } : { ...of, target: { ...target, periodTo: null } },
		);
		const ofTarget = Map.groupBy(known, ({ target }) => target.id);
		return new Map([...ofTarget].map(([id, applied]) => [id, canonicalJson(applied)]));
	};
	const [before, today] = [words(then), words(now)];
	return [...new Set([...before.keys(), ...today.keys()])]
		.filter((id) => before.get(id) !== today.get(id))
		.toSorted();
}

function changedUnits(then: readonly Unit[], now: readonly Unit[]): CloseComparison['units'] {
	const today = new Map(now.map((unit) => [unit.id, unit]));
	const before = new Set(then.map(({ id }) => id));
	const changed = then.flatMap((unit): CloseComparison['units'] => {
		const { id: unitId, name } = unit;
		const is = today.get(unitId);
		if (!is) return [{ unitId, name, change: 'gone' }];
		const { boundary: oldBoundary, ...old } = unit;
		const { boundary, ...described } = is;
		if (canonicalJson(old) !== canonicalJson(described))
			return [{ unitId, name, change: 'described' }];
		const isSame = canonicalJson(oldBoundary) === canonicalJson(boundary);
		return isSame ? [] : [{ unitId, name, change: 'boundary' }];
	});
	const added = now
		.filter(({ id }) => !before.has(id))
		.map(({ id: unitId, name }) => ({ unitId, name, change: 'new' as const }));
	return [...changed, ...added];
}
