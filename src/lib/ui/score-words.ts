/** A score's arithmetic in words: "87,2 ÷ 95 × 10 điểm = 9,18". */
import { attainmentParts } from '#lib/domain/attainment.ts';
import { parseFormula, printFormula } from '#lib/domain/formula.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight, printed } from '#lib/domain/number-format.ts';
import type { ScoreTerm } from '#lib/domain/score-index.ts';
import { a } from '#lib/messages/score/words.ts';

/** Of a value and a target all that there is, of a share three places, of points two. */
const DECIMALS = { value: 6, share: 3, points: 2 } as const;

/** How one component came to its points, "≈" where the share as it is printed makes others of them; or why it does not count. */
export function termWords(
	term: ScoreTerm,
	{
		indicator,
		locale,
	}: { readonly indicator: Pick<Indicator, 'direction'>; readonly locale: Locale },
): string {
	const { observation, points, earned, missing } = term;
	const write = (of: keyof typeof DECIMALS) => (number: number) =>
		formatTight(number, { locale, decimals: DECIMALS[of] });
	if (!observation || missing === 'no-data') return a.no_data();
	if (missing === 'no-target') return a.no_target();
	const share = shareWords(term, { value: observation.value, indicator, write });
	if (missing === 'no-result' || earned === null) return a.no_result({ arithmetic: share });
	const result = write('points')(earned);
	// A formula says the points itself.
	if (term.rule.kind === 'formula') return `${share} = ${a.points({ points: result })}`;
	// A quotient of value and target is whole in print; a share has three places.
	const factor = points > 0 ? earned / points : 0;
	const inPrint = term.rule.kind === 'attainment' ? factor : printed(factor, DECIMALS.share);
	const product = printed(inPrint * points, DECIMALS.points);
	const equals = product === printed(earned, DECIMALS.points) ? '=' : '≈';
	return `${share} × ${a.points({ points: write('points')(points) })} ${equals} ${result}`;
}

function shareWords(
	{ rule, target, points }: ScoreTerm,
	{
		value,
		indicator: { direction },
		write,
	}: {
		readonly value: number;
		readonly indicator: Pick<Indicator, 'direction'>;
		readonly write: (of: keyof typeof DECIMALS) => (number: number) => string;
	},
): string {
	const [number, share] = [write('value'), write('share')];
	switch (rule.kind) {
		case 'attainment': {
			if (!target) return a.no_target();
			const { done, wanted } = attainmentParts(value, { target, direction });
			if (wanted <= 0) {
				const whole = share(done >= wanted ? 1 : 0);
				const compared = { value: number(value), target: number(target.value) };
				return a.nothing_wanted({ ...compared, share: whole });
			}
			const quotient = `${number(done)} ÷ ${number(wanted)}`;
			if (done > wanted) return a.capped({ quotient });
			return done < 0 ? a.floored({ quotient }) : quotient;
		}
		case 'steps': {
			const step = rule.steps.findLast(({ from }) => value >= from);
			const first = rule.steps[0]?.from ?? 0;
			return step
				? a.step({ value: number(value), from: number(step.from), share: share(step.share) })
				: a.below_steps({ value: number(value), from: number(first), share: share(0) });
		}
		case 'formula': {
			const parsed = parseFormula(rule.formula);
			if (parsed.kind === 'bad-formula') return rule.formula;
			return printFormula(parsed.formula, { value, target: target?.value ?? 0, points }, number);
		}
		default:
			return rule satisfies never;
	}
}
