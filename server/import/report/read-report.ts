/** A workbook of an office as figures of units: every table in it, wherever it stands, and every cell's fate. */
import type { ReadReport, ReportAnswers } from '#lib/domain/report.ts';
import { isNoFigure, readFigureText } from './figure-text.ts';
import { headerAt, mayBeHeader } from './find-header.ts';
import type { Header } from './find-header.ts';
import { rememberedRoles } from './header-words.ts';
import { gridOf, wordsAt } from './grid.ts';
import type { Grid } from './grid.ts';
import { indicatorNames } from './indicator-names.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { newLedger, orderOf } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { Asking, Example } from './meanings.ts';
import { questionsWith } from './questions.ts';
import { readTable } from './read-table.ts';
import type { Table } from './read-table.ts';
import { settle } from './settle.ts';
import { titlesOf } from './titles.ts';
import type { Titles } from './titles.ts';
import { unitNames } from './unit-names.ts';
import type { ReportUnit } from './unit-names.ts';
import type { Cell, SheetRow, Workbook } from './workbook.ts';

export function readReport(
	workbook: Workbook,
	{
		units,
		ownId = null,
		indicators,
		now,
		answers = {},
	}: {
		/** As they stood on the day that the report is about. */
		readonly units: readonly ReportUnit[];
		/** Of the unit whose centre reads. */
		readonly ownId?: number | null;
		readonly indicators: readonly ReportIndicator[];
		/** Epoch milliseconds: a period that has not begun by then has no figure. */
		readonly now: number;
		readonly answers?: ReportAnswers;
	},
): ReadReport {
	const names = {
		units: unitNames(units, ownId),
		indicators: indicatorNames(indicators),
		roleOf: rememberedRoles(),
	};
	const questions = questionsWith(answers);
	const ledger = newLedger();
	let understood = false;
	for (const [place, sheet] of workbook.sheets.entries()) {
		const grid = gridOf(sheet);
		const reading = { names, questions, ledger, sheetPlace: place };
		const found = sheet.hidden ? wholeSheet(grid, reading) : tablesIn(grid, reading);
		understood ||= found;
	}
	if (!understood) return { kind: 'refused', reason: { kind: 'no-table' } };
	const settled = settle(ledger.figures, { questions, now });
	return { kind: 'report', questions: questions.list(), rows: ledger.rows(settled) };
}

type Reading = Asking & { readonly ledger: Ledger; readonly sheetPlace: number };

/** Whether there is a table. */
function tablesIn(grid: Grid, reading: Reading): boolean {
	const { ledger, sheetPlace, names, questions } = reading;
	let table: Table | null = null;
	const above: SheetRow[] = [];
	let between: SheetRow[] = [];
	let headerBottom = 0;
	for (const sheetRow of grid.sheet.rows) {
		const { row } = sheetRow;
		if (row <= headerBottom) continue;
		const next = table?.isHeaderAgain(sheetRow) === true ? null : headerOf(sheetRow);
		if (next !== null) {
			table?.end();
			skipRow(sheetRow, 'header');
			table = readTable(grid, { ...reading, ...next });
			headerBottom = next.header.bottom;
			between = [];
		} else if (table === null) above.push(sheetRow);
		else if (table.take(sheetRow)) between = [];
		else between.push(sheetRow);
	}
	if (table === null) return wholeSheet(grid, reading);
	table.end();
	for (const title of above) skipRow(title, 'title');
	return true;

	function headerOf(
		sheetRow: SheetRow,
	): { readonly header: Header; readonly titles: Titles } | null {
		if (!mayBeHeader(sheetRow, names)) return null;
		const over = [between, above].map((rows) => rows.flatMap((one) => textsOf(grid, one)));
		const titles = titlesOf(grid, { titles: over, names, questions });
		const header = headerAt(grid, sheetRow.row, { names, ...titles });
		return header === null ? null : { header, titles };
	}

	function skipRow({ row, cells }: SheetRow, kind: 'title' | 'header'): void {
		const column = Math.min(...cells.keys());
		const raw = cells.get(column)?.text ?? '';
		const order = orderOf(sheetPlace, row, column);
		ledger.passOver({ at: grid.place(row, column), order, raw }, { kind });
	}
}

/** A sheet that is hidden, or of which no table is understood: refused where it has figures. False of the latter. */
function wholeSheet(grid: Grid, { ledger, sheetPlace }: Reading): boolean {
	const { hidden, rows } = grid.sheet;
	const all = rows.flatMap(({ row, cells }) =>
		[...cells].map(([column, cell]) => ({ row, column, cell })),
	);
	const figure = all.find(({ cell }) => isFigure(cell));
	const shown = figure ?? all[0];
	if (shown === undefined) return false;
	const { row, column, cell } = shown;
	const entry = {
		at: grid.place(row, column),
		order: orderOf(sheetPlace, row, column),
		raw: cell.text,
	};
	if (figure === undefined) ledger.passOver(entry, { kind: 'nothing-there' });
	else ledger.refuse(entry, { kind: hidden ? 'hidden-sheet' : 'table-unread' });
	return hidden && figure !== undefined;
}

function isFigure(cell: Cell): boolean {
	if (cell.kind !== 'text') return cell.kind === 'number' || cell.kind === 'formula';
	return !isNoFigure(cell.text) && readFigureText(cell.text).kind === 'number';
}

function textsOf(grid: Grid, { row, cells }: SheetRow): Example[] {
	return [...cells.keys()].flatMap((column) => {
		const raw = wordsAt(grid, row, column);
		return raw === null ? [] : [{ at: grid.place(row, column), raw }];
	});
}
