/** How the units of a programme stand at one time, whatever rules their index scores by; `programmeStandings` knows all. */
import { attainment, demandOf, standingUnder, type Demand, type Standing } from './attainment.ts';
import type { AppliedTarget, Indicator, UnitTarget } from './indicator.ts';
import { isStale, type LatestObservation } from './observation.ts';
import { ranking } from './ranking.ts';
import { shownScore } from './score.ts';
import type { ScoreIndex, ScoreTerm } from './score-index.ts';
import type { ScorerOf } from './attainment-rule.ts';
import type { Unit } from './unit.ts';

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

/** `scorerOf`: how a component is scored; an overview that knows one rule does not fetch the others. */
export function standingsBy(inputs: ProgrammeInputs, scorerOf: ScorerOf): ProgrammeStandings {
	const { at, parts, home, indicators, targets, index, latest } = inputs;
	const isPart = parts.some(({ id }) => id === home.id);
	const units = isPart ? parts : [...parts, home];
	const targetsOfUnit = Map.groupBy(targets, ({ unitId }) => unitId);
	const score = unitScorer({ index, indicators, scorerOf });
	const demand = demandsAt(at);
	const cells: ProgrammeCell[] = [];
	const scored = units.map((unit): Omit<UnitStanding, 'rank'> => {
		const own = new Map<number, AppliedTarget>();
		for (const { indicatorId, target } of targetsOfUnit.get(unit.id) ?? [])
			own.set(indicatorId, target);
		const ofUnit = indicators.map((indicator) => {
			const observation = latest(unit.id, indicator.id);
			const target = own.get(indicator.id) ?? null;
			const asked = target && demand(target);
			return cellOf({ unitId: unit.id, indicator, observation, target, asked });
		});
		for (const cell of ofUnit) cells.push(cell);
		const applies = index.level === null || index.level === unit.level;
		return { unitId: unit.id, ...score(applies ? ofUnit : []) };
	});
	const ranks = new Map(
		ranking(scored.slice(0, parts.length), {
			score: ({ score, points }) =>
				score === null || points.withData < points.possible * index.rankedFrom
					? null
					: shownScore(score, index.scale).value,
			compare: () => 0,
		}).map(({ item, rank }) => [item.unitId, rank]),
	);
	const standings = scored.map((unit) => ({ ...unit, rank: ranks.get(unit.unitId) ?? null }));
	return { cells, standings };
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

/** The score of a unit from its cells, in the order of the indicators; without cells nothing is asked of it. */
function unitScorer({
	index,
	indicators,
	scorerOf,
}: {
	readonly index: ScoreIndex;
	readonly indicators: readonly Indicator[];
	readonly scorerOf: ScorerOf;
}): (cells: readonly ProgrammeCell[]) => Omit<UnitStanding, 'unitId' | 'rank'> {
	const places = new Map(indicators.map(({ code }, place) => [code, place]));
	// What no plan asks of a unit is no gap in our own score; an index by decision asks for all of it.
	const leavesOut = index.decision === null;
	const scorers = index.pillars.map(({ code, components }) => ({
		code,
		components: components.map((component) => {
			const place = places.get(component.indicator) ?? -1;
			const direction = indicators[place]?.direction ?? 'higher';
			return { component, place, score: scorerOf(component, direction) };
		}),
	}));
	return (cells) => {
		const arithmetic: ScoreTerm[] = [];
		const pillars = scorers.map(({ code: pillar, components }): PillarStanding => {
			const terms: ScoreTerm[] = [];
			for (const { component, place, score } of components) {
				const cell = cells[place];
				if (!cell) continue;
				const { indicator, points, rule } = component;
				const { observation, target, attainment } = cell;
				if (leavesOut && rule.kind === 'attainment' && !target) continue;
				const { earned, missing } = score(observation?.value ?? null, target);
				terms.push({
					pillar,
					indicator,
					points,
					rule,
					observation,
					target,
					attainment,
					earned,
					missing,
				});
			}
			arithmetic.push(...terms);
			return { code: pillar, ...summed(terms, index.scale) };
		});
		const { score, withData, possible } = summed(arithmetic, index.scale);
		return { score, pillars, withData, possible, ...tally(arithmetic), arithmetic };
	};
}

const SCORE_DECIMALS = 6;

/** Points earned, of those of the components that have data, on the scale. */
function summed(terms: readonly ScoreTerm[], scale: number): Omit<PillarStanding, 'code'> {
	let earned = 0;
	let points = 0;
	let withData = 0;
	for (const term of terms) {
		if (term.earned === null) continue;
		earned += term.earned;
		points += term.points;
		withData++;
	}
	// A share such as 0.9 has no exact sum: what is less than a millionth is noise, and no shortfall.
	const score = withData === 0 ? null : Number(((earned / points) * scale).toFixed(SCORE_DECIMALS));
	return { score, earned, points, withData, possible: terms.length };
}

function tally(
	terms: readonly ScoreTerm[],
): Pick<UnitStanding, 'points' | 'stale' | 'undated' | 'samples'> {
	const points = { withData: 0, possible: 0 };
	let stale = 0;
	let undated = 0;
	let samples = 0;
	for (const { earned, observation, points: most } of terms) {
		points.possible += most;
		if (earned === null || !observation) continue;
		points.withData += most;
		if (isStale(observation)) stale++;
		if (observation.timeSource === 'retained') undated++;
		if (observation.sample) samples++;
	}
	return { points, stale, undated, samples };
}
