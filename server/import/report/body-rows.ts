/** Rows below a header that are none of the table’s figures, by their looks. */
import type { HeaderColumn } from './find-header.ts';
import { isNoFigure } from './figure-text.ts';
import type { Cell, SheetRow } from './workbook.ts';

/** "(1)", "(2)" … or A, B, 1, 2, "3=2/1": numbers of the columns, right below the header. */
export function isNumbering({ cells }: SheetRow): boolean {
	const texts = [...cells.values()].map(({ text }) => text);
	if (texts.length < 3) return false;
	const numbers = texts.flatMap((text) => /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(text)?.[1] ?? []);
	const letters = texts.filter((text) => /^\(?[A-ZĐ]\)?$/.test(text));
	return (
		numbers.length + letters.length === texts.length &&
		numbers.every((number, at) => Number(number) === at + 1)
	);
}

/** Whether a row is the header once more, at the top of a page: all of it stands over its column already. */
export function headerAgain(
	columns: readonly Pick<HeaderColumn, 'column' | 'texts'>[],
): (row: SheetRow) => boolean {
	const over = new Map(columns.map(({ column, texts }) => [column, texts]));
	return ({ cells }) => {
		for (const [column, { text }] of cells) {
			if (over.get(column)?.includes(text) !== true) return false;
		}
		return true;
	};
}

/** A figure, or anything else that stands where a figure should. */
export function holdsFigure(cell: Cell | undefined): cell is Cell {
	return cell !== undefined && !(cell.kind === 'text' && isNoFigure(cell.text));
}
