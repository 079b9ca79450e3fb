import { attainmentScorer, earned, missing } from './attainment-rule.ts';
import type { Scorer } from './attainment-rule.ts';
import { evaluateFormula, formulaNames, parseFormula } from './formula.ts';
import type { Direction } from './indicator.ts';
import type { ScoreComponent } from './score-index.ts';

/**
 * What a value earns of a component's points, by its rule: 0 to the points, whatever a formula says. `direction`: which
 * way is better for the component's indicator.
 *
 * @throws where its formula cannot be read, which the check of the catalogue has seen to
 */
export function componentScorer(component: ScoreComponent, direction: Direction): Scorer {
	const { points, rule } = component;
	switch (rule.kind) {
		case 'attainment':
			return attainmentScorer(component, direction);
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
