/** What the map and the ranking show of each unit's progress. */
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { ranking } from '#lib/domain/ranking.ts';
import { schematicCells, schematicCellsAmong } from '#lib/domain/schematic.ts';
import { progressClass, progressScore, type Score } from '#lib/domain/score.ts';
import type { MultiPolygon, Unit } from '#lib/domain/unit.ts';
import type { MapUnit } from '#lib/map/types.ts';
import type { RankingRow } from '#lib/ui/ranking-row.ts';

export type UnitTarget = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly target: AppliedTarget;
};

export type UnitScore = { readonly unit: Unit; readonly score: Score; readonly home: boolean };

const SCORE_DECIMALS = 1;

export function unitScores(options: {
	readonly parts: readonly Unit[];
	readonly home: Unit;
	readonly indicators: readonly Indicator[];
	readonly targets: readonly UnitTarget[];
	readonly latest: (unitId: number, indicatorId: number) => LatestObservation | null;
}): UnitScore[] {
	const { parts, home, indicators, targets, latest } = options;
	const indicatorById = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const targetsByUnit = Map.groupBy(targets, ({ unitId }) => unitId);
	return parts.map((unit) => {
		const entries = (targetsByUnit.get(unit.id) ?? []).flatMap(({ indicatorId, target }) => {
			const indicator = indicatorById.get(indicatorId);
			const observation = latest(unit.id, indicatorId);
			if (!indicator) return [];
			const value = observation?.value ?? null;
			const stale = observation?.freshness === 'stale';
			return [{ indicator, target, value, stale, sample: observation?.sample ?? false }];
		});
		return { unit, score: progressScore(entries), home: unit.id === home.id };
	});
}

/** Whether a score is drawn from a target that its plan states for another level than the unit's. */
export function readsTargets(options: {
	readonly parts: readonly Unit[];
	readonly indicators: readonly Indicator[];
	readonly targets: readonly UnitTarget[];
}): boolean {
	const { parts, indicators, targets } = options;
	const units = new Set(parts.map(({ id }) => id));
	const scored = new Set(indicators.filter(({ scored }) => scored).map(({ id }) => id));
	return targets.some(
		({ unitId, indicatorId, target }) =>
			target.ourReading && units.has(unitId) && scored.has(indicatorId),
	);
}

function scoreText(score: number | null, locale: Locale): string {
	return score === null ? '–' : formatNumber(score, { locale, decimals: SCORE_DECIMALS });
}

export function rankingRows(scores: readonly UnitScore[], locale: Locale): RankingRow[] {
	const ranked = ranking(scores, {
		score: ({ score }) => score.score,
		decimals: SCORE_DECIMALS,
		compare: (a, b) => compareNames(a.unit.shortName, b.unit.shortName, locale),
	});
	return ranked.map(({ item: { unit, score, home }, rank }) => ({
		code: unit.code,
		name: unit.shortName,
		rank,
		score: score.score,
		scoreText: scoreText(score.score, locale),
		withData: score.withData,
		possible: score.possible,
		stale: score.stale > 0,
		home,
	}));
}

/** The boundary of each unit, or the schematic cell that stands for it; made once, for the map knows a shape by its array. */
export function unitShapes(
	parts: readonly Unit[],
): ReadonlyMap<number, { readonly shape: MultiPolygon; readonly schematic: boolean }> {
	const without = parts.filter(({ boundary }) => boundary === null);
	const made =
		without.length === parts.length ? schematicCells(parts) : schematicCellsAmong(without, parts);
	const cells = new Map(made.map(({ unitId, ring }) => [unitId, [[ring]]]));
	return new Map(
		parts.map(({ id, boundary }) => [
			id,
			{ shape: boundary ?? cells.get(id) ?? [], schematic: boundary === null },
		]),
	);
}

export function mapUnits(
	scores: readonly UnitScore[],
	{ shapes, locale }: { readonly shapes: ReturnType<typeof unitShapes>; readonly locale: Locale },
): MapUnit[] {
	return scores.map(({ unit, score, home }) => ({
		id: unit.id,
		code: unit.code,
		shortName: unit.shortName,
		labelAt: unit.labelAt,
		shape: shapes.get(unit.id)?.shape ?? [],
		schematic: shapes.get(unit.id)?.schematic ?? true,
		value: score.score,
		valueText: scoreText(score.score, locale),
		progressClass: score.score === null ? null : progressClass(score.score),
		stale: score.withData > 0 && score.stale * 2 > score.withData,
		home,
	}));
}
