/** What the table of units by indicators and the map show of a programme, written out. */
import { roundedOnItsSide } from '#lib/domain/attainment.ts';
import type { AppliedTarget, Indicator, Plan } from '#lib/domain/indicator.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import { isStale, isTyped } from '#lib/domain/observation.ts';
import type { ProgrammeCell, ProgrammeStandings, UnitStanding } from '#lib/domain/standings.ts';
import { isStaleScore, progressClass, shownScore } from '#lib/domain/score.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import { formatDay, isoDay } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import { figureWords } from '#lib/ui/figure-words.ts';
import type { HeatCell, HeatColumn, HeatMark, HeatRow } from '#lib/ui/heat.ts';
import { standingWord, targetWords, told } from '#lib/ui/words.ts';
import { periodOfSum } from './told-period.ts';

/** One programme as it stands: what is shown of it, and how every unit and indicator of it does. */
export type Stood = {
	readonly units: readonly Unit[];
	readonly home: Unit;
	readonly scope: Unit;
	readonly indicators: readonly Indicator[];
	readonly index: ScoreIndex;
	readonly plans: readonly Plan[];
	/** Ranks at the last review, by the unit's id; null: there has been none. */
	readonly before: ReadonlyMap<number, number | null> | null;
	readonly locale: Locale;
} & ProgrammeStandings;

const HUNDRED = 100;

export function indicatorName({ name, nameEn }: Indicator, locale: Locale): string {
	return locale === 'en' ? nameEn : name;
}

/** The cells of one unit, in the order of the indicators. */
export function cellsOf({ cells, indicators }: Stood, place: number): readonly ProgrammeCell[] {
	return cells.slice(place * indicators.length, (place + 1) * indicators.length);
}

/** "từ 80%"; of a criterion what is to be. */
export function wantedWords(target: AppliedTarget, indicator: Indicator, locale: Locale): string {
	if (indicator.kind === 'yes-no') return target.value > 0 ? p.yes() : p.no();
	if (indicator.kind === 'stages') return stageWords(target.value, indicator, locale);
	return targetWords(target, { locale, unit: indicator.unit });
}

export function planOf(target: AppliedTarget, plans: readonly Plan[]): Plan | undefined {
	return plans.find(({ code }) => code === target.plan);
}

export function stageWords(value: number, indicator: Indicator, locale: Locale): string {
	return stageNames(indicator, locale)[value] ?? String(value);
}

/** Of a yes or no both; none where there are numbers. */
export function stageNames({ kind, stages }: Indicator, locale: Locale): readonly string[] {
	if (kind === 'yes-no') return [p.no(), p.yes()];
	return stages.map(({ name, nameEn }) => (locale === 'en' ? nameEn : name));
}

/** What tells it from the other stages: "Đang" of "Chưa thực hiện", "Đang thực hiện" and "Đã thực hiện". */
function stageBrief(value: number, indicator: Indicator, locale: Locale): string {
	const names = stageNames(indicator, locale).map((name) => name.split(' '));
	const [first = []] = names;
	const isShared = (last: number): boolean =>
		names.every((words) => words.length > last && words.at(-last) === first.at(-last));
	let shared = 0;
	while (isShared(shared + 1)) shared++;
	const own = names[value];
	return own?.slice(0, own.length - shared).join(' ') ?? String(value);
}

/** What each word of `valueWords` is short for: "Đang: Đang thực hiện"; none where there are numbers, or names of stages stand whole. */
export function valueKey(indicator: Indicator, locale: Locale): readonly string[] {
	if (indicator.kind === 'yes-no') return [p.key_no(), p.key_yes()];
	return stageNames(indicator, locale).flatMap((name, stage) => {
		const brief = stageBrief(stage, indicator, locale);
		return brief === name ? [] : `${brief}: ${name}`;
	});
}

export function valueWords(
	value: number,
	{
		indicator,
		target,
		locale,
	}: { indicator: Indicator; target: AppliedTarget | null; locale: Locale },
): string {
	if (indicator.kind === 'yes-no') return value > 0 ? p.yes() : p.no();
	if (indicator.kind === 'stages') return stageBrief(value, indicator, locale);
	return figureWords(value, { indicator, target, locale });
}

/** The best first, then those with a score that is not ranked; ties by name. */
export function heatRows(stood: Stood, columns: readonly HeatColumn[]): readonly HeatRow[] {
	const { units, standings, locale, indicators, index } = stood;
	const places = columns.map(({ code }) => indicators.findIndex((own) => own.code === code));
	return standings
		.flatMap((standing, place) => {
			const unit = units[place];
			if (!unit) return [];
			const own = cellsOf(stood, place);
			const cells = places.flatMap((at) => {
				const [cell, indicator] = [own[at], indicators[at]];
				if (!cell || !indicator) return [];
				const share = shareOf(cell, { indicator, standing, index });
				return heatCell(cell, { indicator, unit, locale, share });
			});
			return { ...heatUnit(unit, standing, stood), cells };
		})
		.toSorted(
			(a, b) =>
				(a.rank ?? Infinity) - (b.rank ?? Infinity) ||
				Number(a.score === null) - Number(b.score === null) ||
				compareNames(a.name, b.name, locale),
		);
}

/** How much of what can be had of it the unit has, 0 to 1: of its target, or of its points in the index of a province. */
export function shareOf(
	{ attainment }: ProgrammeCell,
	{
		indicator: { code },
		standing: { arithmetic },
		index,
	}: { indicator: Indicator; standing: UnitStanding; index: ScoreIndex },
): number | null {
	if (index.decision === null) return attainment;
	const term = arithmetic.find(({ indicator }) => indicator === code);
	return term && term.earned !== null && term.points > 0 ? term.earned / term.points : null;
}

function heatUnit(unit: Unit, standing: UnitStanding, stood: Stood): Omit<HeatRow, 'cells'> {
	const { home, before, index, locale } = stood;
	const { rank, score, withData, possible, samples } = standing;
	const was = before?.get(unit.id) ?? null;
	return {
		code: unit.code,
		name: unit.shortName,
		rank,
		moved: rank === null || was === null ? null : was - rank,
		score,
		scoreText: scoreWords(score, { scale: index.scale, locale }),
		withData,
		possible,
		samples,
		stale: isStaleScore(standing),
		home: unit.id === home.id,
	};
}

export function scoreWords(
	score: number | null,
	{ scale, locale }: { scale: number; locale: Locale },
): string {
	if (score === null) return '–';
	const { value, decimals } = shownScore(score, scale);
	return formatNumber(value, { locale, decimals });
}

export function heatMark(cell: ProgrammeCell): HeatMark | null {
	// Of what is long ago nobody knows whether it is still so.
	if (!cell.observation || isStale(cell.observation)) return null;
	const { standing } = cell;
	return standing === 'not-met' || standing === 'behind' || standing === 'at-risk'
		? standing
		: null;
}

function heatCell(
	cell: ProgrammeCell,
	{
		indicator,
		unit,
		locale,
		share,
	}: { indicator: Indicator; unit: Unit; locale: Locale; share: number | null },
): HeatCell {
	const { observation, target, standing } = cell;
	const value = observation?.value ?? null;
	const text = value === null ? '–' : valueWords(value, { indicator, target, locale });
	const name = indicatorName(indicator, locale);
	const isByHand = observation !== null && isTyped(observation, indicator);
	const isOld = observation !== null && observation.freshness !== 'fresh';
	const oldSince = isOld && observation.timeSource !== 'retained' ? observation.observedAt : null;
	return {
		indicator: indicator.code,
		value,
		text,
		brief: value === null ? '–' : briefWords(value, { indicator, target, locale, text }),
		steps:
			value === null || indicator.kind === 'number'
				? null
				: { done: value, of: stageNames(indicator, locale).length - 1 },
		heat: share === null ? null : attainmentClass(share),
		standing,
		mark: heatMark(cell),
		freshness: observation ? (isStale(observation) ? 'stale' : observation.freshness) : 'none',
		oldSince,
		sample: observation?.sample ?? false,
		typed: isByHand,
		words: told(
			p.cell({
				indicator: name,
				unit: unit.shortName,
				value:
					value === null
						? p.key_no_data()
						: indicator.kind === 'stages'
							? stageWords(value, indicator, locale)
							: text,
			}),
			observation !== null && periodOfSum(observation, indicator.overTime),
			target !== null && wantedWords(target, indicator, locale),
			standing !== null && standingWord(standing),
			oldSince !== null && formatDay(isoDay(oldSince)),
			observation?.sample === true && m.sample(),
			isByHand && m.typed(),
		),
	};
}

/** With no more decimals than keep the value on its side of the target. */
function briefWords(
	value: number,
	{
		indicator,
		target,
		locale,
		text,
	}: { indicator: Indicator; target: AppliedTarget | null; locale: Locale; text: string },
): string {
	if (indicator.kind !== 'number' || Math.abs(value) >= HUNDRED * HUNDRED) return text;
	const shown = target
		? roundedOnItsSide(value, { target, direction: indicator.direction, decimals: 0 })
		: { value, decimals: 0 };
	return formatNumber(shown.value, { locale, decimals: shown.decimals });
}

export function attainmentClass(attainment: number): HeatCell['heat'] {
	// A share such as 0.9 comes of a division: what is less than a millionth is noise, and no shortfall.
	return progressClass(Number((attainment * HUNDRED).toFixed(6)));
}
