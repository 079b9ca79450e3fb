/** How the units of a programme stand at one time, whatever rules their index scores by; `programmeStandings` knows all. */
import { attainment, demandOf, standingUnder, type Demand, type Standing } from './attainment.ts';
import type { AppliedTarget, Indicator, OwnTarget, UnitTarget } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { ranking } from './ranking.ts';
import { shownScore } from './score.ts';
import type { ScoreIndex, ScoreTerm } from './score-index.ts';
import type { ScorerOf } from './attainment-rule.ts';
import type { Unit } from './unit.ts';
import { unitScorer, type UnitFigures } from './unit-score.ts';

export type ProgrammeInputs = {
	/** Epoch ms at which it is judged: now, or the end of a day that has passed. */
	readonly at: number;
	/** They are ranked among each other. */
	readonly parts: readonly Unit[];
	/** Scored beside them, and ranked only where it is one of them. */
	readonly home: Unit;
	readonly indicators: readonly Indicator[];
	readonly targets: readonly UnitTarget[];
	readonly index: ScoreIndex;
	readonly latest: (unitId: number, indicatorId: number) => LatestObservation | null;
};

/** One indicator of one unit. */
export type ProgrammeCell = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly observation: LatestObservation | null;
	readonly target: AppliedTarget | null;
	/** 0 to 1; null without an observation or without a target. */
	readonly attainment: number | null;
	readonly standing: Standing | null;
	/** What the target's path wants at that time; null where it draws none, or nothing is wanted yet. */
	readonly expected: number | null;
};

export type PillarStanding = {
	readonly code: string;
	/** On the scale of the whole; null where none of its components has data. */
	readonly score: number | null;
	/** Points earned, of those of the components that have data. */
	readonly earned: number;
	readonly points: number;
	readonly withData: number;
	readonly possible: number;
};

export type UnitStanding = {
	readonly unitId: number;
	/** 0 to the index's scale; null where nothing has data: "Chưa có số liệu", never 0. */
	readonly score: number | null;
	readonly pillars: readonly PillarStanding[];
	/** Coverage by count: components with data, of all that could count. */
	readonly withData: number;
	readonly possible: number;
	/** Coverage by points. */
	readonly points: { readonly withData: number; readonly possible: number };
	/** How many of those with data are stale (they count), of unknown age, and samples. */
	readonly stale: number;
	readonly undated: number;
	readonly samples: number;
	/** Among the parts, by the score as it is shown: 1, 2, 2, 4. Null without a score, or where too little has data for one. */
	readonly rank: number | null;
	readonly arithmetic: readonly ScoreTerm[];
};

export type ProgrammeStandings = {
	/** By unit (the parts, then the home unit), then indicator. */
	readonly cells: readonly ProgrammeCell[];
	/** In the order of the units. */
	readonly standings: readonly UnitStanding[];
};

/** A standing without its arithmetic. */
export type ScoreStanding = Omit<UnitStanding, 'arithmetic'>;

/** `scorerOf`: how a component is scored; an overview that knows one rule does not fetch the others. */
export function standingsBy(inputs: ProgrammeInputs, scorerOf: ScorerOf): ProgrammeStandings {
	const { targets, index, indicators } = inputs;
	const targetsOfUnit = Map.groupBy(targets, ({ unitId }) => unitId);
	const figuresOf = figuresOfUnit(inputs, (unitId) => targetsOfUnit.get(unitId) ?? []);
	const figures = unitsOf(inputs).map(figuresOf);
	const scorer = unitScorer({ index, indicators, scorerOf });
	const standings = ranked(figures.map(scorer.score), inputs).map((standing, place) => ({
		...standing,
		// Asked for of the few units that are opened.
		get arithmetic() {
			const own = figures[place];
			return own ? scorer.arithmetic(own) : [];
		},
	}));
	return { cells: cellsOf(figures, inputs), standings };
}

/** The same standings alone, of targets that units share. */
export function scoresBy(
	inputs: Omit<ProgrammeInputs, 'targets'> & {
		readonly targetsOf: (unitId: number) => readonly OwnTarget[];
	},
	scorerOf: ScorerOf,
): readonly ScoreStanding[] {
	const { score } = unitScorer({ ...inputs, scorerOf });
	const figuresOf = figuresOfUnit(inputs, inputs.targetsOf);
	// One unit after the other: no figure is kept.
	return ranked(
		unitsOf(inputs).map((unit) => score(figuresOf(unit))),
		inputs,
	);
}

/** The parts, then the home unit where it is none of them. */
function unitsOf({ parts, home }: Pick<ProgrammeInputs, 'parts' | 'home'>): readonly Unit[] {
	return parts.some(({ id }) => id === home.id) ? parts : [...parts, home];
}

function figuresOfUnit(
	{ indicators, latest }: Pick<ProgrammeInputs, 'indicators' | 'latest'>,
	targetsOf: (unitId: number) => readonly OwnTarget[],
): (unit: Unit) => UnitFigures {
	const places = new Map(indicators.map(({ id }, place) => [id, place]));
	// Hundreds of units may share one list.
	const known = new Map<readonly OwnTarget[], UnitFigures['targets']>();
	const placed = (own: readonly OwnTarget[]): UnitFigures['targets'] => {
		const targets = indicators.map((): AppliedTarget | null => null);
		for (const { indicatorId, target } of own) {
			const place = places.get(indicatorId);
			if (place !== undefined) targets[place] = target;
		}
		known.set(own, targets);
		return targets;
	};
	return (unit) => {
		const own = targetsOf(unit.id);
		return {
			unit,
			observations: indicators.map(({ id }) => latest(unit.id, id)),
			targets: known.get(own) ?? placed(own),
		};
	};
}

/** `scored`: the parts, then the home unit, which has no rank. */
function ranked(
	scored: readonly Omit<ScoreStanding, 'rank'>[],
	{ parts, index }: Pick<ProgrammeInputs, 'parts' | 'index'>,
): ScoreStanding[] {
	const ranks = new Map(
		ranking(scored.slice(0, parts.length), {
			score: ({ score, points }) =>
				score === null || points.withData < points.possible * index.rankedFrom
					? null
					: shownScore(score, index.scale).value,
			compare: () => 0,
		}).map(({ item, rank }) => [item.unitId, rank]),
	);
	return scored.map((unit) => ({ ...unit, rank: ranks.get(unit.unitId) ?? null }));
}

function cellsOf(
	figures: readonly UnitFigures[],
	{ indicators, at }: Pick<ProgrammeInputs, 'indicators' | 'at'>,
): ProgrammeCell[] {
	const demand = demandsAt(at);
	const cells: ProgrammeCell[] = [];
	for (const { unit, observations, targets } of figures) {
		for (const [place, indicator] of indicators.entries()) {
			const observation = observations[place] ?? null;
			const target = targets[place] ?? null;
			const asked = target && demand(target);
			cells.push(cellOf({ unitId: unit.id, indicator, observation, target, asked }));
		}
	}
	return cells;
}

/** What each target asks at one time, looked at once for all units that have it. */
function demandsAt(at: number): (target: AppliedTarget) => Demand {
	const known = new Map<AppliedTarget, Demand>();
	return (target) => {
		let demand = known.get(target);
		if (!demand) known.set(target, (demand = demandOf(target, at)));
		return demand;
	};
}

function cellOf({
	unitId,
	indicator: { id: indicatorId, direction, kind },
	observation,
	target,
	asked,
}: {
	readonly unitId: number;
	readonly indicator: Indicator;
	readonly observation: LatestObservation | null;
	readonly target: AppliedTarget | null;
	/** Of the target. */
	readonly asked: Demand | null;
}): ProgrammeCell {
	const judged = observation !== null && target !== null && asked !== null;
	return {
		unitId,
		indicatorId,
		observation,
		target,
		attainment: judged ? attainment(observation.value, { target, direction }) : null,
		standing: judged
			? standingUnder(observation.value, { target, direction, kind, demand: asked })
			: null,
		expected: asked?.expected ?? null,
	};
}
