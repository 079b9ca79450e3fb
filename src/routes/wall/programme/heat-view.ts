/** What the table of units by indicators and the map show of a programme, written out. */
import { roundedOnItsSide } from '#lib/domain/attainment.ts';
import type { AppliedTarget, Indicator, Plan } from '#lib/domain/indicator.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import { isStale } from '#lib/domain/observation.ts';
import type { ProgrammeCell, ProgrammeStandings, UnitStanding } from '#lib/domain/standings.ts';
import { isStaleScore, progressClass, shownScore } from '#lib/domain/score.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import { figureWords } from '#lib/ui/figure-words.ts';
import type { HeatCell, HeatColumn, HeatMark, HeatRow } from '#lib/ui/heat.ts';
import { standingWord, targetWords, told } from '#lib/ui/words.ts';

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

/**
 * The indicators that are shown of the units, pillar by pillar: those that have a target and are known of any; where none is
 * known, those that have a target, and where none has, those that are known.
 */
export function heatColumns(stood: Stood): readonly HeatColumn[] {
	const { scope, index, plans, locale } = stood;
	const pillars = new Map(
		index.pillars.map((pillar, place) => [pillar.code, { ...pillar, place }]),
	);
	const order = (indicator: Indicator): number =>
		pillars.get(pillarOf(indicator, index))?.place ?? pillars.size;
	const { wanted, known } = indicatorsOf(stood);
	const both = wanted.filter((each) => known.includes(each));
	return ([both, wanted, known].find(({ length }) => length > 0) ?? [])
		.toSorted((a, b) => order(a.indicator) - order(b.indicator))
		.map(({ indicator, own }): HeatColumn => {
			const target = sharedTarget(own);
			const pillar = pillars.get(pillarOf(indicator, index));
			return {
				code: indicator.code,
				name: indicatorName(indicator, locale),
				target: target
					? `${wantedWords(target, indicator, locale)}${target.ourReading ? '*' : ''}`
					: '',
				national: target !== null && planOf(target, plans)?.unitId !== scope.id,
				pillar: (locale === 'en' ? pillar?.nameEn : pillar?.name) ?? '',
			};
		});
}

/** How many indicators of the plans are left out of the columns, for nothing is known of any unit. */
export function unknownCount(stood: Stood): number {
	const { wanted, known } = indicatorsOf(stood);
	const unknown = wanted.filter((each) => !known.includes(each));
	return unknown.length === wanted.length ? 0 : unknown.length;
}

/** The indicators that have a target for one of the units, and those that are known of one. */
function indicatorsOf(stood: Stood) {
	const { units, indicators } = stood;
	const rows = units.map((_, place) => cellsOf(stood, place));
	const all = indicators.map((indicator, place) => ({
		indicator,
		own: rows.flatMap((row) => row[place] ?? []),
	}));
	return {
		wanted: all.filter(({ own }) => own.some(({ target }) => target !== null)),
		known: all.filter(({ own }) => own.some(({ observation }) => observation !== null)),
	};
}

function pillarOf({ code, pillar }: Indicator, { pillars }: ScoreIndex): string {
	const own = pillars.find(({ components }) =>
		components.some(({ indicator }) => indicator === code),
	);
	return own?.code ?? pillar;
}

/** The target that all have, where it is one. */
function sharedTarget(cells: readonly ProgrammeCell[]): AppliedTarget | null {
	const [first, ...others] = cells.flatMap(({ target }) => target ?? []);
	return first && others.every(({ id }) => id === first.id) ? first : null;
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

export function stageWords(value: number, { stages }: Indicator, locale: Locale): string {
	const stage = stages[value];
	if (!stage) return String(value);
	return locale === 'en' ? stage.nameEn : stage.name;
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
	if (indicator.kind === 'stages') return `${String(value + 1)}/${String(indicator.stages.length)}`;
	return figureWords(value, { indicator, target, locale });
}

/** The best first; ties by name. */
export function heatRows(stood: Stood, columns: readonly HeatColumn[]): readonly HeatRow[] {
	const { units, standings, locale, indicators } = stood;
	const places = columns.map(({ code }) => indicators.findIndex((own) => own.code === code));
	return standings
		.flatMap((standing, place) => {
			const unit = units[place];
			if (!unit) return [];
			const own = cellsOf(stood, place);
			const cells = places.flatMap((at) => {
				const [cell, indicator] = [own[at], indicators[at]];
				return cell && indicator ? heatCell(cell, { indicator, unit, locale }) : [];
			});
			return { ...heatUnit(unit, standing, stood), cells };
		})
		.toSorted(
			(a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || compareNames(a.name, b.name, locale),
		);
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
	{ indicator, unit, locale }: { indicator: Indicator; unit: Unit; locale: Locale },
): HeatCell {
	const { observation, target, attainment, standing } = cell;
	const value = observation?.value ?? null;
	const text = value === null ? '–' : valueWords(value, { indicator, target, locale });
	const name = indicatorName(indicator, locale);
	return {
		indicator: indicator.code,
		value,
		text,
		brief: value === null ? '–' : briefWords(value, { indicator, target, locale, text }),
		heat: attainment === null ? null : attainmentClass(attainment),
		standing,
		mark: heatMark(cell),
		freshness: observation ? (isStale(observation) ? 'stale' : observation.freshness) : 'none',
		sample: observation?.sample ?? false,
		words: told(
			p.cell({
				indicator: name,
				unit: unit.shortName,
				value: value === null ? p.key_no_data() : text,
			}),
			target !== null && wantedWords(target, indicator, locale),
			standing !== null && standingWord(standing),
			observation?.sample === true && m.sample(),
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
