/** Appends to a hypertable what is not there yet; what is there with another value is a conflict. */
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import type { Refusal } from './rows.ts';

type HistoryRow = {
	readonly item: number;
	readonly at: number;
	readonly receivedAt: number;
	readonly timeSource: string;
};

/** What tells one hypertable from another; all three statements take `columns` and begin with `unnest` of them. */
export type HistoryTable<R extends HistoryRow> = {
	series(row: R): string;
	same(one: R, other: R): boolean;
	columns(rows: readonly R[]): unknown[];
	words(row: R): string;
	/** Throws where the place of one is taken; two thirds of the time that `insert` takes. */
	readonly append: string;
	/** Leaves out those whose place is taken. Returns one row, `{ stored }`: how many others there were. */
	readonly insert: string;
	/** Returns `{ ordinal, differs, stored }` of those whose place is taken by another value or an earlier message. */
	readonly compare: string;
	/** Returns `{ ordinal }` of those stored within the last hour with the same value and a time of receipt. */
	readonly receipts: string;
};

export type Stored<R> = {
	/** Those that may be the newest of their series. */
	readonly rows: readonly R[];
	/** Messages of which at least one row is new. */
	readonly items: ReadonlySet<number>;
	readonly refusals: readonly Refusal[];
};

export async function storeHistory<R extends HistoryRow>(
	tx: Queryable,
	{
		table,
		rows,
		items,
		careful,
	}: {
		table: HistoryTable<R>;
		rows: readonly R[];
		items: readonly BatchItem[];
		/** False: all of it is taken to be new, and what is not throws (`isRepeat`). */
		careful: boolean;
	},
): Promise<Stored<R>> {
	const refusals: Refusal[] = [];
	const conflict = (row: R, stored: string) => {
		const detail = `${stored} is already stored for this time, got ${table.words(row)}`;
		refusals.push({ item: row.item, reason: 'conflict', detail });
	};
	const told = await withoutKnownReceipts(tx, {
		table,
		rows: withoutCopies(rows, { table, items }),
		items,
	});
	const wanted = withoutRepeats(table, told, conflict);
	if (wanted.length === 0) return { rows: [], items: new Set(), refusals };
	const columns = table.columns(wanted);
	const all = { rows: wanted, items: new Set(wanted.map(({ item }) => item)), refusals };
	if (!careful) {
		await tx.query(table.append, columns);
		return all;
	}
	const [count] = await tx.query<{ stored: number }>(table.insert, columns);
	const stored = count?.stored ?? 0;
	if (stored === wanted.length) return all;
	const taken = new Set<number>();
	const compared = await tx.query<{ ordinal: number; differs: boolean; stored: string }>(
		table.compare,
		columns,
	);
	for (const { ordinal, differs, stored: words } of compared) {
		const row = wanted[ordinal - 1];
		taken.add(ordinal - 1);
		if (row && differs) conflict(row, words);
	}
	const fresh = stored === 0 ? [] : wanted.filter((_, index) => !taken.has(index));
	return { rows: fresh, items: new Set(fresh.map(({ item }) => item)), refusals };
}

/**
 * When the connection to the broker is lost while the database is away, a message comes again before it was stored, and
 * both may be in one batch: for each that was told for the first time one copy after it is left out.
 */
function withoutCopies<R extends HistoryRow>(
	rows: readonly R[],
	{ table, items }: { table: HistoryTable<R>; items: readonly BatchItem[] },
): readonly R[] {
	const isCopy = (row: R) => items[row.item]?.redelivered === true;
	if (!rows.some((row) => row.timeSource === 'receipt' && isCopy(row))) return rows;
	const toldOnce = new Map<string, number>();
	return rows.filter((row) => {
		if (row.timeSource !== 'receipt') return true;
		const key = `${table.series(row)} ${table.words(row)}`;
		const times = toldOnce.get(key) ?? 0;
		if (!isCopy(row)) toldOnce.set(key, times + 1);
		else if (times > 0) toldOnce.set(key, times - 1);
		return !isCopy(row) || times === 0;
	});
}

/** A message told again has another time of receipt, so only its value says that it is there already. */
async function withoutKnownReceipts<R extends HistoryRow>(
	tx: Queryable,
	{
		table,
		rows,
		items,
	}: { table: HistoryTable<R>; rows: readonly R[]; items: readonly BatchItem[] },
): Promise<readonly R[]> {
	const doubtful = rows.filter(
		(row) => row.timeSource === 'receipt' && items[row.item]?.redelivered,
	);
	if (doubtful.length === 0) return rows;
	const known = await tx.query<{ ordinal: number }>(table.receipts, table.columns(doubtful));
	const stored = new Set(known.map(({ ordinal }) => doubtful[ordinal - 1]));
	return rows.filter((row) => !stored.has(row));
}

function withoutRepeats<R extends HistoryRow>(
	table: HistoryTable<R>,
	rows: readonly R[],
	conflict: (row: R, stored: string) => void,
): R[] {
	const first = new Map<string, R>();
	for (const row of rows) {
		const key = `${table.series(row)}@${row.at}`;
		const before = first.get(key);
		if (!before) first.set(key, row);
		else if (!table.same(before, row)) conflict(row, table.words(before));
	}
	return [...first.values()];
}
