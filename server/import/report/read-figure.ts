/** One cell where a figure should be: taken with what it is about, or why not. */
import type { ReportReason } from '#lib/domain/report.ts';
import { holdsFigure } from './body-rows.ts';
import { markedOf } from './choices.ts';
import type { FigureColumn } from './figure-columns.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import type { Grid } from './grid.ts';
import type { Role } from './header-words.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { Entry, Ledger } from './ledger.ts';
import { periodMeant } from './meanings.ts';
import type { Example } from './meanings.ts';
import { soFarUntil, type Period } from './period-patterns.ts';
import type { Meant, Questions } from './questions.ts';
import type { Titles } from './titles.ts';
import type { ReportUnit } from './unit-names.ts';
import type { Cell, SheetRow } from './workbook.ts';

const LONGEST_EVIDENCE = 500;

type Held = { readonly column: number } & (
	{ readonly cell: Cell } | { readonly refused: ReportReason }
);

export type FigureReader = (
	row: SheetRow,
	figure: FigureColumn,
	/** By the row; null where it is the header’s to say, or the title’s. */
	said: {
		readonly unit: Meant<ReportUnit> | null;
		readonly indicator: Meant<ReportIndicator> | null;
	},
) => void;

export function figureReader(
	grid: Grid,
	{
		header,
		titles,
		ledger,
		questions,
		entryAt,
	}: {
		readonly header: Header;
		readonly titles: Titles;
		readonly ledger: Ledger;
		readonly questions: Questions;
		readonly entryAt: (row: number, column: number) => Entry;
	},
): FigureReader {
	const ofRole = (role: Role) => header.columns.filter((column) => column.role === role);
	const [measureColumn] = ofRole('measure');
	const periodColumns = ofRole('period');
	const periods = new Map<string, Meant<Period>>();
	const evidenceColumns = [...ofRole('evidence'), ...ofRole('note')];

	function periodOf(row: number, figure: FigureColumn, example: Example): Meant<Period> {
		const period = periodSaid(row, figure, example);
		if (!figure.isSoFar || period.kind === 'none') return period;
		return { kind: 'one', one: soFarUntil(period.one) };
	}

	function periodSaid(
		row: number,
		{ period, isSoFar }: FigureColumn,
		example: Example,
	): Meant<Period> {
		const said = periodColumns.flatMap(({ column, texts }) => {
			const cell = grid.at(row, column);
			return cell === null ? [] : [{ label: texts.at(-1) ?? '', cell }];
		});
		if (said.length === 0) {
			return period ?? titles.period(example, { isSoFar });
		}
		const asking = { questions, titles, example };
		if (said.some(({ cell }) => cell.kind !== 'text')) return periodMeant(said, asking);
		// Most rows say the same few periods.
		const words = said.map(({ cell }) => cell.text).join('\n');
		const known = periods.get(words) ?? periodMeant(said, asking);
		periods.set(words, known);
		return known;
	}

	/** The cell itself, or what is marked of two; null where there is nothing, or nothing to take. */
	function heldIn({ cells }: SheetRow, { column, no }: FigureColumn): Held | null {
		const cell = cells.get(column);
		if (no === null) return holdsFigure(cell) ? { column, cell } : null;
		const marked = markedOf(cell, cells.get(no));
		if (marked.kind === 'nothing') return null;
		const place = marked.which === 'yes' ? column : no;
		if (marked.kind === 'marked') return { column: place, cell: marked.cell };
		return { column: place, refused: marked.reason };
	}

	return (sheetRow, figure, said) => {
		const { row, hidden } = sheetRow;
		const held = heldIn(sheetRow, figure);
		if (held === null) {
			// What a merged cell covers is no cell.
			const covered =
				!sheetRow.cells.has(figure.column) && grid.mergedAt(row, figure.column) !== null;
			if (!covered) ledger.passOver(entryAt(row, figure.column), { kind: 'no-figure' });
			return;
		}
		const { column } = held;
		const entry = entryAt(row, column);
		if ('refused' in held) {
			ledger.refuse(entry, held.refused);
			return;
		}
		const { cell } = held;
		const isHidden = { row: hidden, column: grid.sheet.hiddenColumns.has(column) };
		const spoiled = spoiledCell(cell, isHidden);
		if (spoiled !== null) {
			ledger.refuse(entry, spoiled);
			return;
		}
		const example = { at: entry.at, raw: entry.raw };
		const unit = said.unit ?? figure.unit ?? titles.unit(example);
		const indicator = said.indicator ?? figure.indicator ?? missing();
		const period = periodOf(row, figure, example);
		const estimate = period.kind === 'one' ? titles.estimateOf(period.one) : null;
		const measure = measureColumn ? grid.at(row, measureColumn.column) : null;
		if (unit.kind === 'none') ledger.refuse(entry, unit.reason);
		else if (indicator.kind === 'none') ledger.refuse(entry, indicator.reason);
		else if (period.kind === 'none') ledger.refuse(entry, period.reason);
		else if (estimate !== null) ledger.refuse(entry, { kind: 'estimate', text: estimate });
		else if (isOtherMeasure(measure, indicator.one)) {
			const given = measure?.text ?? '';
			ledger.refuse(entry, { kind: 'measure-differs', given, wanted: indicator.one.unit });
		} else {
			const isColumn = header.layout === 'one-unit';
			ledger.keep({
				...{ at: entry.at, order: entry.order, cell },
				...{ unit: unit.one, indicator: indicator.one, period: period.one },
				evidence: evidenceIn(grid, row, evidenceColumns),
				group: `${grid.sheet.name}:${isColumn ? column : indicator.one.code}`,
			});
		}
	};
}

function spoiledCell(
	cell: Cell,
	hidden: { readonly row: boolean; readonly column: boolean },
): ReportReason | null {
	if (hidden.row) return { kind: 'hidden-row' };
	if (hidden.column) return { kind: 'hidden-column' };
	if (cell.kind === 'formula') return { kind: 'formula' };
	if (cell.kind === 'error') return { kind: 'error-value' };
	if (cell.kind === 'date') return { kind: 'date-as-figure' };
	return cell.kind === 'no-date' ? { kind: cell.why } : null;
}

function evidenceIn(grid: Grid, row: number, columns: readonly HeaderColumn[]): string | null {
	for (const { column } of columns) {
		const cell = grid.at(row, column);
		if (cell !== null && cell.kind !== 'formula') return cell.text.slice(0, LONGEST_EVIDENCE);
	}
	return null;
}

/** Only that a share is none of something else: "hồ sơ" and "bộ hồ sơ" may be the same. */
function isOtherMeasure(cell: Cell | null, { unit }: ReportIndicator): boolean {
	const isShare = (words: string) => /%|phần trăm|tỷ lệ|tỉ lệ/i.test(words);
	return cell !== null && isShare(cell.text) !== isShare(unit);
}

function missing(): Meant<never> {
	return { kind: 'none', reason: { kind: 'indicator-missing' } };
}
