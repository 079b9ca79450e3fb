/**
 * The header of a table, wherever it stands: one to five rows, merged or not, and which way the table lies. A row is one only
 * where it has all that a layout needs, so a title or a letterhead never is.
 */
import { choicesIn, isChoice, type Choice } from './choices.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { wordsAt } from './grid.ts';
import type { Grid } from './grid.ts';
import { settledByBody } from './header-body.ts';
import { headerWords, namesRows } from './header-words.ts';
import type { HeaderWords, Names, Role } from './header-words.ts';
import type { OpenPeriod } from './open-period.ts';
import type { Period } from './period-patterns.ts';
import type { ReportUnit } from './unit-names.ts';
import type { SheetRow } from './workbook.ts';

export type HeaderColumn = {
	readonly column: number;
	/** From the top row down; the same words once. */
	readonly texts: readonly string[];
	/** Where the lowest words stand. */
	readonly row: number;
	readonly role: Role | null;
	readonly units: readonly ReportUnit[];
	readonly indicators: readonly ReportIndicator[];
	readonly period: Period | null;
	/** A period that lacks its year; then there is no other. */
	readonly open: OpenPeriod | null;
	/** Whether its lowest words are a period and nothing else. */
	readonly onlyPeriod: boolean;
	/** The words, if any, that speak of a time that is no period, or of several. */
	readonly unread: string | null;
	/** Whether any of its words say that figures are told from the beginning of the year on. */
	readonly isSoFar: boolean;
};

/**
 * Which way a table lies; `one-unit` is the report of one, whose name is in the title, `one-indicator` has units down, and an
 * indicator that stands over the table or nowhere.
 */
export type Layout = 'long' | 'units-down' | 'indicators-down' | 'one-unit' | 'one-indicator';

export type Header = {
	readonly top: number;
	readonly bottom: number;
	readonly columns: readonly HeaderColumn[];
	/** Two columns of which one is marked: that of yes, and that of no. */
	readonly choices: readonly Choice[];
	readonly layout: Layout;
};

const MOST_DEPTH = 5;

export function headerAt(
	grid: Grid,
	top: number,
	{
		names,
		year,
		namesIndicator,
	}: {
		readonly names: Names;
		readonly year: number | null;
		/** Whether the words over the table name an indicator. */
		readonly namesIndicator: boolean;
	},
): Header | null {
	const words = (text: string) => headerWords(text, names, year);
	const textAt = (row: number, column: number) => wordsAt(grid, row, column);
	let bottom = mergedBottom(grid, top);
	let columns = columnsOf(grid, { top, bottom }, { words, textAt });
	if (bottom === top && isSecondLevel(grid, { row: top + 1, columns, words })) {
		bottom = top + 1;
		columns = columnsOf(grid, { top, bottom }, { words, textAt: carriedIn(grid, top) });
	}
	// "Đơn vị" may stand beside the months, and what they are of over these alone.
	const above = columnsOf(
		grid,
		{ top: top - 1, bottom },
		{ words, textAt: carriedIn(grid, top - 1) },
	);
	const measured = ({ indicators, onlyPeriod }: HeaderColumn) =>
		onlyPeriod && indicators.length > 0;
	if (!columns.some(measured) && above.some(measured)) columns = above;
	const settled = settledByBody(grid, { bottom, columns, names });
	const choices = choicesIn(settled);
	const layout = layoutOf(settled, { namesIndicator, hasChoices: choices.length > 0 });
	return layout === null ? null : { top, bottom, columns: settled, choices, layout };
}

/** Longer words head no column that names units or indicators. */
const LONGEST_ROLE = 60;
/** Nor does it stand further to the right. */
const CELLS_LOOKED_AT = 10;

/** Whether it is worth a closer look: a table's header names its units or its indicators. */
export function mayBeHeader({ cells }: SheetRow, { roleOf }: Names): boolean {
	let seen = 0;
	for (const { kind, text } of cells.values()) {
		if (++seen > CELLS_LOOKED_AT) return false;
		if (kind !== 'text' || text.length > LONGEST_ROLE || !namesRows(text)) continue;
		const role = roleOf(text);
		if (role === 'unit' || role === 'indicator') return true;
	}
	return false;
}

function layoutOf(
	columns: readonly HeaderColumn[],
	{
		namesIndicator,
		hasChoices,
	}: { readonly namesIndicator: boolean; readonly hasChoices: boolean },
): Layout | null {
	const has = (role: Role) => columns.some((column) => column.role === role);
	const periods = columns.filter(({ onlyPeriod }) => onlyPeriod);
	const figures = has('value') || has('rate') || periods.length > 0 || hasChoices;
	if (has('unit') && has('indicator')) return figures ? 'long' : null;
	if (has('unit') && columns.some(({ indicators }) => indicators.length > 0)) return 'units-down';
	if (has('unit') && figures && (namesIndicator || periods.length > 1)) return 'one-indicator';
	if (!has('indicator')) return null;
	if (columns.some(({ units }) => units.length > 0)) return 'indicators-down';
	return figures ? 'one-unit' : null;
}

/** Down to where cells that are merged from the top row on end. */
function mergedBottom(grid: Grid, top: number): number {
	let bottom = top;
	for (let row = top; row <= bottom; row++) {
		for (let column = 1; column <= grid.lastColumn; column++) {
			const area = grid.mergedAt(row, column);
			if (area !== null && wordsAt(grid, row, column) !== null) {
				bottom = Math.min(Math.max(bottom, area.bottom), top + MOST_DEPTH - 1);
			}
		}
	}
	return bottom;
}

type Reading = {
	readonly words: (text: string) => HeaderWords;
	readonly textAt: (row: number, column: number) => string | null;
};

function columnsOf(
	grid: Grid,
	{ top, bottom }: { readonly top: number; readonly bottom: number },
	{ words, textAt }: Reading,
): HeaderColumn[] {
	const columns: HeaderColumn[] = [];
	for (let column = 1; column <= grid.lastColumn; column++) {
		const texts: string[] = [];
		let lowest = top;
		for (let row = top; row <= bottom; row++) {
			const text = textAt(row, column);
			if (text === null || texts.at(-1) === text) continue;
			texts.push(text);
			lowest = grid.mergedAt(row, column)?.top ?? row;
		}
		if (texts.length === 0) continue;
		const parts = texts.map(words);
		const unread = texts.find((_, at) => parts[at]?.isUnread) ?? null;
		columns.push({ column, texts, row: lowest, unread, ...together(parts) });
	}
	return columns;
}

/** Of several words over a column the lowest that say something of its kind. */
function together(
	parts: readonly HeaderWords[],
): Pick<
	HeaderColumn,
	'role' | 'units' | 'indicators' | 'period' | 'open' | 'onlyPeriod' | 'isSoFar'
> {
	// A unit below "Các huyện, thành phố" is one of them, and no column of units.
	const lowest = parts.findLast(
		({ role, units, indicators }) => role !== null || units.length + indicators.length > 0,
	);
	// Of an indicator, or of its rate, below "Kế hoạch" that is the plan.
	const isOther = ({ role, indicators }: HeaderWords) => role === 'other' && indicators.length > 0;
	const isUnderOther =
		(lowest?.role === null || lowest?.role === 'rate') &&
		parts.some(({ role }) => role === 'plan' || role === 'other');
	const dated = parts.findLast(({ period, open }) => period !== null || open !== null);
	return {
		role:
			isUnderOther || parts.some((part) => part.isEstimate || isOther(part))
				? 'other'
				: (lowest?.role ?? null),
		units: parts.findLast(({ units }) => units.length > 0)?.units ?? [],
		indicators: parts.findLast(({ indicators }) => indicators.length > 0)?.indicators ?? [],
		period: dated?.period ?? null,
		open: dated?.open ?? null,
		onlyPeriod: parts.at(-1)?.onlyPeriod ?? false,
		isSoFar: parts.some(({ isSoFar }) => isSoFar),
	};
}

/** Without merged cells: only words that headers have, and none under what names the rows. */
function isSecondLevel(
	grid: Grid,
	{
		row,
		columns,
		words,
	}: {
		readonly row: number;
		readonly columns: readonly HeaderColumn[];
		readonly words: Reading['words'];
	},
): boolean {
	const keys = columns.filter(({ role }) => role === 'unit' || role === 'indicator');
	if (keys.length === 0 || keys.some(({ column }) => grid.own(row, column) !== null)) return false;
	let count = 0;
	for (let column = 1; column <= grid.lastColumn; column++) {
		const cell = grid.own(row, column);
		if (cell === null) continue;
		if (cell.kind !== 'text') return false;
		const { role, units, indicators, period, open } = words(cell.text);
		const says = role !== null || units.length + indicators.length > 0 || isChoice(cell.text);
		if (!says && period === null && open === null) return false;
		count++;
	}
	return count > 0;
}

/** The words of that level also stand for the blank cells to their right. */
function carriedIn(grid: Grid, level: number): Reading['textAt'] {
	const carried = new Map<number, string>();
	let text: string | null = null;
	for (let column = 1; column <= grid.lastColumn; column++) {
		text = wordsAt(grid, level, column) ?? text;
		if (text !== null) carried.set(column, text);
	}
	return (row, column) =>
		row === level ? (carried.get(column) ?? null) : wordsAt(grid, row, column);
}
