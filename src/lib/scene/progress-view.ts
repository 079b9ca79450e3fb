/** What the map and the ranking show of each unit's progress. */
import type { Indicator, UnitTarget } from '#lib/domain/indicator.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import { attainmentScorer } from '#lib/domain/attainment-rule.ts';
import { standingsBy, type ProgrammeInputs, type UnitStanding } from '#lib/domain/standings.ts';
import { schematicCells, schematicCellsAmong } from '#lib/domain/schematic.ts';
import { isStaleScore, progressClass, shownScore, type ProgressClass } from '#lib/domain/score.ts';
import type { MultiPolygon, Unit } from '#lib/domain/unit.ts';
import type { MapUnit } from '#lib/map/types.ts';
import type { RankingRow } from '#lib/ui/ranking-row.ts';
import { samplesOf, type HowMany } from './sample-note.ts';

export type UnitScore = {
	readonly unit: Unit;
	readonly score: UnitStanding;
	readonly home: boolean;
};

/** Of the parts, by the project's own score: `index` is `progressIndex`, which knows attainment alone. */
export function unitScores(inputs: ProgrammeInputs): UnitScore[] {
	const { parts, home } = inputs;
	const { standings } = standingsBy(inputs, attainmentScorer);
	const byUnit = new Map(standings.map((score) => [score.unitId, score]));
	return parts.flatMap((unit) => {
		const score = byUnit.get(unit.id);
		return score ? [{ unit, score, home: unit.id === home.id }] : [];
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
	if (score === null) return '–';
	const { value, decimals } = shownScore(score);
	return formatNumber(value, { locale, decimals });
}

/** What is not ranked rests on too little to be drawn as one of the classes. */
export function scoreClass(
	{ rank, score }: Pick<UnitStanding, 'rank' | 'score'>,
	scale?: number,
): ProgressClass | null {
	return rank === null || score === null ? null : progressClass(score, scale);
}

/** Whether the values behind the scores are sample data. */
export function scoreSamples(scores: readonly UnitScore[]): HowMany {
	return samplesOf(scores.map(({ score }) => score));
}

export function rankingRows(scores: readonly UnitScore[], locale: Locale): RankingRow[] {
	const isMixed = scoreSamples(scores) === 'some';
	const ranked = scores.toSorted(
		(a, b) =>
			(a.score.rank ?? Infinity) - (b.score.rank ?? Infinity) ||
			Number(a.score.score === null) - Number(b.score.score === null) ||
			compareNames(a.unit.shortName, b.unit.shortName, locale),
	);
	return ranked.map(({ unit, score, home }) => ({
		code: unit.code,
		name: unit.shortName,
		rank: score.rank,
		score: score.score,
		scoreText: scoreText(score.score, locale),
		withData: score.withData,
		possible: score.possible,
		stale: isStaleScore(score),
		sample: isMixed && score.samples > 0,
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

/** @param options.known whether values have been heard of: before, none is said to be missing */
export function mapUnits(
	scores: readonly UnitScore[],
	options: {
		readonly known: boolean;
		readonly shapes: ReturnType<typeof unitShapes>;
		readonly locale: Locale;
	},
): MapUnit[] {
	const { known, shapes, locale } = options;
	const isMixed = scoreSamples(scores) === 'some';
	return scores.map(({ unit, score, home }) => ({
		id: unit.id,
		code: unit.code,
		shortName: unit.shortName,
		labelAt: unit.labelAt,
		shape: shapes.get(unit.id)?.shape ?? [],
		schematic: shapes.get(unit.id)?.schematic ?? true,
		value: score.score,
		valueText: known ? scoreText(score.score, locale) : '',
		waiting: !known,
		progressClass: scoreClass(score),
		stale: isStaleScore(score),
		sample: isMixed && score.samples > 0,
		home,
	}));
}
