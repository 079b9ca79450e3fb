/** The figures of units as they stood at the end of a day, as they are believed now or were on another day. */
import { figureFreshness } from '#lib/domain/freshness.ts';
import { monthBefore, monthOf, monthSpan } from '#lib/domain/month.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Database } from '../db/database.ts';
import { readMonths, readObserved, readSources, type Source } from '../db/unit-months.ts';
import { believedOtherwise } from './as-believed.ts';
import { BySeries } from './by-series.ts';
import { makeMonths } from './make-months.ts';
import type { Cell, KeptMonth, ToldCell } from './month-cells.ts';
import { FiguresAsOf } from './figures-as-of.ts';

export type AsOf = {
	readonly unitIds: readonly number[];
	/** ISO day, not after today. */
	readonly day: string;
	/** ISO day, at the end of it, or a moment (epoch ms); null: as they are believed now. */
	readonly believedAt: string | number | null;
	/** Expected seconds between two values, by the indicator's id; figures of others are left out. */
	readonly intervalS: ReadonlyMap<number, number>;
	/** Epoch ms. */
	readonly now: number;
};

/** A figure with when it was received (epoch ms), and in which delivery. */
export type ReceivedObservation = LatestObservation & {
	readonly receivedAt: number;
	readonly batchId: number | null;
};

/** Of each unit and indicator the figure that stood when the day ended, as fresh as it was then. */
export async function observationsAsOf(
	database: Database,
	asked: AsOf,
): Promise<LatestObservation[]> {
	return all(asked, await latestAsOf(database, asked));
}

/** The same, one by one as they are asked for: none of them is kept. */
export async function latestAsOf(
	database: Database,
	asked: AsOf,
): Promise<(unitId: number, indicatorId: number) => LatestObservation | null> {
	const withReceipts = asked.believedAt !== null;
	const { toldOf, figureOf } = await stoodAt(database, { ...asked, withReceipts });
	return (unitId, indicatorId) => {
		const told = toldOf(unitId, indicatorId);
		return told && figureOf(told);
	};
}

/** The same with their receipts. */
export async function receivedAsOf(
	database: Database,
	asked: AsOf,
): Promise<ReceivedObservation[]> {
	const { cellOf, figureOf } = await stoodAt(database, { ...asked, withReceipts: true });
	return all(asked, (unitId, indicatorId) => {
		const cell = cellOf(unitId, indicatorId);
		const figure = cell && figureOf(cell);
		return figure && { ...figure, receivedAt: toMs(cell.receivedAtS), batchId: cell.batchId };
	});
}

export function withoutReceipt(received: ReceivedObservation): LatestObservation {
	const { unitId, indicatorId, value, observedAt, timeSource, freshness, sample } = received;
	const { source, typed } = received;
	return { unitId, indicatorId, value, observedAt, timeSource, freshness, sample, source, typed };
}

/** By unit as they are asked for, then by indicator. */
function all<T>(
	{ unitIds, intervalS }: AsOf,
	latest: (unitId: number, indicatorId: number) => T | null,
): T[] {
	const indicatorIds = [...intervalS.keys()].toSorted((one, other) => one - other);
	const found: T[] = [];
	for (const unitId of unitIds) {
		for (const indicatorId of indicatorIds) {
			const one = latest(unitId, indicatorId);
			if (one !== null) found.push(one);
		}
	}
	return found;
}

type OfSeries<T> = (unitId: number, indicatorId: number) => T | null;

async function stoodAt(
	database: Database,
	asked: AsOf & { readonly withReceipts: boolean },
): Promise<{
	readonly toldOf: OfSeries<ToldCell>;
	/** Throws where receipts were not wanted. */
	readonly cellOf: OfSeries<Cell>;
	/** Null of an indicator that is not asked for. */
	readonly figureOf: (told: ToldCell) => LatestObservation | null;
}> {
	const { unitIds, day, believedAt, withReceipts } = asked;
	const { month, restFrom } = spanOf(asked);
	const until = new Date(endOfDay(day));
	const [kept, since] = await Promise.all([
		madeMonths(database, { ...asked, month }),
		restFrom === null
			? []
			: readObserved(database, { unitIds, from: new Date(restFrom), until, withReceipts }),
	]);
	const standing = new FiguresAsOf(kept, since);
	// Where something else was believed than stands.
	const otherwise =
		believedAt === null
			? new BySeries<Cell | null>()
			: await believedOtherwise(database, {
					...{ standing, unitIds, day },
					believedAt: typeof believedAt === 'number' ? believedAt : endOfDay(believedAt) - 1,
				});
	// Afterwards: then it has those of all figures that were read.
	const sources = await readSources(database);
	const believedOr =
		<T>(stood: OfSeries<T>): OfSeries<Cell | T> =>
		(unitId, indicatorId) => {
			const believed = otherwise.get(unitId, indicatorId);
			return believed === undefined ? stood(unitId, indicatorId) : believed;
		};
	return {
		toldOf: believedOr((...of) => standing.toldOf(...of)),
		cellOf: believedOr((...of) => standing.cellOf(...of)),
		figureOf: figuresOf(asked, sources),
	};
}

function sourceIn(sources: ReadonlyMap<number, Source>, id: number): Source {
	const source = sources.get(id);
	if (!source) throw new Error(`A figure has a source that there is not: ${id}`);
	return source;
}

const NO_SOURCE: Source = { source: null, typed: false };

function figuresOf(
	{ day, intervalS: intervals }: AsOf,
	sources: ReadonlyMap<number, Source>,
): (told: ToldCell) => LatestObservation | null {
	const now = endOfDay(day);
	return ({ unitId, indicatorId, value, observedAtS, timeSource, sourceId, sample }) => {
		const intervalS = intervals.get(indicatorId);
		if (intervalS === undefined) return null;
		const observedAt = toMs(observedAtS);
		const freshness = figureFreshness({ observedAt, timeSource }, { now, intervalS });
		const { source, typed } = sourceId === null ? NO_SOURCE : sourceIn(sources, sourceId);
		return {
			unitId,
			indicatorId,
			value,
			observedAt,
			timeSource,
			freshness,
			sample,
			source,
			typed,
		};
	};
}

/** The month whose end is kept, and from when on (epoch ms) single readings count; null: the day is that month's last. */
function spanOf({ day, now }: Pick<AsOf, 'day' | 'now'>): {
	readonly month: string;
	readonly restFrom: number | null;
} {
	const at = endOfDay(day);
	const month = monthOf(at - 1);
	const { from, until } = monthSpan(month);
	// A month that is not over is not kept.
	const isWhole = at === until && until <= now;
	return isWhole
		? { month: `${month}-01`, restFrom: null }
		: { month: `${monthBefore(month)}-01`, restFrom: from };
}

/** What is due is made before it is read. */
async function madeMonths(
	database: Database,
	asked: {
		readonly unitIds: readonly number[];
		readonly month: string;
		readonly withReceipts: boolean;
	},
): Promise<KeptMonth[]> {
	const made = new Map<number, KeptMonth>();
	for (let unitIds = asked.unitIds; unitIds.length > 0;) {
		const months = await readMonths(database, { ...asked, unitIds });
		for (const month of months) if (!month.due) made.set(month.unitId, month);
		unitIds = months.filter(({ due }) => due).map(({ unitId }) => unitId);
		if (unitIds.length > 0) await makeMonths(database, { through: asked.month, unitIds });
	}
	return [...made.values()];
}

/** To the microsecond, as history has it. */
function toMs(seconds: number): number {
	return Math.round(seconds * 1_000_000) / 1000;
}
