/**
 * What the table of units by indicators shows in the room it has. Everything is counted in rem, the smallest text that
 * is read from the wall's distance; so a far or small wall has fewer columns and rows rather than smaller ones.
 */
import type { HeatColumn, HeatRow } from './heat.ts';
import {
	FEW_COLUMNS,
	LEAST_CELL_REM,
	leadFor,
	NUMBERED_CELL_REM,
	VALUE_REM,
	widthOf,
	type HeatLead,
} from './heat-lead.ts';
import { namedTogether, namesRem } from './key-names.ts';
import { linesOf, textEm } from './text-em.ts';

/** Of a row around a value. */
const LEAST_ROW_REM = 1.6;
/** Rows further apart no longer read as a table. */
const MOST_ROW_REM = 3.6;
const MOST_CELL_REM = 9;
const NAME_LINES = 4;
/** With fewer rows the names of columns have no right to their room. */
const LEAST_ROWS = 4;
const LINE_REM = 1.4;
/** The line that turns pages (PageTurner.svelte). */
const TURNER_REM = 1.9;
/** Where there is so little height a head that names no indicator makes way. */
const FEW_REM = 16;
const MARK_REM = 0.95;
/** A row in which the mark stands under the value. */
export const STACKED_ROW_REM = 2;
const CELL_AIR_REM = 0.5;
const VALUE_AIR_REM = 0.3;

export type HeatRoom = {
	readonly widthRem: number;
	readonly heightRem: number;
	/** What a finger needs of a row; 0 where there are none. */
	readonly touchRem: number;
	/** Whether there is a key, which has the columns' names where these are numbered. */
	readonly keyed: boolean;
	/** Whether the line that turns pages stands below the rows, and not elsewhere. */
	readonly lined: boolean;
	/** Which page of columns is shown, from 0. */
	readonly page: number;
	/** Whether samples stand among real figures, and are marked. */
	readonly mixed: boolean;
	/** What the key has beside it for the names of numbered columns; null where these have pages of their own. */
	readonly keyRoom: { readonly widthRem: number; readonly heightRem: number } | null;
};

export type HeatFit = {
	/** Rows shown at a time, how high each is, and how many pages of them there are. */
	readonly rows: number;
	readonly unitPages: number;
	readonly rowRem: number;
	/** Columns of indicators shown, from which one, how wide each is, and how many pages of them there are. */
	readonly columns: number;
	readonly from: number;
	readonly columnPages: number;
	readonly cellRem: number;
	readonly heads: 'names' | 'numbers' | 'pillars' | 'none';
	/** What stands over so many columns each, in lines. */
	readonly lines: readonly { readonly span: number; readonly words: readonly string[] }[];
	/** Whether the target, or the points, stand under each name. */
	readonly targets: boolean;
	readonly headRem: number;
	/** So much the names of a page of numbered columns take in the key; 0 where they are not there. */
	readonly namesRem: number;
	readonly values: 'full' | 'brief' | 'none';
	/** Whose stages have their sign: those of more than a yes or no, whose word stands there; all; or none, for want of width. */
	readonly signs: 'stages' | 'all' | 'none';
	/** Beside a value that stands in the middle; for want of width after one that gives way to them; or under it. */
	readonly marks: 'beside' | 'after' | 'under';
	/** Codes of the indicators that have a mark somewhere. */
	readonly marked: ReadonlySet<string>;
	/** So wide the table is at most of use. */
	readonly mostRem: number;
	readonly lead: HeatLead;
};

export function heatFit(
	{ rows, columns }: { readonly rows: readonly HeatRow[]; readonly columns: readonly HeatColumn[] },
	room: HeatRoom,
): HeatFit {
	const lead = leadFor(rows, {
		columns: columns.length,
		widthRem: room.widthRem,
		mixed: room.mixed,
	});
	const free = Math.max(0, room.widthRem - widthOf(lead));
	const { heightRem, touchRem, keyed } = room;
	const mostRem = widthOf(lead) + columns.length * MOST_CELL_REM;
	const fitted = (most: number, named: boolean): HeatFit => {
		const pages = Math.max(1, Math.ceil(columns.length / Math.max(most, 1)));
		const columnPages = most === 0 ? 1 : pages;
		// As many on each page, but for the last.
		const each = most === 0 ? 0 : Math.ceil(columns.length / columnPages);
		const cellRem = each === 0 ? 0 : Math.min(free / each, MOST_CELL_REM);
		const from = Math.min(room.page, columnPages - 1) * each;
		const shown = columns.slice(from, from + each);
		const head = headOf(shown, { from, cellRem, keyed, named });
		const left = heightRem - head.headRem;
		const body = bodyIn(left, { rows, room, cellRem, turned: columnPages > 1 });
		const names = head.heads === 'numbers' ? namesRem(columns, { each, room }) : 0;
		const across = { columns: shown.length, from, columnPages, cellRem, mostRem, namesRem: names };
		return { lead, ...across, ...head, ...body };
	};
	/** Where panels have pages anyway columns have more of them, if so their values have room, and all rows, which are high, are seen together. */
	const withValues = (fit: HeatFit): HeatFit => {
		if (room.keyRoom === null || fit.heads !== 'numbers' || fit.values !== 'none') return fit;
		if (fit.unitPages > 1 || fit.rowRem < STACKED_ROW_REM) return fit;
		const few = Math.ceil(columns.length / FEW_COLUMNS);
		for (let more = fit.columnPages + 1; more <= Math.min(fit.columnPages * 2, few); more++) {
			const fewer = fitted(Math.ceil(columns.length / more), false);
			if (fewer.values !== 'none' && fewer.unitPages === 1 && says(fewer)) return fewer;
		}
		return fit;
	};
	const across = (leastRem: number) => Math.min(columns.length, Math.floor(free / leastRem));
	// Cells of which nobody knows what they are of say nothing, and heads without rows are of nobody.
	const says = (fit: HeatFit): boolean =>
		fit.heads !== 'none' && fit.rows >= Math.min(LEAST_ROWS, rows.length);
	const tried = [
		fitted(across(LEAST_CELL_REM), true),
		fitted(across(Math.max(NUMBERED_CELL_REM, touchRem)), false),
	].find(says);
	const most = namedTogether(columns, { least: FEW_COLUMNS, room });
	if (tried?.heads === 'numbers' && tried.columns > most) return withValues(fitted(most, false));
	if (tried) return withValues(tried);
	const headRem = heightRem < FEW_REM ? 0 : LINE_REM + 0.2;
	const bare = bodyIn(heightRem - headRem, { rows, room, cellRem: 0, turned: false });
	const alone = leadFor(rows, { columns: 0, widthRem: room.widthRem, mixed: room.mixed });
	const wide = { ...alone, name: alone.name + Math.max(0, room.widthRem - widthOf(alone)) };
	return { ...fitted(0, false), ...bare, headRem, lead: wide };
}

/** What is left of the height goes to the rows, evenly; a line turns the pages where not all have room, or columns have pages. */
function bodyIn(
	heightRem: number,
	{
		rows,
		cellRem,
		room,
		turned,
	}: { rows: readonly HeatRow[]; cellRem: number; room: HeatRoom; turned: boolean },
): Pick<HeatFit, 'rows' | 'unitPages' | 'rowRem' | 'values' | 'signs' | 'marks' | 'marked'> {
	const { touchRem } = room;
	const bodyRem = heightRem - (room.lined ? Math.max(TURNER_REM, touchRem) : 0);
	const all = (turned ? bodyRem : heightRem) / Math.max(rows.length, 1);
	const fitted = (count: number, unitPages: number, rowRem: number) => {
		const stackable = rowRem >= STACKED_ROW_REM;
		const shown = valuesIn(rows, { cellRem, stackable });
		return { rows: count, unitPages, rowRem, ...shown };
	};
	const least = Math.max(LEAST_ROW_REM, touchRem);
	if (all >= least) return fitted(rows.length, 1, Math.min(all, Math.max(MOST_ROW_REM, touchRem)));
	const most = Math.max(0, Math.floor(bodyRem / least));
	const unitPages = Math.max(1, Math.ceil(rows.length / Math.max(most, 1)));
	// As many on each page, but for the last.
	const count = most === 0 ? 0 : Math.ceil(rows.length / unitPages);
	return fitted(count, unitPages, count === 0 ? least : bodyRem / count);
}

/** The names of columns with what is wanted; else numbers, if there is a key; else names alone, or those of pillars. Unless `named`, numbers alone. */
function headOf(
	columns: readonly HeatColumn[],
	{
		from,
		cellRem,
		keyed,
		named,
	}: { from: number; cellRem: number; keyed: boolean; named: boolean },
): Pick<HeatFit, 'heads' | 'lines' | 'targets' | 'headRem'> {
	const widthRem = cellRem - CELL_AIR_REM;
	const names = headLines(
		columns.map(({ name }) => ({ name, span: 1 })),
		{ cellRem },
	);
	const under = columns.map(({ points, target }) => points || target);
	const isWanted = under.some((words) => words !== '');
	const targets = isWanted && under.every((words) => textEm(words) <= widthRem);
	const byName = names && {
		...{ heads: 'names' as const, lines: names, targets },
		headRem: heightOf(names) + (targets ? LINE_REM * (isNational(columns) ? 2 : 1) : 0),
	};
	// What is wanted is told: in the key, if not here.
	if (byName && named && (targets || !isWanted)) return byName;
	if (keyed && cellRem >= NUMBERED_CELL_REM) {
		const numbers = columns.map((_, place) => ({ span: 1, words: [String(from + place + 1)] }));
		return { heads: 'numbers', lines: numbers, targets: false, headRem: heightOf(numbers) };
	}
	if (byName && named) return byName;
	const groups = [...Map.groupBy(columns, ({ pillar }) => pillar)];
	const pillars = headLines(
		groups.map(([name, own]) => ({ name, span: own.length })),
		{ cellRem },
	);
	if (pillars && named && groups.length < columns.length)
		return { heads: 'pillars', lines: pillars, targets: false, headRem: heightOf(pillars) };
	return { heads: 'none', lines: [], targets: false, headRem: 0 };
}

/** Whether some of what is wanted under the names is the country's, which a line of its own says. */
export function isNational(columns: readonly HeatColumn[]): boolean {
	return columns.some(({ national, points }) => national && points === '');
}

function headLines(
	heads: readonly { readonly name: string; readonly span: number }[],
	{ cellRem }: { cellRem: number },
): HeatFit['lines'] | null {
	const lines = heads.flatMap(({ name, span }) => {
		const words = linesOf(name, span * cellRem - CELL_AIR_REM);
		return words && words.length <= NAME_LINES ? [{ span, words }] : [];
	});
	return lines.length > 0 && lines.length === heads.length ? lines : null;
}

function heightOf(lines: HeatFit['lines']): number {
	return Math.max(...lines.map(({ words }) => words.length)) * LINE_REM + 0.4;
}

function valuesIn(
	rows: readonly HeatRow[],
	{ cellRem, stackable }: { cellRem: number; stackable: boolean },
): Pick<HeatFit, 'values' | 'signs' | 'marks' | 'marked'> {
	const cells = rows.flatMap((row) => row.cells);
	const marked = new Set(cells.flatMap(({ mark, indicator }) => (mark ? [indicator] : [])));
	const fits = (of: 'text' | 'brief', markRem: number): boolean =>
		cellRem > 0 &&
		cells.every((cell) => {
			const { steps } = cell;
			const own = steps && steps.of > 1 ? signRem(steps.of) : textEm(cell[of]) * VALUE_REM;
			const beside = marked.has(cell.indicator) ? markRem : 0;
			return own + beside + VALUE_AIR_REM <= cellRem;
		});
	const ladder = (['text', 'brief'] as const).flatMap((of) => [
		{ of, marks: 'beside' as const, fits: fits(of, MARK_REM * 2) },
		{ of, marks: 'after' as const, fits: fits(of, MARK_REM) },
		{ of, marks: 'under' as const, fits: stackable && fits(of, 0) },
	]);
	const first = ladder.find(({ fits }) => fits);
	if (first) {
		const values = first.of === 'text' ? 'full' : 'brief';
		return { values, signs: 'stages', marks: first.marks, marked };
	}
	const small = cells.every(({ steps, mark }) => {
		const own = (steps ? signRem(steps.of) : 0) + (steps && mark ? MARK_REM * 2 : 0);
		return own + VALUE_AIR_REM <= cellRem;
	});
	return { values: 'none', signs: small ? 'all' : 'none', marks: 'beside', marked };
}

/** Of a sign with so many bars (StageSign.svelte). */
function signRem(steps: number): number {
	return steps * 0.58 - 0.16;
}
