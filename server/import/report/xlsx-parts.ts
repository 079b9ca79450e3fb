/** The parts of an XLSX that its sheets share: what refers to what, texts and styles (ECMA-376 part 1, 18.4 and 18.8). */
import type { ReportReason } from '#lib/domain/report.ts';
import { plainText } from './read-sheet.ts';
import { builtInFormat, shownBy } from './number-formats.ts';
import type { Shown } from './number-formats.ts';
import type { Zip } from './unzip.ts';
import { textCell } from './workbook.ts';
import type { Cell } from './workbook.ts';
import { runXml } from './xml.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** Why a part cannot be read; thrown here and caught by who reads the whole file, for it ends the reading wherever it is found. */
export class Unreadable extends Error {
	readonly reason: ReportReason;

	constructor(reason: ReportReason) {
		super(reason.kind);
		this.reason = reason;
	}
}

export type Relation = { readonly type: string; readonly target: string };

/** By id: what a part refers to. */
export function relations(zip: Zip, part: string): Map<string, Relation> {
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

export function partOfType(parts: ReadonlyMap<string, Relation>, wanted: string): string | null {
	for (const { type, target } of parts.values()) if (type === wanted) return target;
	return null;
}

/** Runs of formatted letters are put together; readings beside East Asian ones are left out. */
export function stringsOf(zip: Zip, part: string | null): (Cell | null)[] {
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

export function stylesOf(zip: Zip, part: string | null): Shown[] {
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

export function runPart(
	zip: Zip,
	part: string,
	open: (name: string, attributes: Attributes) => void,
): void {
	run(zip, part, { open, text: () => undefined, close: () => undefined });
}

function run(zip: Zip, part: string, handler: XmlHandler): void {
	const ran = runXml(textOf(zip, part), handler);
	if (ran === 'damaged') throw damaged(part);
	if (ran === 'entities') throw new Unreadable({ kind: 'entities' });
}

export function textOf(zip: Zip, part: string): string {
	const read = zip.read(part);
	if (read.kind === 'bytes') return read.bytes.toString('utf8');
	if (read.kind === 'bomb') throw new Unreadable({ kind: 'zip-bomb' });
	throw read.kind === 'encrypted' ? new Unreadable({ kind: 'encrypted' }) : damaged(part);
}

export function damaged(part: string): Unreadable {
	return new Unreadable({ kind: 'damaged', part });
}
