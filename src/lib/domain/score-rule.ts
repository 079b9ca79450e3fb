import { attainment } from './attainment.ts';
import { evaluateFormula, formulaNames, parseFormula } from './formula.ts';
import type { Direction, Target } from './indicator.ts';
import type { ScoreComponent, ScoreTerm } from './score-index.ts';

type Earned = Pick<ScoreTerm, 'earned' | 'missing'>;
type Scored = (value: number | null, target: Pick<Target, 'value' | 'operator'> | null) => Earned;

/**
 * What a value earns of a component's points, by its rule: 0 to the points, whatever a formula says. `direction`: which
 * way is better for the component's indicator.
 *
 * @throws where its formula cannot be read, which the check of the catalogue has seen to
 */
export function componentScorer({ points, rule }: ScoreComponent, direction: Direction): Scored {
	switch (rule.kind) {
		case 'attainment':
			return (value, target) => {
				if (value === null) return missing('no-data');
				if (!target) return missing('no-target');
				return earned(attainment(value, { target, direction }) * points, points);
			};
		case 'steps':
			return (value) => {
				if (value === null) return missing('no-data');
				const step = rule.steps.findLast(({ from }) => value >= from);
				return earned((step?.share ?? 0) * points, points);
			};
		case 'formula': {
			const parsed = parseFormula(rule.formula);
			if (parsed.kind === 'bad-formula') throw new Error(`${rule.formula}: ${parsed.why}`);
			const { formula } = parsed;
			const wantsTarget = formulaNames(formula, 'target');
			return (value, target) => {
				if (value === null) return missing('no-data');
				if (wantsTarget && !target) return missing('no-target');
				const result = evaluateFormula(formula, { value, target: target?.value ?? 0, points });
				return Number.isFinite(result) ? earned(result, points) : missing('no-result');
			};
		}
		default:
			return rule satisfies never;
	}
}

function earned(result: number, points: number): Earned {
	return { earned: Math.min(Math.max(result, 0), points), missing: null };
}

function missing(why: NonNullable<ScoreTerm['missing']>): Earned {
	return { earned: null, missing: why };
}
