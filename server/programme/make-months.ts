/** Makes what `unit_month` keeps anew where history was changed, a piece at a time. */
import { monthSpan } from '#lib/domain/month.ts';
import type { Database, Queryable } from '../db/database.ts';
import {
	keepMonths,
	readBefore,
	readKept,
	readObserved,
	takeDue,
	type MonthText,
} from '../db/unit-months.ts';
import { advanced, cellsOf, toColumns, type Cell } from './month-cells.ts';

/** Units of one piece; on the embedded database nobody else is answered meanwhile. */
const MOST_UNITS = 100;

export type Piece = {
	/** Months of units that were looked at, and of those the ones that had changed. */
	readonly made: number;
	readonly changed: number;
};

/**
 * The earliest month that is due, for at most a hundred of its units. What follows from it is due then, and so on until
 * nothing has changed: a correction costs as many months as it is carried through, and one to see that it ends there.
 *
 * @param wanted `through`: ISO first day of the last month to be made. `unitIds` null: of all units
 */
export function makeMonths(
	database: Database,
	wanted: { readonly through: string; readonly unitIds: readonly number[] | null },
): Promise<Piece> {
	return database.transaction(async (tx) => {
		const due = await takeDue(tx, { ...wanted, most: MOST_UNITS });
		if (due === null) return { made: 0, changed: 0 };
		const made = await madeAnew(tx, due);
		await keepMonths(tx, { ...due, ...made });
		return { made: due.unitIds.length, changed: made.kept.length + made.removed.length };
	});
}

async function madeAnew(
	tx: Queryable,
	{ unitIds, month }: { readonly unitIds: readonly number[]; readonly month: string },
): Promise<{ readonly kept: readonly MonthText[]; readonly removed: readonly number[] }> {
	const { from, until } = monthSpan(month.slice(0, 7));
	const [before, observed, stored] = await Promise.all([
		readBefore(tx, { unitIds, month }),
		readObserved(tx, {
			...{ unitIds, from: new Date(from), until: new Date(until), withReceipts: true },
		}),
		readKept(tx, { unitIds, month }),
	]);
	const observedOf = new Map(observed.map((own) => [own.unitId, own]));
	const storedOf = new Map(stored.map((text) => [text.unitId, text]));
	const kept: MonthText[] = [];
	const removed: number[] = [];
	for (const month of before) {
		const { unitId } = month;
		const own = observedOf.get(unitId);
		const known = storedOf.get(unitId);
		if (own === undefined) {
			if (known) removed.push(unitId);
			continue;
		}
		const text = { unitId, ...inText(advanced(cellsOf(month), cellsOf(own))) };
		if (text.cells !== known?.cells || text.receipts !== known.receipts) kept.push(text);
	}
	return { kept, removed };
}

function inText(month: readonly Cell[]): Omit<MonthText, 'unitId'> {
	const { cells, receipts } = toColumns(month);
	return { cells: JSON.stringify(cells), receipts: JSON.stringify(receipts) };
}
