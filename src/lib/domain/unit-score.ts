/** The score of one unit from its figures, and the arithmetic that it opens into (docs/scores.md). */
import { attainment } from './attainment.ts';
import type { Earned, ScorerOf } from './attainment-rule.ts';
import type { AppliedTarget, Direction, Indicator } from './indicator.ts';
import { isStale, type LatestObservation } from './observation.ts';
import type { ScoreComponent, ScoreIndex, ScoreTerm } from './score-index.ts';
import type { PillarStanding, UnitStanding } from './standings.ts';
import type { Unit } from './unit.ts';

/** By the place of the indicator. */
export type UnitFigures = {
	readonly unit: Unit;
	readonly observations: readonly (LatestObservation | null)[];
	readonly targets: readonly (AppliedTarget | null)[];
};

export type UnitScorer = {
	/** Where the index is for another level than the unit's, nothing is asked of it. */
	readonly score: (own: UnitFigures) => Omit<UnitStanding, 'rank' | 'arithmetic'>;
	readonly arithmetic: (own: UnitFigures) => readonly ScoreTerm[];
};

type Counted = {
	readonly pillar: string;
	readonly component: ScoreComponent;
	readonly direction: Direction;
	readonly observation: LatestObservation | null;
	readonly target: AppliedTarget | null;
} & Earned;

export function unitScorer({
	index,
	indicators,
	scorerOf,
}: {
	readonly index: ScoreIndex;
	readonly indicators: readonly Indicator[];
	readonly scorerOf: ScorerOf;
}): UnitScorer {
	const places = new Map(indicators.map(({ code }, place) => [code, place]));
	// What no plan asks of a unit is no gap in our own score; an index by decision asks for all of it.
	const leavesOut = index.decision === null;
	const pillars = index.pillars.map(({ code, components }) => ({
		code,
		components: components.flatMap((component) => {
			const place = places.get(component.indicator);
			if (place === undefined) return [];
			const direction = indicators[place]?.direction ?? 'higher';
			return { component, place, direction, score: scorerOf(component, direction) };
		}),
	}));
	/** What counts of a unit, pillar by pillar. */
	const counted = ({ unit, observations, targets }: UnitFigures): Counted[][] => {
		const applies = index.level === null || index.level === unit.level;
		return pillars.map(({ code: pillar, components }) => {
			const own: Counted[] = [];
			if (!applies) return own;
			for (const { component, place, direction, score } of components) {
				const target = targets[place] ?? null;
				if (leavesOut && component.rule.kind === 'attainment' && !target) continue;
				const observation = observations[place] ?? null;
				const { earned, missing } = score(observation?.value ?? null, target);
				own.push({ pillar, component, direction, observation, target, earned, missing });
			}
			return own;
		});
	};
	return {
		score: (own) => {
			const ofPillars = counted(own);
			const all = ofPillars.flat();
			const { score, withData, possible } = summed(all, index.scale);
			return {
				unitId: own.unit.id,
				score,
				pillars: pillars.map(({ code }, place) => ({
					code,
					...summed(ofPillars[place] ?? [], index.scale),
				})),
				withData,
				possible,
				...tally(all),
			};
		},
		arithmetic: (own) => counted(own).flat().map(termOf),
	};
}

function termOf({
	pillar,
	component: { indicator, points, rule },
	direction,
	observation,
	target,
	earned,
	missing,
}: Counted): ScoreTerm {
	const share = observation && target ? attainment(observation.value, { target, direction }) : null;
	return {
		pillar,
		indicator,
		points,
		rule,
		observation,
		target,
		attainment: share,
		earned,
		missing,
	};
}

const SCORE_DECIMALS = 6;

/** Points earned, of those of the components that have data, on the scale. */
function summed(terms: readonly Counted[], scale: number): Omit<PillarStanding, 'code'> {
	let earned = 0;
	let points = 0;
	let withData = 0;
	for (const term of terms) {
		if (term.earned === null) continue;
		earned += term.earned;
		points += term.component.points;
		withData++;
	}
	// A share such as 0.9 has no exact sum: what is less than a millionth is noise, and no shortfall.
	const score = withData === 0 ? null : Number(((earned / points) * scale).toFixed(SCORE_DECIMALS));
	return { score, earned, points, withData, possible: terms.length };
}

function tally(
	terms: readonly Counted[],
): Pick<UnitStanding, 'points' | 'stale' | 'undated' | 'samples'> {
	const points = { withData: 0, possible: 0 };
	let stale = 0;
	let undated = 0;
	let samples = 0;
	for (const { earned, observation, component } of terms) {
		points.possible += component.points;
		if (earned === null || !observation) continue;
		points.withData += component.points;
		if (isStale(observation)) stale++;
		if (observation.timeSource === 'retained') undated++;
		if (observation.sample) samples++;
	}
	return { points, stale, undated, samples };
}
