/** Values of a whole that are worked out from its parts' where it has none of its own (docs/catalogue.md). */
import type { Freshness } from './freshness.ts';
import type { Indicator } from './indicator.ts';
import { withoutNoise } from './noise.ts';
import { isStale, type LatestObservation } from './observation.ts';
import { isoDay } from './time-format.ts';
import { countedOver, longSpanOf } from './told-span.ts';
import type { Unit } from './unit.ts';

export type DerivedValue = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	readonly rule: 'sum' | 'mean';
	/** Of how many parts it was made, of how many. */
	readonly withData: number;
	readonly possible: number;
	/** Epoch ms of the oldest figure; null where the age of one is unknown. */
	readonly observedAt: number | null;
	/** Of the worst figure. */
	readonly freshness: Exclude<Freshness, 'none'>;
	/** Whether any of it is sample data. */
	readonly sample: boolean;
	readonly terms: readonly {
		readonly unitId: number;
		readonly value: number;
		/** Of a mean that is weighed; else null. */
		readonly weight: number | null;
	}[];
};

/** A day on which something went out of a unit, or came to it, that was there before and after. */
export type AreaChange = { readonly unitId: number; readonly on: string };

export type DerivedInputs = {
	readonly home: Pick<Unit, 'id'>;
	/** Whose parts the parts are. */
	readonly scope: Pick<Unit, 'id'>;
	readonly parts: readonly Pick<Unit, 'id'>[];
	readonly indicators: readonly Indicator[];
	/** ISO day by which the parts stand. */
	readonly geographyDate: string;
	readonly areaChanges: readonly AreaChange[];
	readonly latest: (unitId: number, indicatorId: number) => LatestObservation | null;
	/** Of the parts: what is told of less than the newest figure and ends with it, as March does beside its quarter. */
	readonly beside?: readonly LatestObservation[];
};

/** A mean of fewer parts would be theirs, not that of the whole: our rule, as for a rank. */
const MEAN_FROM = 0.5;

/**
 * Of the home unit where the parts are its own. A sum wants a figure of every part; a mean those of half of them, each with its
 * weight where they are weighed. A figure of another area than the part is drawn with is none: it would be added to what has
 * become of the rest.
 */
export function derivedValues(inputs: DerivedInputs): DerivedValue[] {
	const { home, scope, parts, indicators, latest, beside = [] } = inputs;
	if (home.id !== scope.id || parts.length === 0) return [];
	const ofArea = areaCheck(inputs);
	const idOf = new Map(indicators.map(({ code, id }) => [code, id]));
	return indicators.flatMap((indicator) => {
		const { id: indicatorId, overUnits: rule, weightBy, kind } = indicator;
		if (rule === 'none' || kind !== 'number' || latest(home.id, indicatorId)) return [];
		const weightId = weightBy === null ? null : (idOf.get(weightBy) ?? -1);
		const newest = parts.flatMap(({ id: unitId }): Term[] => {
			const observation = latest(unitId, indicatorId);
			const weighing = weightId === null ? null : latest(unitId, weightId);
			if (!observation || !ofArea(observation)) return [];
			if (weightId !== null && (!weighing || !ofArea(weighing))) return [];
			return [{ unitId, observation, weighing }];
		});
		const terms = alike(newest, { indicator, beside });
		const enough = rule === 'sum' ? parts.length : Math.max(1, parts.length * MEAN_FROM);
		const value = terms.length >= enough ? combined(terms, rule) : null;
		if (value === null) return [];
		const counts = { withData: terms.length, possible: parts.length };
		return [{ unitId: home.id, indicatorId, value, rule, ...counts, ...madeOf(terms) }];
	});
}

type Term = {
	readonly unitId: number;
	readonly observation: LatestObservation;
	readonly weighing: LatestObservation | null;
};

type Kinds = {
	readonly indicator: Pick<Indicator, 'overTime'>;
	readonly beside: readonly LatestObservation[];
};

/**
 * A month of one part and a quarter of another come to nothing: where the newest figures are of unlike length, they are those of the
 * shortest that each part has one of, and none where there is no such length.
 */
function alike(terms: readonly Term[], { indicator, beside }: Kinds): readonly Term[] {
	const kindOf = (figure: LatestObservation) => kindOfFigure(figure, indicator);
	if (new Set(terms.map(({ observation }) => kindOf(observation))).size <= 1) return terms;
	const figuresOf = ({ observation: newest }: Term) => [
		...beside.filter((figure) => endsWith(figure, newest)),
		newest,
	];
	const [first] = terms;
	const kinds = first ? figuresOf(first).map(kindOf) : [];
	const ways = kinds.map((kind) =>
		terms.flatMap((term) => {
			const observation = figuresOf(term).find((figure) => kindOf(figure) === kind);
			return observation ? { ...term, observation } : [];
		}),
	);
	return ways.find((way) => way.length === terms.length) ?? [];
}

/** What a value counts over; months from January on are as many as their last one, and a year so far is neither of these. */
function kindOfFigure(
	{ ofYear, timeSource, observedAt }: LatestObservation,
	{ overTime }: Pick<Indicator, 'overTime'>,
): string {
	if (ofYear) return 'so far';
	const span = countedOver({ overTime, span: longSpanOf(timeSource) }) ?? '';
	return span === 'year-to-date' ? `${span} ${isoDay(observedAt).slice(5, 7)}` : span;
}

function endsWith(figure: LatestObservation, newest: LatestObservation): boolean {
	const { unitId, indicatorId, observedAt } = figure;
	const isOfSeries = unitId === newest.unitId && indicatorId === newest.indicatorId;
	return isOfSeries && isoDay(observedAt) === isoDay(newest.observedAt);
}

/** Null where nothing weighs anything. */
function combined(terms: readonly Term[], rule: 'sum' | 'mean'): number | null {
	let sum = 0;
	let whole = 0;
	for (const { observation, weighing } of terms) {
		const weight = weighing?.value ?? 1;
		sum += observation.value * weight;
		whole += weight;
	}
	if (rule === 'sum') return withoutNoise(sum);
	return whole > 0 ? withoutNoise(sum / whole) : null;
}

function madeOf(
	terms: readonly Term[],
): Pick<DerivedValue, 'observedAt' | 'freshness' | 'sample' | 'terms'> {
	const figures = terms.flatMap(({ observation, weighing }) =>
		weighing ? [observation, weighing] : [observation],
	);
	const undated = figures.some(({ timeSource }) => timeSource === 'retained');
	const isLate = figures.some(({ freshness }) => freshness === 'late');
	return {
		observedAt: undated ? null : Math.min(...figures.map(({ observedAt }) => observedAt)),
		freshness: figures.some(isStale) ? 'stale' : isLate ? 'late' : 'fresh',
		sample: figures.some(({ sample }) => sample),
		terms: terms.map(({ unitId, observation, weighing }) => {
			return { unitId, value: observation.value, weight: weighing?.value ?? null };
		}),
	};
}

/** Whether a figure is of the area that its unit is drawn with: nothing of it has changed between the two days. */
function areaCheck({
	areaChanges,
	geographyDate,
}: Pick<DerivedInputs, 'areaChanges' | 'geographyDate'>): (of: LatestObservation) => boolean {
	const changesOf = Map.groupBy(areaChanges, ({ unitId }) => unitId);
	return ({ unitId, observedAt }) => {
		const changes = changesOf.get(unitId);
		if (!changes) return true;
		const [from = '', to = ''] = [isoDay(observedAt), geographyDate].toSorted();
		return !changes.some(({ on }) => on > from && on <= to);
	};
}
