/** A score's arithmetic in words: "87,2 ÷ 95 = 0,918 × 10 điểm = 9,18". */
import { attainmentParts } from '#lib/domain/attainment.ts';
import { parseFormula, printFormula } from '#lib/domain/formula.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import type { UnitStanding } from '#lib/domain/standings.ts';
import { shownScore } from '#lib/domain/score.ts';
import type { ScoreIndex, ScoreTerm } from '#lib/domain/score-index.ts';
import { a } from '#lib/messages/score/words.ts';

/** Of a value and a target all that there is, of a share three places, of points two. */
const DECIMALS = { value: 6, share: 3, points: 2 } as const;

/** How one component came to its points, or why it does not count. */
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
	return `${share} × ${a.points({ points: write('points')(points) })} = ${result}`;
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
			const quotient = done / wanted;
			const told =
				quotient > 1 ? a.capped({ share: share(quotient) }) : share(Math.max(quotient, 0));
			return `${number(done)} ÷ ${number(wanted)} = ${told}`;
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

/** How the points came to the score: "46,1 điểm đạt được ÷ 50 điểm có số liệu × 100 = 92,2". */
export function wholeWords(
	{ score, arithmetic, points }: Pick<UnitStanding, 'score' | 'arithmetic' | 'points'>,
	{ index, locale }: { readonly index: Pick<ScoreIndex, 'scale'>; readonly locale: Locale },
): string {
	if (score === null) return a.whole_none();
	const write = (number: number, decimals: number = DECIMALS.points) =>
		formatTight(number, { locale, decimals });
	const earned = arithmetic.reduce((sum, term) => sum + (term.earned ?? 0), 0);
	const shown = shownScore(score, index.scale);
	const whole = a.whole({
		earned: write(earned),
		points: write(points.withData),
		scale: write(index.scale),
		score: write(shown.value, shown.decimals),
	});
	const without = points.possible - points.withData;
	return without > 0 ? `${whole}; ${a.left_out({ points: write(without) })}` : whole;
}

/** Of an index whose components are not published: what is known of it, and that nobody is scored by it. */
export function announcedWords(
	{ name, decision, scale, announced }: ScoreIndex,
	locale: Locale,
): string {
	const known = {
		decision: decision?.number ?? name,
		scale: formatTight(scale, { locale, decimals: DECIMALS.points }),
	};
	return announced ? a.announced({ ...known, ...announced }) : a.announced_scale(known);
}
