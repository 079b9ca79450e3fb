/** "Có" and "Không" side by side, of which one is marked with an "x". */
import { searchFold } from '#lib/domain/text.ts';
import type { ReportReason } from '#lib/domain/report.ts';
import { holdsFigure } from './body-rows.ts';
import { saysNo, saysYes } from './cell-values.ts';
import type { HeaderColumn } from './find-header.ts';
import type { Cell } from './workbook.ts';

export type Choice = { readonly yes: HeaderColumn; readonly no: HeaderColumn };

const YES = new Set(['co', 'dat', 'da co', 'da dat', 'da ban hanh', 'da hoan thanh', 'hoan thanh']);
const NO = new Set(
	'khong,chua,khong co,chua co,khong dat,chua dat,chua ban hanh,chua hoan thanh'.split(','),
);

/** Whether words over a column may be those of one of the two. */
export function isChoice(words: string): boolean {
	const folded = searchFold(words);
	return YES.has(folded) || NO.has(folded);
}

/** Neighbours under the same words: "Đạt" alone is a figure like others. */
export function choicesIn(columns: readonly HeaderColumn[]): readonly Choice[] {
	return columns.flatMap((column, at): Choice[] => {
		const next = columns[at + 1];
		if (next === undefined || next.column !== column.column + 1) return [];
		const [own, other] = [lowest(column), lowest(next)];
		if (above(column) !== above(next)) return [];
		if (YES.has(own) && NO.has(other)) return [{ yes: column, no: next }];
		return NO.has(own) && YES.has(other) ? [{ yes: next, no: column }] : [];
	});
}

const lowest = ({ texts }: HeaderColumn) => searchFold(texts.at(-1) ?? '');
const above = ({ texts }: HeaderColumn) => texts.slice(0, -1).join('\n');

export type Marked =
	| { readonly kind: 'marked'; readonly which: 'yes' | 'no'; readonly cell: Cell }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'refused'; readonly which: 'yes' | 'no'; readonly reason: ReportReason };

/** What the two cells of a row say together, as one cell of yes or no where the marked one stands. */
export function markedOf(yes: Cell | undefined, no: Cell | undefined): Marked {
	const marks = [
		markIn('yes', yes, saysYes),
		markIn('no', no, (cell) => saysYes(cell) || saysNo(cell)),
	];
	const bad = marks.find(({ kind }) => kind === 'refused');
	if (bad) return bad;
	const [first = NOTHING, second] = marks.filter(({ kind }) => kind === 'marked');
	if (second === undefined) return first;
	return { kind: 'refused', which: 'no', reason: { kind: 'both-marked' } };
}

const NOTHING: Marked = { kind: 'nothing' };

function markIn(
	which: 'yes' | 'no',
	cell: Cell | undefined,
	isMark: (cell: Cell) => boolean,
): Marked {
	if (!holdsFigure(cell) || cell.text === '0') return NOTHING;
	if (cell.kind === 'boolean' && !cell.value) return NOTHING;
	const { kind, text } = cell;
	// What is no answer at all (a formula, an error, a date) stays what it is, to be refused as such.
	if (kind !== 'text' && kind !== 'number' && kind !== 'boolean')
		return { kind: 'marked', which, cell };
	if (kind !== 'boolean' && !isMark(cell))
		return { kind: 'refused', which, reason: { kind: 'no-yes-no' } };
	return { kind: 'marked', which, cell: { kind: 'boolean', value: which === 'yes', text } };
}
