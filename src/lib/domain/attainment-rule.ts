import { attainment } from './attainment.ts';
import type { Direction, Target } from './indicator.ts';
import type { ScoreComponent, ScoreTerm } from './score-index.ts';

export type Earned = Pick<ScoreTerm, 'earned' | 'missing'>;

/** What a value earns of a component's points, with the target that applies. */
export type Scorer = (
	value: number | null,
	target: Pick<Target, 'value' | 'operator'> | null,
) => Earned;

/** `direction`: which way is better for the component's indicator. */
export type ScorerOf = (component: ScoreComponent, direction: Direction) => Scorer;

/** By the attainment of the target, whatever the component's rule: the only one of our own score. */
export const attainmentScorer: ScorerOf =
	({ points }, direction) =>
	(value, target) => {
		if (value === null) return missing('no-data');
		if (!target) return missing('no-target');
		return earned(attainment(value, { target, direction }) * points, points);
	};

export function earned(result: number, points: number): Earned {
	return { earned: Math.min(Math.max(result, 0), points), missing: null };
}

export function missing(why: NonNullable<ScoreTerm['missing']>): Earned {
	return { earned: null, missing: why };
}
