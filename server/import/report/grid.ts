/** A sheet by row and column, where a merged cell is the same cell all over. */
import { cellAddress } from './address.ts';
import type { Cell, Merged, Sheet, SheetRow } from './workbook.ts';
import type { ReportPlace } from '#lib/domain/report.ts';

export type Grid = {
	readonly sheet: Sheet;
	/** The last column with content; 0 of an empty sheet. */
	readonly lastColumn: number;
	/** What stands there itself. */
	own(row: number, column: number): Cell | null;
	/** The same, or what is merged over it. */
	at(row: number, column: number): Cell | null;
	/** The merged cell that covers it. */
	mergedAt(row: number, column: number): Merged | null;
	place(row: number, column: number): ReportPlace;
};

/** More than any table needs: merged cells of whole columns are but layout. */
const MOST_COVERED = 200_000;

export function gridOf(sheet: Sheet): Grid {
	const rows = new Map<number, SheetRow>(sheet.rows.map((row) => [row.row, row]));
	const covered = new Map<number, Merged>();
	const key = (row: number, column: number) => row * 16_384 + column;
	let left = MOST_COVERED;
	for (const area of sheet.merged) {
		const covers = (area.bottom - area.top + 1) * (area.right - area.left + 1);
		if (covers > left) continue;
		left -= covers;
		for (let row = area.top; row <= area.bottom; row++) {
			for (let column = area.left; column <= area.right; column++) {
				covered.set(key(row, column), area);
			}
		}
	}
	const own = (row: number, column: number) => rows.get(row)?.cells.get(column) ?? null;
	const mergedAt = (row: number, column: number) => covered.get(key(row, column)) ?? null;
	return {
		sheet,
		lastColumn: sheet.rows.reduce((last, { cells }) => Math.max(last, ...cells.keys()), 0),
		own,
		at(row, column) {
			const area = mergedAt(row, column);
			return area === null ? own(row, column) : own(area.top, area.left);
		},
		mergedAt,
		place: (row, column) => ({ sheet: sheet.name, cell: cellAddress(column, row) }),
	};
}

/** The words of a cell as a header or a title; null of what has none. */
export function wordsAt(grid: Grid, row: number, column: number): string | null {
	const cell = grid.at(row, column);
	if (cell === null || cell.kind === 'formula') return null;
	// A year over a column is a number to Excel, and "11/2024" a date.
	if (cell.kind === 'date') {
		const [year = '', month = '', day = ''] = cell.day.split('-');
		return cell.precision === 'day'
			? `${day}/${month}/${year}`
			: cell.precision === 'month'
				? `${month}/${year}`
				: year;
	}
	return cell.kind === 'text' || cell.kind === 'number' ? cell.text : null;
}
