/** One sheet of an XLSX: its cells with what they hold, as ECMA-376 part 1, 18.3 has it. */
import { readAddress } from './address.ts';
import type { Shown } from './number-formats.ts';
import { serialDate } from './serial-date.ts';
import { textCell } from './workbook.ts';
import type { Cell, Merged, SheetRow } from './workbook.ts';
import { runXml } from './xml.ts';
import type { Attributes, XmlRun } from './xml.ts';

export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 500;
export const MOST_CELLS = 500_000;

/** What the sheets of a workbook have in common. */
export type SheetContext = {
	readonly strings: readonly (Cell | null)[];
	/** By a cell's style. */
	readonly shown: readonly Shown[];
	readonly since: 1900 | 1904;
};

export type SheetContent = {
	readonly rows: readonly SheetRow[];
	readonly merged: readonly Merged[];
	readonly hiddenColumns: ReadonlySet<number>;
	readonly cellCount: number;
};

export type ReadSheet =
	| { readonly kind: 'sheet'; readonly sheet: SheetContent }
	| {
			readonly kind:
				Exclude<XmlRun, 'read'> | 'too-many-rows' | 'too-many-columns' | 'too-many-cells';
	  };

type OpenRow = {
	readonly row: number;
	readonly hidden: boolean;
	readonly cells: Map<number, Cell>;
};
type OpenCell = { readonly column: number; readonly type: string; readonly style: number };

export function readSheet(xml: string, context: SheetContext): ReadSheet {
	const rows: SheetRow[] = [];
	const merged: Merged[] = [];
	const hiddenColumns = new Set<number>();
	let tooMany: 'too-many-rows' | 'too-many-columns' | 'too-many-cells' | null = null;
	let cellCount = 0;
	let row: OpenRow | null = null;
	let rowNumber = 0;
	let column = 0;
	let cell: OpenCell | null = null;
	let into: 'value' | 'formula' | null = null;
	let value = '';
	let formula: string | null = null;
	let phonetic = 0;

	const endCell = () => {
		if (cell === null || row === null) return;
		const held = heldBy({ ...cell, value, formula }, context);
		if (held !== null) {
			row.cells.set(cell.column, held);
			cellCount++;
			if (cell.column > MOST_COLUMNS) tooMany ??= 'too-many-columns';
			if (cellCount > MOST_CELLS) tooMany ??= 'too-many-cells';
		}
		cell = null;
	};
	const endRow = () => {
		if (row !== null && row.cells.size > 0) rows.push(row);
		if (rows.length > MOST_ROWS) tooMany ??= 'too-many-rows';
		row = null;
	};

	const run = runXml(xml, {
		open(name, attributes) {
			if (tooMany !== null) return;
			if (name === 'row') {
				rowNumber = numberAt(attributes, 'r') ?? rowNumber + 1;
				column = 0;
				row = { row: rowNumber, hidden: isOn(attributes.get('hidden')), cells: new Map() };
			} else if (name === 'c') {
				column = readAddress(attributes.get('r') ?? '')?.column ?? column + 1;
				const type = attributes.get('t') ?? 'n';
				cell = { column, type, style: numberAt(attributes, 's') ?? 0 };
				value = '';
				formula = null;
			} else if (name === 'f') {
				into = 'formula';
				formula = '';
			} else if (name === 'v' || name === 't') into = 'value';
			else if (name === 'rPh') phonetic++;
			else if (name === 'mergeCell') {
				const area = readArea(attributes.get('ref') ?? '');
				if (area !== null) merged.push(area);
			} else if (name === 'col' && isOn(attributes.get('hidden'))) {
				const last = Math.min(numberAt(attributes, 'max') ?? 0, MOST_COLUMNS);
				for (let at = numberAt(attributes, 'min') ?? 1; at <= last; at++) hiddenColumns.add(at);
			}
		},
		text(text) {
			if (into === 'formula') formula += text;
			else if (into === 'value' && phonetic === 0) value += text;
		},
		close(name) {
			if (name === 'v' || name === 't' || name === 'f') into = null;
			else if (name === 'rPh') phonetic--;
			else if (name === 'c') endCell();
			else if (name === 'row') endRow();
		},
	});
	if (tooMany !== null) return { kind: tooMany };
	if (run !== 'read') return { kind: run };
	return { kind: 'sheet', sheet: { rows: inOrder(rows), merged, hiddenColumns, cellCount } };
}

type Held = OpenCell & { readonly value: string; readonly formula: string | null };

/** Null where the cell holds nothing. */
function heldBy({ type, style, value, formula }: Held, context: SheetContext): Cell | null {
	// The others of a shared formula have none of their own words.
	if (formula !== null) return { kind: 'formula', text: `=${formula || '…'}` };
	if (type === 's') return context.strings[Number(value)] ?? null;
	if (type === 'str' || type === 'inlineStr') return textCell(plainText(value));
	if (value.trim() === '') return null;
	if (type === 'e') return { kind: 'error', text: value };
	if (type === 'b')
		return { kind: 'boolean', value: value === '1', text: value === '1' ? 'TRUE' : 'FALSE' };
	const shown = context.shown[style] ?? { kind: 'number' };
	if (type === 'd') return isoDate(value);
	const number = withoutNoise(Number(value));
	if (!Number.isFinite(number)) return textCell(value);
	if (shown.kind !== 'date') {
		// A time of day alone is a serial below 1, and no figure.
		if (shown.kind === 'time') return { kind: 'no-date', why: 'date-not-there', text: value };
		const percent = shown.kind === 'percent';
		return { kind: 'number', value: number, percent, text: numberText(number, percent) };
	}
	const date = serialDate(number, context.since);
	if (date.kind === 'no-date') return { ...date, text: value };
	return { kind: 'date', day: date.day, precision: shown.precision, text: date.day };
}

/** Excel shows 15 digits at most: 0.6699999999999999 is 0.67 to whoever reads the file. */
function withoutNoise(value: number): number {
	return Number(value.toPrecision(15));
}

/** What a reader of the file sees, but for its decimals: 0.95 as a percentage is "95%". */
function numberText(value: number, percent: boolean): string {
	return percent ? `${withoutNoise(value * 100)}%` : String(value);
}

function isoDate(text: string): Cell {
	const day = text.slice(0, 10);
	const real = !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
	if (!real) return { kind: 'no-date', why: 'date-not-there', text };
	if (day < '1900') return { kind: 'no-date', why: 'date-before-1900', text };
	return { kind: 'date', day, precision: 'day', text: day };
}

/** Characters that XML cannot hold are written as "_x000D_". */
export function plainText(text: string): string {
	return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
		String.fromCharCode(parseInt(hex, 16)),
	);
}

function readArea(ref: string): Merged | null {
	const [from = '', to = from] = ref.split(':');
	const [first, last] = [readAddress(from), readAddress(to)];
	if (first === null || last === null) return null;
	return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

function numberAt(attributes: Attributes, name: string): number | null {
	const text = attributes.get(name);
	return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

export function isOn(text: string | null): boolean {
	return text === '1' || text === 'true';
}

function inOrder(rows: SheetRow[]): SheetRow[] {
	return rows.sort((one, other) => one.row - other.row);
}
