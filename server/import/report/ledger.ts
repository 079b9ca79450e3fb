/** What has become of the cells of a file so far, and the figures that the file as a whole is still to judge. */
import type { ReportPlace, ReportReason, ReportRow } from '#lib/domain/report.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { Period } from './period-patterns.ts';
import type { ReportUnit } from './unit-names.ts';
import type { Cell } from './workbook.ts';

/** A cell with a figure, and what the table says of it. */
export type Figure = {
	readonly at: ReportPlace;
	/** Its place among all cells of the file. */
	readonly order: number;
	readonly cell: Cell;
	readonly unit: ReportUnit;
	readonly indicator: ReportIndicator;
	readonly period: Period;
	readonly evidence: string | null;
	/** Those of one group are written alike: those of one indicator, or of one column. */
	readonly group: string;
};

export type Ledger = {
	passOver(entry: Entry, reason: ReportReason): void;
	refuse(entry: Entry, reason: ReportReason): void;
	keep(figure: Figure): void;
	readonly figures: readonly Figure[];
	rows(settled: ReadonlyMap<Figure, ReportRow>): readonly ReportRow[];
};

export type Entry = Pick<Figure, 'at' | 'order'> & { readonly raw: string };

export function newLedger(): Ledger {
	const entries: { readonly order: number; readonly row: ReportRow }[] = [];
	const figures: Figure[] = [];
	const add = (kind: 'skip' | 'refuse') => (entry: Entry, reason: ReportReason) => {
		const { at, raw, order } = entry;
		entries.push({ order, row: { at, raw, kind, reason } });
	};
	return {
		passOver: add('skip'),
		refuse: add('refuse'),
		keep(figure) {
			figures.push(figure);
		},
		figures,
		rows(settled) {
			const all = [...entries, ...[...settled].map(([{ order }, row]) => ({ order, row }))];
			return all.sort((one, other) => one.order - other.order).map(({ row }) => row);
		},
	};
}

/** Of all cells of a file: sheet by sheet, row by row. */
export function orderOf(sheet: number, row: number, column: number): number {
	return (sheet * 2_000_000 + row) * 20_000 + column;
}
