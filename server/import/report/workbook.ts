/** A workbook as it is read from XLSX or CSV: typed cells where they stand. Nothing is interpreted yet. */
import type { ReportReason } from '#lib/domain/report.ts';

export type Cell =
	| { readonly kind: 'text'; readonly text: string }
	/** `percent`: its format shows it times 100 with a percent sign. */
	| {
			readonly kind: 'number';
			readonly value: number;
			readonly percent: boolean;
			readonly text: string;
	  }
	/** ISO day; `precision` is what its format shows, for "11/2024" typed into Excel is the first of November. */
	| {
			readonly kind: 'date';
			readonly day: string;
			readonly precision: 'day' | 'month' | 'year';
			readonly text: string;
	  }
	| {
			readonly kind: 'no-date';
			readonly why: 'date-before-1900' | 'date-not-there';
			readonly text: string;
	  }
	| { readonly kind: 'boolean'; readonly value: boolean; readonly text: string }
	/** `text` is the formula, "=B3/C3". */
	| { readonly kind: 'formula'; readonly text: string }
	/** "#DIV/0!" */
	| { readonly kind: 'error'; readonly text: string };

export type SheetRow = {
	/** From 1, as in the address. */
	readonly row: number;
	readonly hidden: boolean;
	/** By column, from 1; cells without content are left out. */
	readonly cells: ReadonlyMap<number, Cell>;
};

/** Corners of merged cells, both inclusive, from 1. */
export type Merged = {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
};

export type Sheet = {
	/** '' of a CSV. */
	readonly name: string;
	readonly hidden: boolean;
	/** Those with content, in order. */
	readonly rows: readonly SheetRow[];
	readonly merged: readonly Merged[];
	readonly hiddenColumns: ReadonlySet<number>;
};

export type Workbook = { readonly kind: 'workbook'; readonly sheets: readonly Sheet[] };

export type ReadWorkbook = Workbook | { readonly kind: 'refused'; readonly reason: ReportReason };

/** No name, figure or note of an office is as long; what is longer is cut. */
const MOST_CHARACTERS = 1_000;

/** The errors of Excel and of LibreOffice, which a CSV has as text, and a cell into which values were pasted as text. */
const ERROR =
	/^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)|Err:\d{3})$/i;

/** In NFC; null of blanks. */
export function textCell(raw: string): Cell | null {
	const text = raw.slice(0, MOST_CHARACTERS).normalize('NFC').trim();
	if (text === '') return null;
	return { kind: ERROR.test(text) ? 'error' : 'text', text };
}
