/** Spreadsheets as a real library writes them, and ways to spoil them. */
import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';

/** What a sheet is made of; a formula, a number format or an odd cell is a cell object of the library’s. */
export type SheetPlan = {
	readonly name: string;
	readonly rows: readonly (readonly (string | number | boolean | XLSX.CellObject | null)[])[];
	/** "A1:F1" */
	readonly merged?: readonly string[];
	readonly hidden?: boolean;
	/** From 1. */
	readonly hiddenRows?: readonly number[];
	/** From 1. */
	readonly hiddenColumns?: readonly number[];
};

type Plan = {
	readonly bookType?: XLSX.BookType;
	/** False: the parts are only put one after the other. */
	readonly packed?: boolean;
};

export function spreadsheet(
	sheets: readonly SheetPlan[],
	{ bookType = 'xlsx', packed = true }: Plan = {},
): Buffer {
	const book = XLSX.utils.book_new();
	book.Workbook = {
		Sheets: sheets.map(({ hidden = false }) => ({ Hidden: hidden ? 1 : 0 })),
	};
	for (const plan of sheets) XLSX.utils.book_append_sheet(book, sheetOf(plan), plan.name);
	return XLSX.write(book, { type: 'buffer', bookType, compression: packed }) as Buffer;
}

function sheetOf({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }: SheetPlan) {
	// A null is no cell at all.
	const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
	sheet['!merges'] = merged.map((area) => XLSX.utils.decode_range(area));
	sheet['!rows'] = flagged(hiddenRows);
	sheet['!cols'] = flagged(hiddenColumns);
	return sheet;
}

function flagged(places: readonly number[]): { hidden?: boolean }[] {
	return Array.from({ length: Math.max(0, ...places) }, (_, at) =>
		places.includes(at + 1) ? { hidden: true } : {},
	);
}

/** The same file with another text, or other bytes, for one of its parts. */
export function withPart(bytes: Buffer, path: string, content: string | Buffer): Buffer {
	const zip = XLSX.CFB.read(bytes, { type: 'buffer' });
	XLSX.CFB.utils.cfb_del(zip, `/${path}`);
	XLSX.CFB.utils.cfb_add(zip, `/${path}`, Buffer.from(content));
	return XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}

/** As Excel wraps a workbook that has a password. */
export function encryptedSpreadsheet(): Buffer {
	const compound = XLSX.CFB.utils.cfb_new();
	XLSX.CFB.utils.cfb_add(compound, '/EncryptionInfo', Buffer.from('info'));
	XLSX.CFB.utils.cfb_add(compound, '/EncryptedPackage', Buffer.alloc(8_192, 7));
	return XLSX.CFB.write(compound, { type: 'buffer' }) as Buffer;
}

/**
 * A ZIP file of these parts by Node’s own deflate, which packs tighter than the library’s; `saidLength` is what its
 * headers say that each part unpacks to.
 */
export function zipFile(
	parts: Readonly<Record<string, string>>,
	{ saidLength }: { readonly saidLength?: number } = {},
): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const [path, content] of Object.entries(parts)) {
		const packed = deflateRawSync(content);
		const name = Buffer.from(path);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(saidLength ?? Buffer.byteLength(content), 18);
		common.writeUInt16LE(name.length, 22);
		const local = [Buffer.from('PK\x03\x04'), common, name, packed];
		const where = Buffer.alloc(14);
		where.writeUInt32LE(at, 10);
		directory.push(Buffer.from('PK\x01\x02\x14\0'), common, where, name);
		files.push(...local);
		at += local.reduce((sum, { length }) => sum + length, 0);
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06');
	end.writeUInt16LE(Object.keys(parts).length, 8);
	end.writeUInt16LE(Object.keys(parts).length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...files, listed, end]);
}
