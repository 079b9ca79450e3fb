/** A file of an office as a workbook, whatever its name says it is. */
import type { ReportReason } from '#lib/domain/report.ts';
import type { ImportFile } from '#lib/wire/import-outcome.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { openZip } from './unzip.ts';
import type { Zip } from './unzip.ts';
import type { ReadWorkbook } from './workbook.ts';

export const MOST_BYTES = 20 * 1024 * 1024;

export function readWorkbook({ bytes }: ImportFile): ReadWorkbook {
	if (bytes.length > MOST_BYTES) return refused({ kind: 'too-big', most: '20 MB' });
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const begins = (...first: readonly number[]) => first.every((byte, at) => file[at] === byte);
	if (begins(0x50, 0x4b)) return readZipped(file);
	// A compound file: Excel’s before 2007, and what it wraps a workbook with a password in.
	if (begins(0xd0, 0xcf, 0x11, 0xe0)) return refused({ kind: compoundKind(file) });
	if (begins(0x25, 0x50, 0x44, 0x46)) return refused({ kind: 'no-workbook' });
	const beginning = file.toString('utf8', 0, 1_024).trimStart().toLowerCase();
	if (/^(\uFEFF)?(<\?xml|<!doctype|<html|<table)/.test(beginning)) {
		return refused({ kind: 'web-page' });
	}
	return readCsv(bytes);
}

function readZipped(file: Buffer): ReadWorkbook {
	const zip = openZip(file);
	if (zip === null) return refused({ kind: 'damaged', part: 'ZIP' });
	if (isOpenDocument(zip)) return refused({ kind: 'ods' });
	if (zip.names.includes('xl/workbook.bin')) return refused({ kind: 'xlsb' });
	if (!zip.names.some((name) => name.startsWith('xl/'))) return refused({ kind: 'no-workbook' });
	return readXlsx(zip);
}

function isOpenDocument(zip: Zip): boolean {
	const mimetype = zip.read('mimetype');
	return (
		mimetype.kind === 'bytes' &&
		mimetype.bytes.toString('latin1').startsWith('application/vnd.oasis.opendocument')
	);
}

/** By the names of the streams, which the directory has in UTF-16. */
function compoundKind(file: Buffer): 'encrypted' | 'old-xls' | 'no-workbook' {
	if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted';
	const streams = ['Workbook', 'Book'];
	return streams.some((name) => file.includes(Buffer.from(name, 'utf16le')))
		? 'old-xls'
		: 'no-workbook';
}

function refused(reason: ReportReason): ReadWorkbook {
	return { kind: 'refused', reason };
}
