/**
 * What the table of units by indicators shows in the room it has. Everything is counted in rem, the smallest text that
 * is read from the wall's distance; so a far or small wall has fewer columns and rows rather than smaller ones.
 */
import type { HeatColumn, HeatRow } from './heat.ts';
import { linesOf, textEm } from './text-em.ts';

/** A value as it is set (type-scale.ts), in rem, and a row around it. */
const VALUE_REM = 1.25;
const LEAST_ROW_REM = 1.6;
/** Rows further apart no longer read as a table. */
const MOST_ROW_REM = 3.3;
const MOST_CELL_REM = 9;
/** A cell that is told from its neighbours, and one under a number. */
const LEAST_CELL_REM = 0.6;
const NUMBERED_CELL_REM = 1.5;
/** With narrower cells the columns that are not indicators make way. */
const EASY_CELL_REM = 2.2;
const NAME_LINES = 4;
const LINE_REM = 1.4;
const MARK_REM = 0.95;
/** A row in which the mark stands under the value. */
const STACKED_ROW_REM = 2.3;
const CELL_AIR_REM = 0.5;
const COLUMN_AIR_REM = 0.7;
/** An arrow and two digits; the mark of what is stale. */
const MOVED_REM = 2.6;
const CLOCK_REM = 1;
/** With fewer rows the key of the columns has no right to its room. */
const LEAST_ROWS = 4;

export type HeatRoom = {
	readonly widthRem: number;
	/** Of head, rows and key together. */
	readonly heightRem: number;
	/** What a finger needs of a row; 0 where there are none. */
	readonly touchRem: number;
	/** Height of the key, as laid out; it has the columns' names where these are numbered. */
	readonly keyRem: number;
};

export type HeatFit = {
	/** Rows shown at a time, and how high each is. */
	readonly rows: number;
	readonly rowRem: number;
	/** Columns of indicators shown, from the first, and how wide each is. */
	readonly columns: number;
	readonly cellRem: number;
	readonly heads: 'names' | 'numbers' | 'none';
	/** The lines of each name; null unless the heads are names. */
	readonly lines: readonly (readonly string[])[] | null;
	/** Whether the target stands under each name. */
	readonly targets: boolean;
	readonly headRem: number;
	readonly values: 'full' | 'brief' | 'none';
	/** Whether marks stand under the values, for want of width. */
	readonly stacked: boolean;
	/** Widths of the columns before the indicators'; 0 where one is left out. */
	readonly lead: {
		readonly rank: number;
		readonly moved: number;
		readonly name: number;
		readonly score: number;
		readonly coverage: number;
	};
	/** Whether the key has its room. */
	readonly key: boolean;
};

export function heatFit(
	{ rows, columns }: { readonly rows: readonly HeatRow[]; readonly columns: readonly HeatColumn[] },
	room: HeatRoom,
): HeatFit {
	const lead = leadFor(rows, { columns: columns.length, widthRem: room.widthRem });
	const free = Math.max(0, room.widthRem - widthOf(lead));
	const wanted = Math.min(columns.length, Math.floor(free / LEAST_CELL_REM));
	const cellRem = wanted === 0 ? 0 : Math.min(free / wanted, MOST_CELL_REM);
	const head = headOf(columns.slice(0, wanted), cellRem);
	const body = { rows, touchRem: room.touchRem };
	const withKey = bodyIn(room.heightRem - head.headRem - room.keyRem, { ...body, cellRem });
	const key = withKey.rows >= Math.min(LEAST_ROWS, rows.length);
	if (key) return { lead, columns: wanted, cellRem, ...head, ...withKey, key };
	// Numbers that nothing explains say nothing: names and scores of units do.
	if (head.heads === 'numbers') {
		const bare = bodyIn(room.heightRem, { ...body, cellRem: 0 });
		return { lead, columns: 0, cellRem: 0, ...headOf([], 0), ...bare, key };
	}
	const without = bodyIn(room.heightRem - head.headRem, { ...body, cellRem });
	return { lead, columns: wanted, cellRem, ...head, ...without, key };
}

/** What is left of the height goes to the rows, evenly; a line says how many have no room. */
function bodyIn(
	heightRem: number,
	{ rows, cellRem, touchRem }: { rows: readonly HeatRow[]; cellRem: number; touchRem: number },
): Pick<HeatFit, 'rows' | 'rowRem' | 'values' | 'stacked'> {
	const all = heightRem / Math.max(rows.length, 1);
	const shown = valuesIn(rows, { cellRem, stackable: all >= STACKED_ROW_REM });
	// The scores at their side are values, too.
	const least = Math.max(LEAST_ROW_REM, touchRem);
	if (all >= least) {
		const rowRem = Math.min(all, Math.max(MOST_ROW_REM, touchRem));
		return { rows: rows.length, rowRem, ...shown };
	}
	const room = heightRem - Math.max(LINE_REM + 0.2, touchRem);
	const count = Math.max(0, Math.floor(room / least));
	return { rows: count, rowRem: count === 0 ? least : room / count, ...shown };
}

function leadFor(
	rows: readonly HeatRow[],
	{ columns, widthRem }: { columns: number; widthRem: number },
): HeatFit['lead'] {
	const widest = (of: (row: HeatRow) => number): number => Math.max(0, ...rows.map(of));
	const all = {
		rank: widest(({ rank }) => textEm(String(rank ?? '–'))) + COLUMN_AIR_REM,
		moved: rows.some(({ moved }) => moved !== null) ? MOVED_REM : 0,
		name: widest(({ name }) => textEm(name)) + COLUMN_AIR_REM,
		score: widest(({ scoreText }) => textEm(scoreText)) * VALUE_REM + CLOCK_REM + COLUMN_AIR_REM,
		coverage:
			widest((row) => textEm(`${String(row.withData)}/${String(row.possible)}`)) + COLUMN_AIR_REM,
	};
	const ladder = [all, { ...all, coverage: 0 }, { ...all, coverage: 0, moved: 0 }] as const;
	const fits = (cellRem: number) =>
		ladder.find((lead) => widthRem - widthOf(lead) >= columns * cellRem);
	return fits(EASY_CELL_REM) ?? fits(NUMBERED_CELL_REM) ?? fits(LEAST_CELL_REM) ?? ladder[2];
}

function widthOf({ rank, moved, name, score, coverage }: HeatFit['lead']): number {
	return rank + moved + name + score + coverage;
}

function headOf(
	columns: readonly HeatColumn[],
	cellRem: number,
): Pick<HeatFit, 'heads' | 'lines' | 'targets' | 'headRem'> {
	const none = { lines: null, targets: false } as const;
	if (columns.length === 0) return { ...none, heads: 'none', headRem: 0 };
	const widthRem = cellRem - CELL_AIR_REM;
	const named = columns.map(({ name }) => linesOf(name, widthRem));
	const lines = named.flatMap((own) => (own && own.length <= NAME_LINES ? [own] : []));
	if (lines.length < columns.length) {
		if (cellRem < NUMBERED_CELL_REM) return { ...none, heads: 'none', headRem: 0.2 };
		return { ...none, heads: 'numbers', headRem: LINE_REM + 0.2 };
	}
	const targets =
		columns.some(({ target }) => target !== '') &&
		columns.every(({ target }) => textEm(target) <= widthRem);
	const most = Math.max(...lines.map(({ length }) => length)) + (targets ? 1 : 0);
	return { heads: 'names', lines, targets, headRem: most * LINE_REM + 0.4 };
}

function valuesIn(
	rows: readonly HeatRow[],
	{ cellRem, stackable }: { cellRem: number; stackable: boolean },
): Pick<HeatFit, 'values' | 'stacked'> {
	const cells = rows.flatMap((row) => row.cells);
	const besideRem = cells.some(({ mark }) => mark !== null) ? MARK_REM * 2 : 0;
	const fits = (of: 'text' | 'brief', beside: number): boolean =>
		cellRem > 0 &&
		cells.every((cell) => textEm(cell[of]) * VALUE_REM + beside + CELL_AIR_REM <= cellRem);
	if (fits('text', besideRem)) return { values: 'full', stacked: false };
	if (stackable && fits('text', 0)) return { values: 'full', stacked: true };
	if (fits('brief', besideRem)) return { values: 'brief', stacked: false };
	if (stackable && fits('brief', 0)) return { values: 'brief', stacked: true };
	return { values: 'none', stacked: false };
}
