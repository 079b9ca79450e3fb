/** What the map shows of a programme. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { isStale, isTyped } from '#lib/domain/observation.ts';
import type { ProgrammeCell, UnitStanding } from '#lib/domain/standings.ts';
import { isStaleScore } from '#lib/domain/score.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import type { MapUnit } from '#lib/map/types.ts';
import { scoreClass, type unitShapes } from '#lib/scene/progress-view.ts';
import {
	attainmentClass,
	cellsOf,
	scoreWords,
	shareOf,
	valueWords,
	type Stood,
} from './heat-view.ts';
import { behind, samplesOf, typedOf, type HowMany } from '#lib/scene/sample-note.ts';

/** By the score, or by the indicator that was chosen. `chosen`: the unit that is outlined. */
export function heatMapUnits(
	stood: Stood,
	{
		indicator,
		shapes,
		chosen,
	}: {
		indicator: Indicator | null;
		shapes: ReturnType<typeof unitShapes>;
		chosen: string | null;
	},
): MapUnit[] {
	const { units, standings, indicators, index, home, locale } = stood;
	const at = indicator ? indicators.indexOf(indicator) : -1;
	const isMixed = mapSamples(stood, indicator) === 'some';
	return standings.flatMap((standing, place) => {
		const unit = units[place];
		if (!unit) return [];
		const { id, code, shortName, labelAt } = unit;
		const cell = at < 0 ? undefined : cellsOf(stood, place)[at];
		const by =
			indicator && cell
				? byIndicator(cell, {
						indicator,
						locale,
						share: shareOf(cell, { indicator, standing, index }),
					})
				: byScore(standing, { index, locale });
		return {
			...{ id, code, shortName, labelAt, ...by },
			sample: isMixed && (cell ? cell.observation?.sample === true : standing.samples > 0),
			shape: shapes.get(id)?.shape ?? [],
			schematic: shapes.get(id)?.schematic ?? true,
			home: chosen === null ? id === home.id : code === chosen,
		};
	});
}

/** Whether figures of the map are sample data. */
export function mapSamples(
	{ units, standings, cells }: Stood,
	indicator: Indicator | null,
): HowMany {
	const parts = new Set(units.map(({ id }) => id));
	const drawn = indicator ? cells.filter((cell) => cell.indicatorId === indicator.id) : standings;
	const shown = drawn.filter(({ unitId }) => parts.has(unitId));
	return samplesOf(shown.map((own) => ('samples' in own ? own : behind(own.observation))));
}

/** Whether they were typed in. */
export function mapTyped({ units, cells }: Stood, indicator: Indicator): HowMany {
	const parts = new Set(units.map(({ id }) => id));
	return typedOf(
		cells.flatMap(({ unitId, indicatorId, observation }) =>
			indicatorId === indicator.id && parts.has(unitId) && observation
				? isTyped(observation, indicator)
				: [],
		),
	);
}

/** How many of them are late, which no cell of the map shows. */
export function mapLate({ units, cells }: Stood, indicator: Indicator): number {
	const parts = new Set(units.map(({ id }) => id));
	return cells.filter(
		({ unitId, indicatorId, observation }) =>
			indicatorId === indicator.id && parts.has(unitId) && observation?.freshness === 'late',
	).length;
}

type Drawn = Pick<MapUnit, 'value' | 'valueText' | 'progressClass' | 'stale'>;

function byScore(
	standing: UnitStanding,
	{ index: { scale }, locale }: { index: ScoreIndex; locale: Locale },
): Drawn {
	const { score } = standing;
	return {
		value: score,
		valueText: scoreWords(score, { scale, locale }),
		progressClass: scoreClass(standing, scale),
		stale: isStaleScore(standing),
	};
}

function byIndicator(
	{ observation, target }: ProgrammeCell,
	{ indicator, locale, share }: { indicator: Indicator; locale: Locale; share: number | null },
): Drawn {
	if (!observation) return { value: null, valueText: '–', progressClass: null, stale: false };
	return {
		value: observation.value,
		valueText: valueWords(observation.value, { indicator, target, locale }),
		progressClass: share === null ? null : attainmentClass(share),
		stale: isStale(observation),
	};
}
