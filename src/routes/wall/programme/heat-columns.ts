/** Which indicators are columns of the table. */
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { ProgrammeCell } from '#lib/domain/standings.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import type { ScoreComponent, ScoreIndex } from '#lib/domain/score-index.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { HeatColumn } from '#lib/ui/heat.ts';
import {
	cellsOf,
	indicatorName,
	planOf,
	stageNames,
	wantedWords,
	type Stood,
} from './heat-view.ts';

const POINTS_DECIMALS = 2;

/**
 * The indicators that are shown of the units, pillar by pillar: those that are wanted and known of any; where none is
 * known, those that are wanted, and where none is, those that are known.
 */
export function heatColumns(stood: Stood): readonly HeatColumn[] {
	const { scope, index, plans, locale } = stood;
	const pillars = new Map(
		index.pillars.map((pillar, place) => [pillar.code, { ...pillar, place }]),
	);
	const order = (indicator: Indicator): number =>
		pillars.get(pillarOf(indicator, index))?.place ?? pillars.size;
	const components = index.decision === null ? [] : componentsOf(index);
	const { wanted, known } = indicatorsOf(stood);
	const both = wanted.filter((each) => known.includes(each));
	return ([both, wanted, known].find(({ length }) => length > 0) ?? [])
		.toSorted((a, b) => order(a.indicator) - order(b.indicator))
		.map(({ indicator, own }): HeatColumn => {
			const target = sharedTarget(own);
			const pillar = pillars.get(pillarOf(indicator, index));
			const component = components.find((own) => own.indicator === indicator.code);
			return {
				code: indicator.code,
				name: indicatorName(indicator, locale),
				target: target
					? `${wantedWords(target, indicator, locale)}${target.ourReading ? '*' : ''}`
					: '',
				national: target !== null && planOf(target, plans)?.unitId !== scope.id,
				points: component
					? p.points({
							points: formatTight(component.points, { locale, decimals: POINTS_DECIMALS }),
						})
					: '',
				stages: stageNames(indicator, locale),
				pillar: (locale === 'en' ? pillar?.nameEn : pillar?.name) ?? '',
			};
		});
}

/** How many of the wanted indicators are left out of the columns, for nothing is known of any unit. */
export function unknownCount(stood: Stood): number {
	const { wanted, known } = indicatorsOf(stood);
	const unknown = wanted.filter((each) => !known.includes(each));
	return unknown.length === wanted.length ? 0 : unknown.length;
}

/**
 * The indicators that are wanted of the units, and those that are known of one. Our own score wants what the plans have
 * targets for; the index of a province its components.
 */
function indicatorsOf(stood: Stood) {
	const { units, indicators, index } = stood;
	const rows = units.map((_, place) => cellsOf(stood, place));
	const components = new Set(componentsOf(index).map(({ indicator }) => indicator));
	const all = indicators.map((indicator, place) => ({
		indicator,
		own: rows.flatMap((row) => row[place] ?? []),
	}));
	return {
		wanted: all.filter(({ indicator, own }) =>
			index.decision === null
				? own.some(({ target }) => target !== null)
				: components.has(indicator.code),
		),
		known: all.filter(({ own }) => own.some(({ observation }) => observation !== null)),
	};
}

function componentsOf({ pillars }: ScoreIndex): readonly ScoreComponent[] {
	return pillars.flatMap(({ components }) => components);
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
