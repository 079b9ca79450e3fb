/** An XLSX as a workbook: which parts there are, what they share, and its sheets in the order of the tabs. */
import type { ReasonKind, ReportReason } from '#lib/domain/report.ts';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS, isOn, plainText, readSheet } from './read-sheet.ts';
import type { SheetContext } from './read-sheet.ts';
import { builtInFormat, shownBy } from './number-formats.ts';
import type { Shown } from './number-formats.ts';
import type { Zip } from './unzip.ts';
import { textCell } from './workbook.ts';
import type { Cell, ReadWorkbook, Sheet } from './workbook.ts';
import { runXml } from './xml.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** Excel takes 255 sheets without a murmur; no office’s report has as many. */
const MOST_SHEETS = 255;

/** Why a part cannot be read; thrown and caught in this file only, for it ends the reading wherever it is found. */
class Unreadable extends Error {
	readonly reason: ReportReason;

	constructor(reason: ReportReason) {
		super(reason.kind);
		this.reason = reason;
	}
}

export function readXlsx(zip: Zip): ReadWorkbook {
	try {
		return { kind: 'workbook', sheets: sheetsOf(zip) };
	} catch (error) {
		if (error instanceof Unreadable) return { kind: 'refused', reason: error.reason };
		throw error;
	}
}

function sheetsOf(zip: Zip): Sheet[] {
	const workbookPart = targetOf(zip, { of: '', type: 'officeDocument' }) ?? 'xl/workbook.xml';
	const listed: { readonly name: string; readonly id: string; readonly hidden: boolean }[] = [];
	let since: SheetContext['since'] = 1900;
	runPart(zip, workbookPart, (name, attributes) => {
		if (name === 'workbookPr' && isOn(attributes.get('date1904'))) since = 1904;
		if (name !== 'sheet') return;
		listed.push({
			name: (attributes.get('name') ?? '').normalize('NFC'),
			id: attributes.get('id') ?? '',
			hidden: /hidden/i.test(attributes.get('state') ?? ''),
		});
	});
	if (listed.length === 0 || listed.length > MOST_SHEETS) throw damaged(workbookPart);
	const parts = relations(zip, workbookPart);
	const context = {
		strings: stringsOf(zip, partOfType(parts, 'sharedStrings')),
		shown: stylesOf(zip, partOfType(parts, 'styles')),
		since,
	};
	const sheets: Sheet[] = [];
	let cellCount = 0;
	for (const { name, id, hidden } of listed) {
		const part = parts.get(id);
		if (part === undefined) throw damaged(name);
		// A chart on a tab of its own has no cells.
		if (part.type !== 'worksheet') continue;
		const read = readSheet(textOf(zip, part.target), context);
		if (read.kind !== 'sheet') throw new Unreadable(sheetFault(read.kind, name));
		cellCount += read.sheet.cellCount;
		if (cellCount > MOST_CELLS) throw new Unreadable(sheetFault('too-many-cells', name));
		const { rows, merged, hiddenColumns } = read.sheet;
		sheets.push({ name, hidden, rows, merged, hiddenColumns });
	}
	return sheets;
}

type Relation = { readonly type: string; readonly target: string };

/** By id: what a part refers to. */
function relations(zip: Zip, part: string): Map<string, Relation> {
	const slash = part.lastIndexOf('/') + 1;
	const folder = part.slice(0, slash);
	const found = new Map<string, Relation>();
	runPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, (name, attributes) => {
		if (name !== 'Relationship') return;
		const target = attributes.get('Target') ?? '';
		found.set(attributes.get('Id') ?? '', {
			type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
			target: target.startsWith('/') ? target.slice(1) : pathFrom(folder, target),
		});
	});
	return found;
}

function pathFrom(folder: string, target: string): string {
	const steps = folder.split('/').slice(0, -1);
	for (const step of target.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '.') steps.push(step);
	}
	return steps.join('/');
}

function targetOf(zip: Zip, { of, type }: { of: string; type: string }): string | null {
	if (!zip.names.includes('_rels/.rels')) return null;
	return partOfType(relations(zip, of), type);
}

function partOfType(parts: ReadonlyMap<string, Relation>, wanted: string): string | null {
	for (const { type, target } of parts.values()) if (type === wanted) return target;
	return null;
}

/** Runs of formatted letters are put together; readings beside East Asian ones are left out. */
function stringsOf(zip: Zip, part: string | null): (Cell | null)[] {
	const strings: (Cell | null)[] = [];
	if (part === null || !zip.names.includes(part)) return strings;
	let text = '';
	let inside = false;
	let phonetic = 0;
	run(zip, part, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 't') inside = true;
			else if (name === 'rPh') phonetic++;
		},
		text(piece) {
			if (inside && phonetic === 0) text += piece;
		},
		close(name) {
			if (name === 'si') strings.push(textCell(plainText(text)));
			else if (name === 't') inside = false;
			else if (name === 'rPh') phonetic--;
		},
	});
	return strings;
}

function stylesOf(zip: Zip, part: string | null): Shown[] {
	if (part === null || !zip.names.includes(part)) return [];
	const own = new Map<string, string>();
	const shown: Shown[] = [];
	let ofCells = false;
	run(zip, part, {
		open(name, attributes) {
			if (name === 'numFmt') {
				own.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? 'General');
			} else if (name === 'cellXfs') ofCells = true;
			else if (name === 'xf' && ofCells) {
				const id = attributes.get('numFmtId') ?? '0';
				shown.push(shownBy(own.get(id) ?? builtInFormat(Number(id))));
			}
		},
		text: () => undefined,
		close(name) {
			if (name === 'cellXfs') ofCells = false;
		},
	});
	return shown;
}

function runPart(
	zip: Zip,
	part: string,
	open: (name: string, attributes: Attributes) => void,
): void {
	run(zip, part, { open, text: () => undefined, close: () => undefined });
}

function run(zip: Zip, part: string, handler: XmlHandler): void {
	const ran = runXml(textOf(zip, part), handler);
	if (ran !== 'read') throw new Unreadable(sheetFault(ran, part));
}

function textOf(zip: Zip, part: string): string {
	const read = zip.read(part);
	if (read.kind === 'bytes') return read.bytes.toString('utf8');
	if (read.kind === 'bomb') throw new Unreadable({ kind: 'zip-bomb' });
	throw read.kind === 'encrypted' ? new Unreadable({ kind: 'encrypted' }) : damaged(part);
}

function damaged(part: string): Unreadable {
	return new Unreadable({ kind: 'damaged', part });
}

function sheetFault(
	kind: Extract<ReasonKind, 'damaged' | 'entities' | `too-many-${string}`>,
	part: string,
): ReportReason {
	switch (kind) {
		case 'damaged':
			return { kind, part };
		case 'entities':
			return { kind };
		case 'too-many-rows':
			return { kind, most: String(MOST_ROWS) };
		case 'too-many-columns':
			return { kind, most: String(MOST_COLUMNS) };
		case 'too-many-cells':
			return { kind, most: String(MOST_CELLS) };
		default:
			return kind satisfies never;
	}
}
