/** Rows below a header that are none of the table’s figures, by their looks. */
import type { HeaderColumn } from './find-header.ts';
import { isNoFigure } from './figure-text.ts';
import type { Grid } from './grid.ts';
import type { Cell, SheetRow } from './workbook.ts';

/** "(1)", "(2)" … or A, B, 1, 2, "3=2/1": numbers of the columns, right below the header. */
export function isNumbering({ cells }: SheetRow): boolean {
	const texts = [...cells.values()].map(({ text }) => text);
	if (texts.length < 3) return false;
	const numbers = texts.flatMap((text) => /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(text)?.[1] ?? []);
	const letters = texts.filter((text) => /^\(?[A-ZĐ]\)?$/.test(text));
	return (
		numbers.length + letters.length === texts.length &&
		numbers.every((number, at) => at === 0 || Number(number) === Number(numbers[at - 1]) + 1)
	);
}

/** A header that is repeated at the top of each page. */
export function isHeaderAgain(
	grid: Grid,
	row: number,
	keys: readonly Pick<HeaderColumn, 'column' | 'texts'>[],
): boolean {
	return (
		keys.length > 0 &&
		keys.every(({ column, texts }) => texts.includes(grid.own(row, column)?.text ?? ''))
	);
}

/** A figure, or anything else that stands where a figure should. */
export function holdsFigure(cell: Cell | undefined): cell is Cell {
	return cell !== undefined && !(cell.kind === 'text' && isNoFigure(cell.text));
}
