/** A CSV as a workbook of one sheet: UTF-8 with or without a byte order mark, UTF-16 with one; apart by ; , or tab. */
import type { CsvRecord, Separator } from '../../catalogue/csv.ts';
import { csvRecords } from '../../catalogue/csv.ts';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './read-sheet.ts';
import { textCell } from './workbook.ts';
import type { Cell, ReadWorkbook, SheetRow } from './workbook.ts';

/** In the order of preference where a file is as regular by the one as by the other. */
const SEPARATORS = ['\t', ';', ','] as const;

export function readCsv(bytes: Uint8Array): ReadWorkbook {
	const text = decoded(bytes);
	if (text === null) return { kind: 'refused', reason: { kind: 'no-utf8' } };
	if (text.includes('\0')) return { kind: 'refused', reason: { kind: 'no-workbook' } };
	const [, told, rest] = /^sep=([;,\t])\r?\n([^]*)$/i.exec(text) ?? [];
	const records =
		told === undefined ? likeliestRecords(text) : csvRecords(rest ?? '', told as Separator);
	const rows: SheetRow[] = [];
	let cellCount = 0;
	// Lines within quotes make no rows of their own in Excel.
	let withinQuotes = 0;
	for (const { line, cells, unclosed } of records) {
		if (unclosed === true) {
			return { kind: 'refused', reason: { kind: 'unclosed-quote', line: String(line) } };
		}
		const held = new Map<number, Cell>();
		for (const [place, cell] of cells.entries()) {
			const text = textCell(cell);
			if (text !== null) held.set(place + 1, text);
		}
		cellCount += held.size;
		if (held.size > 0) rows.push({ row: line - withinQuotes, hidden: false, cells: held });
		withinQuotes += cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
		if (rows.length > MOST_ROWS) return tooMany('too-many-rows', MOST_ROWS);
		if (Math.max(0, ...held.keys()) > MOST_COLUMNS)
			return tooMany('too-many-columns', MOST_COLUMNS);
		if (cellCount > MOST_CELLS) return tooMany('too-many-cells', MOST_CELLS);
	}
	const sheet = { name: '', hidden: false, rows, merged: [], hiddenColumns: new Set<number>() };
	return { kind: 'workbook', sheets: [sheet] };
}

/** Null where the bytes are no text in an encoding that can be told. */
function decoded(bytes: Uint8Array): string | null {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe
			? 'utf-16le'
			: first === 0xfe && second === 0xff
				? 'utf-16be'
				: 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/** By the separator with which most records have as many cells as most others, of several such the one with most cells. */
function likeliestRecords(text: string): readonly CsvRecord[] {
	let best: { readonly records: readonly CsvRecord[]; readonly score: number } | null = null;
	for (const separator of SEPARATORS) {
		if (!text.includes(separator)) continue;
		const records = csvRecords(text, separator);
		const score = regularity(records);
		if (best === null || score > best.score) best = { records, score };
	}
	return best?.records ?? csvRecords(text, ',');
}

/** The share of records with the most usual count of cells above one. */
function regularity(records: readonly CsvRecord[]): number {
	const counts = new Map<number, number>();
	for (const { cells } of records) {
		if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	}
	return Math.max(0, ...counts.values()) / Math.max(1, records.length);
}

function tooMany(
	kind: 'too-many-rows' | 'too-many-columns' | 'too-many-cells',
	most: number,
): ReadWorkbook {
	return { kind: 'refused', reason: { kind, most: String(most) } };
}
