/** The figures of units as they stood at the end of a day, as they are believed now or were on another day. */
import { freshnessAt } from '#lib/domain/freshness.ts';
import { monthBefore, monthOf, monthSpan } from '#lib/domain/month.ts';
import { latestOf, type LatestObservation } from '#lib/domain/observation.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Database } from '../db/database.ts';
import { readMonths, readObserved, readSources } from '../db/unit-months.ts';
import { asBelieved } from './as-believed.ts';
import { makeMonths } from './make-months.ts';
import { advanced, cellsOf, TIME_SOURCES, type KeptMonth } from './month-cells.ts';

export type AsOf = {
	readonly unitIds: readonly number[];
	/** ISO day, not after today. */
	readonly day: string;
	/** ISO day; null: as they are believed now. */
	readonly believedAt: string | null;
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
	if (!isKept(asked)) return (await receivedAsOf(database, asked)).map(withoutReceipt);
	const { months, figureOf } = await keptFigures(database, asked);
	const observations: LatestObservation[] = [];
	for (const month of months) {
		for (const place of month.cells?.indicators.keys() ?? []) {
			const figure = figureOf(month, place);
			if (figure) observations.push(figure);
		}
	}
	return observations;
}

/** The same, one by one as they are asked for: none of them is kept. */
export async function latestAsOf(
	database: Database,
	asked: AsOf,
): Promise<(unitId: number, indicatorId: number) => LatestObservation | null> {
	if (!isKept(asked)) return latestOf(await receivedAsOf(database, asked));
	const { months, figureOf } = await keptFigures(database, asked);
	const byUnit = new Map(months.map((month) => [month.unitId, month]));
	return (unitId, indicatorId) => {
		const month = byUnit.get(unitId);
		const place = month?.cells?.indicators.indexOf(indicatorId) ?? -1;
		return month && place >= 0 ? figureOf(month, place) : null;
	};
}

/** Whether nothing but what is kept of a month is to be read. */
function isKept(asked: AsOf): boolean {
	return asked.believedAt === null && spanOf(asked).restFrom === null;
}

async function keptFigures(
	database: Database,
	asked: AsOf,
): Promise<{
	readonly months: readonly KeptMonth[];
	/** Null of an indicator that is not asked for. */
	readonly figureOf: (kept: KeptMonth, place: number) => LatestObservation | null;
}> {
	const { month } = spanOf(asked);
	const [months, sources] = await Promise.all([
		madeMonths(database, { ...asked, month, withReceipts: false }),
		readSources(database),
	]);
	const now = endOfDay(asked.day);
	return {
		months,
		figureOf: ({ unitId, cells }, place) => {
			const indicatorId = cells?.indicators[place];
			const value = cells?.values[place];
			const observedAtS = cells?.observedAtS[place];
			if (indicatorId === undefined || value === undefined || observedAtS === undefined)
				return null;
			const intervalS = asked.intervalS.get(indicatorId);
			if (intervalS === undefined) return null;
			const observedAt = toMs(observedAtS);
			return {
				unitId,
				indicatorId,
				value,
				observedAt,
				timeSource: TIME_SOURCES[cells?.timeSources[place] ?? -1] ?? 'device',
				freshness: freshnessAt(observedAt, { now, intervalS }),
				sample: cells?.samples[place] === 1,
				source: sources.get(cells?.sources[place] ?? -1) ?? null,
			};
		},
	};
}

export function withoutReceipt(received: ReceivedObservation): LatestObservation {
	const { unitId, indicatorId, value, observedAt, timeSource, freshness, sample, source } =
		received;
	return { unitId, indicatorId, value, observedAt, timeSource, freshness, sample, source };
}

/** The same with their receipts. */
export async function receivedAsOf(
	database: Database,
	asked: AsOf,
): Promise<ReceivedObservation[]> {
	const { unitIds, day, believedAt, intervalS } = asked;
	const { month, restFrom } = spanOf(asked);
	const at = endOfDay(day);
	const [months, later, sources] = await Promise.all([
		madeMonths(database, { ...asked, month, withReceipts: true }),
		restFrom === null
			? []
			: readObserved(database, { unitIds, from: new Date(restFrom), until: new Date(at) }),
		readSources(database),
	]);
	const laterOf = Map.groupBy(later, ({ unitId }) => unitId);
	const standing = months.flatMap((kept) =>
		advanced(cellsOf(kept), laterOf.get(kept.unitId) ?? []),
	);
	const believed =
		believedAt === null
			? standing
			: await asBelieved(database, { standing, unitIds, day, believedAt });
	return believed.flatMap((cell) => {
		const { unitId, indicatorId, value, timeSource, sample, batchId } = cell;
		const expected = intervalS.get(indicatorId);
		if (expected === undefined) return [];
		const observedAt = toMs(cell.observedAtS);
		return {
			unitId,
			indicatorId,
			value,
			observedAt,
			timeSource,
			freshness: freshnessAt(observedAt, { now: at, intervalS: expected }),
			sample,
			source: sources.get(cell.sourceId ?? -1) ?? null,
			receivedAt: toMs(cell.receivedAtS),
			batchId,
		};
	});
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
	for (;;) {
		const months = await readMonths(database, asked);
		const unitIds = months.filter(({ due }) => due).map(({ unitId }) => unitId);
		if (unitIds.length === 0) return months;
		await makeMonths(database, { through: asked.month, unitIds });
	}
}

/** To the microsecond, as history has it. */
function toMs(seconds: number): number {
	return Math.round(seconds * 1_000_000) / 1000;
}
