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

/** The same without its receipt. */
export type ToldCell = Omit<Cell, 'receivedAtS' | 'knownSinceS' | 'batchId'>;

/** A value for each cell; one alone where all have it, as figures of one report have their time: most of what is read is such. */
export type Column<T extends number | null> = readonly T[] | T;

/** The columns that a date is read by. */
export type CellColumns = {
	readonly indicators: readonly number[];
	readonly values: Column<number>;
	readonly observedAtS: Column<number>;
	/** Their places in `TIME_SOURCES`. */
	readonly timeSources: Column<number>;
	readonly sources: Column<number | null>;
	readonly samples: Column<0 | 1>;
};

/** The columns by which it is told what was believed; in the order of `indicators`. */
export type ReceiptColumns = {
	readonly receivedAtS: Column<number>;
	readonly knownSinceS: Column<number>;
	readonly batches: Column<number | null>;
};

/** Kept by their places in `unit_month`: new ones go to the end. */
export const TIME_SOURCES: readonly TimeSource[] = [
	...(['device', 'receipt', 'retained', 'period'] as const),
	...(['day', 'quarter', 'half-year', 'year', 'year-to-date'] as const),
];

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

/** What stands of one series after more was observed of it. */
export function renewed(earlier: Cell, observed: Cell): Cell {
	const knownSinceS = Math.min(observed.knownSinceS, earlier.knownSinceS);
	return { ...(outranks(observed, earlier) ? observed : earlier), knownSinceS };
}

/** What stands after more was observed; by indicator. */
export function advanced(before: readonly Cell[], observed: readonly Cell[]): readonly Cell[] {
	if (observed.length === 0) return before;
	const cells = new Map(before.map((cell) => [cell.indicatorId, cell]));
	for (const cell of observed) {
		const earlier = cells.get(cell.indicatorId);
		cells.set(cell.indicatorId, earlier ? renewed(earlier, cell) : cell);
	}
	return [...cells.values()].toSorted((one, other) => one.indicatorId - other.indicatorId);
}

export function toColumns(cells: readonly Cell[]): {
	readonly cells: CellColumns;
	readonly receipts: ReceiptColumns;
} {
	const column = <T extends number | null>(valueOf: (cell: Cell) => T): Column<T> => {
		const values = cells.map(valueOf);
		const [first] = values;
		return first !== undefined && values.every((value) => value === first) ? first : values;
	};
	return {
		cells: {
			indicators: cells.map(({ indicatorId }) => indicatorId),
			values: column(({ value }) => value),
			observedAtS: column(({ observedAtS }) => observedAtS),
			timeSources: column(({ timeSource }) => TIME_SOURCES.indexOf(timeSource)),
			sources: column(({ sourceId }) => sourceId),
			samples: column(({ sample }) => (sample ? 1 : 0)),
		},
		receipts: {
			receivedAtS: column(({ receivedAtS }) => receivedAtS),
			knownSinceS: column(({ knownSinceS }) => knownSinceS),
			batches: column(({ batchId }) => batchId),
		},
	};
}

/** Undefined beyond the end of a list; what all cells have has none. */
export function valueAt<T extends number | null>(column: Column<T>, at: number): T | undefined {
	return typeof column === 'object' && column !== null ? column[at] : column;
}

/** What stood of one unit, and how it is kept; null where nothing was observed by then. */
export type KeptMonth = {
	readonly unitId: number;
	readonly cells: CellColumns | null;
	readonly receipts: ReceiptColumns | null;
};

export function cellsOf(month: KeptMonth): Cell[] {
	return month.cells?.indicators.map((_, at) => cellAt(month, at)) ?? [];
}

/** Throws where receipts were not read, or the columns are not of one length, as whoever makes them sees to. */
export function cellAt({ unitId, cells, receipts }: KeptMonth, at: number): Cell {
	if (!cells || !receipts) throw new Error('Cells or their receipts were not read');
	const receivedAtS = valueAt(receipts.receivedAtS, at);
	const knownSinceS = valueAt(receipts.knownSinceS, at);
	const batchId = valueAt(receipts.batches, at) ?? null;
	if (receivedAtS === undefined || knownSinceS === undefined) throw tooShort(at);
	return { ...toldAt({ unitId, cells }, at), receivedAtS, knownSinceS, batchId };
}

/** The same without its receipt. */
export function toldAt(
	{ unitId, cells }: { readonly unitId: number; readonly cells: CellColumns },
	at: number,
): ToldCell {
	const indicatorId = cells.indicators[at];
	const value = valueAt(cells.values, at);
	const observedAtS = valueAt(cells.observedAtS, at);
	const timeSource = TIME_SOURCES[valueAt(cells.timeSources, at) ?? -1];
	if (
		indicatorId === undefined ||
		value === undefined ||
		observedAtS === undefined ||
		timeSource === undefined
	)
		throw tooShort(at);
	const sourceId = valueAt(cells.sources, at) ?? null;
	const sample = valueAt(cells.samples, at) === 1;
	return { unitId, indicatorId, value, observedAtS, timeSource, sourceId, sample };
}

function tooShort(at: number): Error {
	return new Error(`Columns of cells are too short at ${at}`);
}
