/**
 * What stood at the end of a month for one unit, one cell an indicator; pure. `unit_month` keeps a unit's cells as columns
 * of JSON, which are read ten times as fast as rows of a table, and a third as long as objects.
 */
import type { TimeSource } from '#lib/domain/reading.ts';

/** One row of history that stands, and what is known of its series. */
export type Cell = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	/** Epoch seconds; microseconds are the fraction. */
	readonly observedAtS: number;
	readonly receivedAtS: number;
	/** When the first value of the series was received that was observed until then. */
	readonly knownSinceS: number;
	readonly timeSource: TimeSource;
	readonly sourceId: number | null;
	readonly batchId: number | null;
	readonly sample: boolean;
};

/** The columns that a date is read by. */
export type CellColumns = {
	readonly indicators: readonly number[];
	readonly values: readonly number[];
	readonly observedAtS: readonly number[];
	/** Their places in `TIME_SOURCES`. */
	readonly timeSources: readonly number[];
	readonly sources: readonly (number | null)[];
	readonly samples: readonly (0 | 1)[];
};

/** The columns by which it is told what was believed; in the order of `indicators`. */
export type ReceiptColumns = {
	readonly receivedAtS: readonly number[];
	readonly knownSinceS: readonly number[];
	readonly batches: readonly (number | null)[];
};

export const TIME_SOURCES: readonly TimeSource[] = ['device', 'receipt', 'retained', 'period'];

/**
 * Of two values of one series the one that stands, as on the wall (`server/db/batch/latest.ts`): a real one before a sample
 * whatever their times, else the newer one.
 */
export function outranks(
	one: Pick<Cell, 'sample' | 'observedAtS'>,
	other: Pick<Cell, 'sample' | 'observedAtS'>,
): boolean {
	if (one.sample !== other.sample) return other.sample;
	return one.observedAtS > other.observedAtS;
}

/** What stands after more was observed; by indicator. */
export function advanced(before: readonly Cell[], observed: readonly Cell[]): readonly Cell[] {
	if (observed.length === 0) return before;
	const cells = new Map(before.map((cell) => [cell.indicatorId, cell]));
	for (const cell of observed) {
		const earlier = cells.get(cell.indicatorId);
		const stands = earlier === undefined || outranks(cell, earlier) ? cell : earlier;
		const knownSinceS = Math.min(cell.knownSinceS, earlier?.knownSinceS ?? Infinity);
		cells.set(cell.indicatorId, { ...stands, knownSinceS });
	}
	return [...cells.values()].toSorted((one, other) => one.indicatorId - other.indicatorId);
}

export function toColumns(cells: readonly Cell[]): {
	readonly cells: CellColumns;
	readonly receipts: ReceiptColumns;
} {
	return {
		cells: {
			indicators: cells.map(({ indicatorId }) => indicatorId),
			values: cells.map(({ value }) => value),
			observedAtS: cells.map(({ observedAtS }) => observedAtS),
			timeSources: cells.map(({ timeSource }) => TIME_SOURCES.indexOf(timeSource)),
			sources: cells.map(({ sourceId }) => sourceId),
			samples: cells.map(({ sample }) => (sample ? 1 : 0)),
		},
		receipts: {
			receivedAtS: cells.map(({ receivedAtS }) => receivedAtS),
			knownSinceS: cells.map(({ knownSinceS }) => knownSinceS),
			batches: cells.map(({ batchId }) => batchId),
		},
	};
}

/** What stood of one unit, and how it is kept; null where nothing was observed by then. */
export type KeptMonth = {
	readonly unitId: number;
	readonly cells: CellColumns | null;
	readonly receipts: ReceiptColumns | null;
};

/** Throws where the columns are not of one length: nobody but `toColumns` makes them. */
export function cellsOf({ unitId, cells, receipts }: KeptMonth): Cell[] {
	if (cells === null || receipts === null) return [];
	return cells.indicators.map((indicatorId, at) => {
		const value = cells.values[at];
		const observedAtS = cells.observedAtS[at];
		const receivedAtS = receipts.receivedAtS[at];
		const knownSinceS = receipts.knownSinceS[at];
		const timeSource = TIME_SOURCES[cells.timeSources[at] ?? -1];
		if (
			value === undefined ||
			observedAtS === undefined ||
			receivedAtS === undefined ||
			knownSinceS === undefined ||
			timeSource === undefined
		)
			throw new Error(`Columns of cells are too short at ${at}`);
		return {
			unitId,
			indicatorId,
			value,
			observedAtS,
			receivedAtS,
			knownSinceS,
			timeSource,
			sourceId: cells.sources[at] ?? null,
			batchId: receipts.batches[at] ?? null,
			sample: cells.samples[at] === 1,
		};
	});
}
