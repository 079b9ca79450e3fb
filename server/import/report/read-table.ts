/** The rows below a header, one by one: what names a unit or an indicator and has figures, and what is passed over. */
import type { ReportReason } from '#lib/domain/report.ts';
import { headerAgain, holdsFigure, isNumbering } from './body-rows.ts';
import { looksLikeFigure } from './cell-values.ts';
import { figureColumns } from './figure-columns.ts';
import { readFigureText } from './figure-text.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import type { Grid } from './grid.ts';
import { isTotal } from './header-words.ts';
import type { Role } from './header-words.ts';
import { orderOf } from './ledger.ts';
import type { Entry, Ledger } from './ledger.ts';
import { indicatorMeant, unitMeant } from './meanings.ts';
import type { Asking, Said } from './meanings.ts';
import type { Meant } from './questions.ts';
import { figureReader } from './read-figure.ts';
import type { Titles } from './titles.ts';
import type { ReportUnit } from './unit-names.ts';
import type { SheetRow } from './workbook.ts';
import { besideOf } from './words-beside.ts';

export type Table = {
	/** Takes a row of the sheet, in their order; whether it is one of the table’s. */
	take(row: SheetRow): boolean;
	/** The same header once more, at the top of a page. */
	isHeaderAgain(row: SheetRow): boolean;
	/** What was left open about rows without figures: after the last figure they are notes. */
	end(): void;
};

type Options = Asking & {
	readonly header: Header;
	readonly titles: Titles;
	readonly ledger: Ledger;
	/** Place of the sheet in the workbook. */
	readonly sheetPlace: number;
};

export function readTable(grid: Grid, options: Options): Table {
	const { header, titles, ledger, sheetPlace, names, questions } = options;
	const asking = { names, questions };
	const ofRole = (role: Role) => header.columns.filter((column) => column.role === role);
	const [unitColumns, indicatorColumns] = [ofRole('unit'), ofRole('indicator')];
	const orderColumns = ofRole('order');
	const firstKey = Math.min(...[...unitColumns, ...indicatorColumns].map(({ column }) => column));
	const headed = new Set(header.columns.map(({ column }) => column));
	const { figures, others } = figureColumns(grid, header, { ...asking, titles });
	const readFigure = figureReader(grid, { header, titles, ledger, questions, entryAt });
	const isHeaderAgain = headerAgain(header.columns);
	let pending: Entry[] = [];
	let section: ReportUnit | null = null;
	let isFirst = true;

	const refused = others.filter(({ kind, reason }) => {
		return kind === 'refuse' && reason.kind !== 'unanswered';
	});

	for (const { column, kind, reason } of others) {
		const entry = entryAt(column.row, column.column);
		if (kind === 'refuse') ledger.refuse(entry, reason);
		else ledger.passOver(entry, reason);
	}

	function entryAt(row: number, column: number): Entry {
		const raw = grid.at(row, column)?.text ?? '';
		return { at: grid.place(row, column), order: orderOf(sheetPlace, row, column), raw };
	}

	function saidIn(columns: readonly HeaderColumn[], row: number): Said[] {
		return columns.flatMap(({ column }) => {
			const cell = grid.at(row, column);
			if (cell === null) return [];
			return [{ cell, example: { at: grid.place(row, column), raw: cell.text } }];
		});
	}

	/** Of all of a row, at its first cell. */
	function passOverAs(
		{ row, cells }: SheetRow,
		kind: 'numbering' | 'header' | 'total' | 'no-figure',
	) {
		ledger.passOver(entryAt(row, Math.min(...cells.keys())), { kind });
	}

	function flush(kind: 'section' | 'note'): void {
		for (const entry of pending) ledger.passOver(entry, { kind });
		pending = [];
	}

	/** Left open, for now: the heading of a section, a note, a signature. */
	function passOver({ row, cells }: SheetRow): false {
		pending.push(entryAt(row, Math.min(...cells.keys())));
		return false;
	}

	function take(sheetRow: SheetRow): boolean {
		const { row, cells } = sheetRow;
		const wasFirst = isFirst;
		isFirst = false;
		if (wasFirst && isNumbering(sheetRow)) {
			passOverAs(sheetRow, 'numbering');
			return true;
		}
		if (isHeaderAgain(sheetRow)) {
			passOverAs(sheetRow, 'header');
			return true;
		}
		const said = { units: saidIn(unitColumns, row), indicators: saidIn(indicatorColumns, row) };
		const named = [...said.units, ...said.indicators];
		// "Tổng cộng" may stand merged over the order and the name.
		if ([...named, ...saidIn(orderColumns, row)].some(({ cell }) => isTotal(cell.text))) {
			flush('section');
			passOverAs(sheetRow, 'total');
			return true;
		}
		const held = figures
			.flatMap(({ column, no }) => (no === null ? [column] : [column, no]))
			.map((column) => cells.get(column))
			.filter(holdsFigure);
		if (held.length === 0) return takeWithout(sheetRow, said);
		const unit = unitColumns.length === 0 ? null : unitMeant(said.units, within());
		const indicator =
			indicatorColumns.length === 0 ? null : indicatorMeant(said.indicators, asking);
		for (const [meant, columns] of [
			[unit, unitColumns],
			[indicator, indicatorColumns],
		] as const) {
			const reason = unnamed(meant);
			if (reason === null) continue;
			const at = columns.find(({ column }) => grid.at(row, column) !== null) ?? columns[0];
			const entry = entryAt(row, at?.column ?? 1);
			if (reason.kind !== 'other-row' && !held.some(looksLikeFigure)) return passOver(sheetRow);
			flush('section');
			if (reason.kind === 'other-row') ledger.passOver(entry, reason);
			else ledger.refuse(entry, reason);
			return true;
		}
		flush('section');
		const isSoFar = said.indicators.some(
			({ cell }) => besideOf(names.indicators.beside(cell.text)).isSoFar,
		);
		for (const figure of figures) {
			readFigure(sheetRow, isSoFar ? { ...figure, isSoFar } : figure, { unit, indicator });
		}
		refuseUnder(sheetRow);
		refuseUnheaded(sheetRow);
		return true;
	}

	/** Figures under a header that is refused: each is one that is not taken. */
	function refuseUnder({ row, cells }: SheetRow): void {
		for (const { column, reason } of refused) {
			const cell = cells.get(column.column);
			if (holdsFigure(cell) && looksLikeFigure(cell))
				ledger.refuse(entryAt(row, column.column), reason);
		}
	}

	/** Numbers under no words at all; those before the names only number the rows. */
	function refuseUnheaded({ row, cells }: SheetRow): void {
		for (const [column, cell] of cells) {
			if (headed.has(column) || column < firstKey) continue;
			if (cell.kind === 'text' && readFigureText(cell.text).kind !== 'number') continue;
			ledger.refuse(entryAt(row, column), { kind: 'column-unnamed' });
		}
	}

	/** A row without a figure: a unit or an indicator of which nothing is known, or over others that follow. */
	function takeWithout(
		sheetRow: SheetRow,
		said: { readonly units: readonly Said[]; readonly indicators: readonly Said[] },
	): boolean {
		const found = said.units.flatMap(({ cell }) => names.units.find(cell.text));
		const measured = said.indicators.some(
			({ cell }) => names.indicators.find(cell.text).length > 0,
		);
		if (found.length === 0 && !measured) return passOver(sheetRow);
		const [only, ...more] = found;
		if (only !== undefined && more.length === 0) section = only;
		flush('section');
		refuseUnder(sheetRow);
		passOverAs(sheetRow, 'no-figure');
		return true;
	}

	function within(): Asking & { readonly within: readonly ReportUnit[] } {
		return { ...asking, within: section === null ? titles.units : [section, ...titles.units] };
	}

	return {
		take,
		isHeaderAgain,
		end() {
			flush('note');
		},
	};
}

/** Why a row is about nothing that is known; null where it is, or will be when a question is answered. */
function unnamed(meant: Meant<unknown> | null): ReportReason | null {
	return meant?.kind === 'none' && meant.reason.kind !== 'unanswered' ? meant.reason : null;
}
