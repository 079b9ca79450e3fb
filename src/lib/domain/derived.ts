/** Values of a whole that are worked out from its parts' where it has none of its own (docs/catalogue.md). */
import type { Freshness } from './freshness.ts';
import type { Indicator } from './indicator.ts';
import { withoutNoise } from './noise.ts';
import { isStale, type LatestObservation } from './observation.ts';
import type { PeriodSource } from './reading.ts';
import { isoDay } from './time-format.ts';
import { countedOver, isCountedByMonths, isOfPeriod, longSpanOf } from './told-span.ts';
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
	/** What all of it is told of; null where that is not one period. */
	readonly period: ToldPeriod | null;
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

/** When what is told of a period counts as observed (epoch ms), and how long that is. */
export type ToldPeriod = { readonly observedAt: number; readonly timeSource: PeriodSource };

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
	/** Of the parts: figures of the latest period that each has one of, where their newest are of unlike length. */
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
		const terms = alike(newest, { indicator, beside: beside.filter(ofArea) });
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

type Counted = Pick<Indicator, 'overTime' | 'intervalS'>;

type Kinds = {
	readonly indicator: Counted;
	readonly beside: readonly LatestObservation[];
};

/**
 * A month of one part and a quarter of another come to nothing: where the newest figures are of unlike length, they are those of the
 * latest period that each part has one of, of those that end with it of the shortest, and none where there is no such period.
 */
function alike(terms: readonly Term[], { indicator, beside }: Kinds): readonly Term[] {
	if (
		!areUnlike(
			terms.map(({ observation }) => observation),
			indicator,
		)
	)
		return terms;
	const figures = Map.groupBy(beside, seriesOf);
	const figuresOf = ({ observation: newest }: Term) => [
		...(figures.get(seriesOf(newest)) ?? []),
		newest,
	];
	const periodOf = ({ observedAt, timeSource, ofYear }: LatestObservation) =>
		`${isoDay(observedAt)} ${timeSource} ${ofYear !== undefined}`;
	const [first] = terms;
	const ways = (first ? figuresOf(first) : [])
		.toSorted(latestShortest)
		.map(periodOf)
		.map((period) =>
			terms.flatMap((term) => {
				const observation = figuresOf(term).find((figure) => periodOf(figure) === period);
				return observation ? { ...term, observation } : [];
			}),
		);
	return ways.find((way) => way.length === terms.length) ?? [];
}

/** Whether figures of one indicator count over different lengths, and so come to nothing together. */
export function areUnlike(figures: readonly LatestObservation[], indicator: Counted): boolean {
	const [first] = figures;
	if (!first) return false;
	const kind = kindOf(first, indicator);
	return figures.some((figure) => kindOf(figure, indicator) !== kind);
}

/** The latest day first, and of one day the shortest: a month before the quarter that ends with it. */
export function latestShortest(
	{ observedAt: one }: Pick<LatestObservation, 'observedAt'>,
	{ observedAt: other }: Pick<LatestObservation, 'observedAt'>,
): number {
	return isoDay(one) === isoDay(other) ? one - other : other - one;
}

/**
 * What a value counts over; months from January on are as many as their last one, and a year so far is neither of these. Of what is
 * told by the month or more seldom a day's figure is that day's alone.
 */
function kindOf(
	{ ofYear, timeSource, observedAt }: LatestObservation,
	{ overTime, intervalS }: Counted,
): string {
	if (ofYear) return 'so far';
	if (timeSource === 'day' && isCountedByMonths({ overTime, intervalS }))
		return `day ${isoDay(observedAt)}`;
	const span = countedOver({ overTime, span: longSpanOf(timeSource) }) ?? '';
	return span === 'year-to-date' ? `${span} ${isoDay(observedAt).slice(5, 7)}` : span;
}

function seriesOf({
	unitId,
	indicatorId,
}: Pick<LatestObservation, 'unitId' | 'indicatorId'>): string {
	return `${unitId}/${indicatorId}`;
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
): Pick<DerivedValue, 'observedAt' | 'period' | 'freshness' | 'sample' | 'terms'> {
	const figures = terms.flatMap(({ observation, weighing }) =>
		weighing ? [observation, weighing] : [observation],
	);
	const undated = figures.some(({ timeSource }) => timeSource === 'retained');
	const isLate = figures.some(({ freshness }) => freshness === 'late');
	return {
		observedAt: undated ? null : Math.min(...figures.map(({ observedAt }) => observedAt)),
		period: periodOfAll(terms),
		freshness: figures.some(isStale) ? 'stale' : isLate ? 'late' : 'fresh',
		sample: figures.some(({ sample }) => sample),
		terms: terms.map(({ unitId, observation, weighing }) => {
			return { unitId, value: observation.value, weight: weighing?.value ?? null };
		}),
	};
}

function periodOfAll(terms: readonly Term[]): ToldPeriod | null {
	const [first] = terms.map(({ observation }) => observation);
	if (!first || first.ofYear) return null;
	const { observedAt, timeSource } = first;
	if (!isOfPeriod(timeSource)) return null;
	const isOne = terms.every(
		({ observation: own }) =>
			own.observedAt === observedAt && own.timeSource === timeSource && !own.ofYear,
	);
	return isOne ? { observedAt, timeSource } : null;
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
