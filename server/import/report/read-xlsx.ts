/** An XLSX as a workbook: its sheets, in the order of the tabs. */
import type { ReasonKind, ReportReason } from '#lib/domain/report.ts';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS, isOn, readSheet } from './read-sheet.ts';
import type { SheetContext } from './read-sheet.ts';
import type { Zip } from './unzip.ts';
import type { ReadWorkbook, Sheet } from './workbook.ts';
import {
	damaged,
	partOfType,
	relations,
	runPart,
	stringsOf,
	stylesOf,
	textOf,
	Unreadable,
} from './xlsx-parts.ts';

/** Excel takes 255 sheets without a murmur; no office’s report has as many. */
const MOST_SHEETS = 255;

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

function targetOf(zip: Zip, { of, type }: { of: string; type: string }): string | null {
	if (!zip.names.includes('_rels/.rels')) return null;
	return partOfType(relations(zip, of), type);
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
