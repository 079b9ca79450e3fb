/**
 * Figures across a change of boundaries. A figure stays with the unit that it was reported for: a series over such a change
 * is in pieces, with the break between them. Only by a crosswalk that is named are figures carried over, with every term of it.
 */
import { cameOf, type Extent } from './came-of.ts';
import type { Indicator } from './indicator.ts';
import { countedOver, LONG_SPANS, type LongSpan } from './told-span.ts';
import type { UnitEvent } from './unit-event.ts';

/** Shares of former units, each more than 0 and at most 1, that went to others; units by slug. */
export type Crosswalk = {
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	/** The resolution, or where the shares are from. */
	readonly source: string;
	/** What the shares are of: whole units are facts, others estimates. */
	readonly basis: 'whole-units' | 'area' | 'indicator';
	readonly parts: readonly { readonly from: string; readonly to: string; readonly share: number }[];
};

export type Break = Pick<UnitEvent, 'code' | 'happenedOn' | 'type' | 'legalBasis' | 'note'>;

function hasUnit(parts: UnitEvent['from'], slug: string): boolean {
	return parts.some(({ unit }) => unit === slug);
}

/** The unit that one has become as a whole, step by step, until one `isThere`; null where it was divided or only ended. */
export function successorThere(
	slug: string,
	{
		events,
		isThere,
	}: { readonly events: readonly UnitEvent[]; readonly isThere: (slug: string) => boolean },
): string | null {
	if (isThere(slug)) return slug;
	const event = events.find(({ from, to }) => {
		const own = from.find(({ unit }) => unit === slug);
		return own && own.extent !== 'part' && to.length === 1;
	});
	const next = event?.to[0]?.unit;
	return next === undefined ? null : successorThere(next, { events, isThere });
}

function breakOf({ code, happenedOn, type, legalBasis, note }: UnitEvent): Break {
	return { code, happenedOn, type, legalBasis, note };
}

/** The ISO day of a figure, and what it is told of where that is longer than a month. */
type Told = { readonly day: string; readonly span?: LongSpan };

export type SeriesPoint = Told & {
	/** Told of the day alone. */
	readonly isDay?: boolean;
	readonly value: number;
	/** Sample data, or made of some. */
	readonly sample: boolean;
};

export type SeriesPiece = {
	/** Slug. */
	readonly unit: string;
	/** How much of the unit became the one whose series it is. */
	readonly extent: Extent;
	/** Oldest first. */
	readonly points: readonly SeriesPoint[];
	/** What ended it; null: nothing has. */
	readonly endedBy: Break | null;
};

/**
 * The series of a unit and of all that it came of, each for itself: those that ended first come first, the unit itself last. `series`
 * has the points of each unit by slug.
 */
export function seriesAcross(
	unit: string,
	{
		events,
		series,
	}: {
		readonly events: readonly UnitEvent[];
		readonly series: ReadonlyMap<string, readonly SeriesPoint[]>;
	},
): SeriesPiece[] {
	const day = (endedBy: Break | null) => endedBy?.happenedOn ?? '~';
	return cameOf(unit, events)
		.map(({ unit, extent, endedBy }) => {
			const points = series.get(unit) ?? [];
			return { unit, extent, points, endedBy: endedBy && breakOf(endedBy) };
		})
		.toSorted(
			(a, b) => Number(day(a.endedBy) > day(b.endedBy)) - Number(day(a.endedBy) < day(b.endedBy)),
		);
}

/** What ended a unit after its last ISO day; null where it has none, or nobody stated what. */
export function endOf(
	unit: string,
	{ events, lastDay }: { readonly events: readonly UnitEvent[]; readonly lastDay: string | null },
): Break | null {
	const event = events.find(
		({ from, happenedOn }) => lastDay !== null && happenedOn > lastDay && hasUnit(from, unit),
	);
	return event ? breakOf(event) : null;
}

/** What a mean is weighed by: the areas (km²) of the units, or another indicator's figures, oldest first. */
export type Weights =
	| { readonly kind: 'area'; readonly areaKm2: ReadonlyMap<string, number> }
	| { readonly kind: 'indicator'; readonly series: ReadonlyMap<string, readonly SeriesPoint[]> };

export type Term = {
	readonly unit: string;
	readonly value: number;
	readonly share: number;
	/** Of a mean; null of a sum. */
	readonly weight: number | null;
	readonly sample: boolean;
};

export type CarriedOver =
	| {
			readonly kind: 'carried-over';
			readonly crosswalk: Crosswalk;
			/** Whether the shares are no facts. */
			readonly estimate: boolean;
			readonly points: readonly (SeriesPoint & { readonly terms: readonly Term[] })[];
			/** Days of which some of the former units have a figure and these have none, or no weight. */
			readonly missing: readonly (Told & { readonly units: readonly string[] })[];
	  }
	| {
			readonly kind: 'refused';
			/**
			 * The crosswalk has nothing for the unit; the indicator's figures make none of several units; its mean wants weights.
			 */
			readonly reason: 'not-in-crosswalk' | 'not-combined' | 'no-weights';
	  };

/**
 * The figures of former units as one series of the unit that the crosswalk leads to: what adds up as Σ share · value, a mean as
 * Σ share · weight · value ÷ Σ share · weight. A figure is made only where each former unit has its own of the same day and span:
 * a sum of some of them would be wrong.
 */
export function carriedOver(
	unit: string,
	{
		crosswalk,
		indicator,
		series,
		weights,
	}: {
		readonly crosswalk: Crosswalk;
		readonly indicator: Pick<Indicator, 'overUnits' | 'overTime'>;
		readonly series: ReadonlyMap<string, readonly SeriesPoint[]>;
		readonly weights: Weights | null;
	},
): CarriedOver {
	const parts = crosswalk.parts.filter(({ to }) => to === unit);
	if (parts.length === 0) return { kind: 'refused', reason: 'not-in-crosswalk' };
	if (indicator.overUnits === 'none') return { kind: 'refused', reason: 'not-combined' };
	const isMean = indicator.overUnits === 'mean';
	if (isMean && weights === null) return { kind: 'refused', reason: 'no-weights' };
	const byTold = new Map(
		parts.map(({ from }) => [from, pointsByTold(series.get(from) ?? [], indicator)]),
	);
	const all = [...byTold.values()].flatMap((points) => [...points]);
	const told = [...new Map(all)].toSorted(
		([one], [other]) => Number(one > other) - Number(one < other),
	);
	const points: (SeriesPoint & { terms: Term[] })[] = [];
	const missing: (Told & { units: string[] })[] = [];
	for (const [key, { day, span }] of told) {
		const terms = parts.flatMap(({ from, share }): Term[] => {
			const point = byTold.get(from)?.get(key);
			const weighed = isMean && weights ? weightOn(from, { day, weights }) : NO_WEIGHT;
			if (!point || !weighed) return [];
			const sample = point.sample || weighed.sample;
			return [{ unit: from, value: point.value, share, weight: weighed.weight, sample }];
		});
		const value = combined(terms);
		const known = new Set(terms.map(({ unit }) => unit));
		const lacking = parts.map(({ from }) => from).filter((from) => !known.has(from));
		const of = { day, ...(span && { span }) };
		if (lacking.length > 0 || value === null) missing.push({ ...of, units: lacking });
		else points.push({ ...of, value, sample: terms.some(({ sample }) => sample), terms });
	}
	return {
		kind: 'carried-over',
		crosswalk,
		estimate: crosswalk.basis !== 'whole-units',
		points,
		missing,
	};
}

/** By day and what each counts over; the keys are in the order of days, on each the month's first. */
function pointsByTold(
	points: readonly SeriesPoint[],
	{ overTime }: Pick<Indicator, 'overTime'>,
): ReadonlyMap<string, SeriesPoint> {
	return new Map(
		points.map(({ span: told, ...point }) => {
			const span = countedOver({ overTime, span: told });
			const key = span ? `${point.day} ${LONG_SPANS.indexOf(span)}` : point.day;
			return [key, { ...point, ...(span && { span }) }];
		}),
	);
}

/** Null where nothing weighs anything. */
function combined(terms: readonly Term[]): number | null {
	const sum = terms.reduce(
		(total, { value, share, weight }) => total + share * (weight ?? 1) * value,
		0,
	);
	if (terms.every(({ weight }) => weight === null)) return sum;
	const whole = terms.reduce((total, { share, weight }) => total + share * (weight ?? 0), 0);
	return whole > 0 ? sum / whole : null;
}

type Weighed = { readonly weight: number | null; readonly sample: boolean };

const NO_WEIGHT: Weighed = { weight: null, sample: false };

/** An indicator weighs as it last stood; null where nothing is known. */
function weightOn(
	unit: string,
	{ day, weights }: { readonly day: string; readonly weights: Weights },
): Weighed | null {
	switch (weights.kind) {
		case 'area': {
			const weight = weights.areaKm2.get(unit);
			return weight === undefined ? null : { weight, sample: false };
		}
		case 'indicator': {
			const point = weights.series.get(unit)?.findLast((point) => point.day <= day);
			return point ? { weight: point.value, sample: point.sample } : null;
		}
		default:
			return weights satisfies never;
	}
}
