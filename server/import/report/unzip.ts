/**
 * The parts of a ZIP file, inflated one by one within bounds that hold while inflating: what the headers say of sizes is
 * not believed. ZIP64, which a workbook of at most 20 MB never needs, counts as damage.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export type Unzipped =
	| { readonly kind: 'bytes'; readonly bytes: Buffer }
	| { readonly kind: 'absent' | 'damaged' | 'encrypted' | 'bomb' };

export type Zip = {
	readonly names: readonly string[];
	read(name: string): Unzipped;
};

type Entry = {
	readonly method: number;
	readonly encrypted: boolean;
	readonly packed: number;
	/** Of what it unpacks to. */
	readonly checksum: number;
	readonly at: number;
};

/** All parts that are read, together. */
export const MOST_INFLATED = 64 * 1024 * 1024;
/** Tables of an office inflate ten- to thirtyfold; deflate could thousandfold. Small parts may do as they like. */
const MOST_RATIO = 200;
const SMALL = 1024 * 1024;

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Null where there is no directory of parts to be read. */
export function openZip(bytes: Uint8Array): Zip | null {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = directory(file);
	if (entries === null) return null;
	let left = MOST_INFLATED;
	return {
		names: [...entries.keys()],
		read(name) {
			const entry = entries.get(name);
			if (entry === undefined) return { kind: 'absent' };
			if (entry.encrypted) return { kind: 'encrypted' };
			const read = inflated(file, entry, left);
			if (read.kind !== 'bytes') return read;
			left -= read.bytes.length;
			// A byte that was lost on the way may be a digit.
			return crc32(read.bytes) === entry.checksum ? read : { kind: 'damaged' };
		},
	};
}

function directory(file: Buffer): Map<string, Entry> | null {
	// The end is 22 bytes and a comment of up to 65,535.
	const end = file.lastIndexOf(END_OF_DIRECTORY);
	if (end < 0 || end + 22 > file.length) return null;
	const count = file.readUInt16LE(end + 10);
	let at = file.readUInt32LE(end + 16);
	const entries = new Map<string, Entry>();
	for (let place = 0; place < count; place++) {
		if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
		const nameLength = file.readUInt16LE(at + 28);
		const name = file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
		entries.set(name, {
			method: file.readUInt16LE(at + 10),
			encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
			packed: file.readUInt32LE(at + 20),
			checksum: file.readUInt32LE(at + 16),
			at: file.readUInt32LE(at + 42),
		});
		at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
	}
	return entries;
}

function inflated(file: Buffer, { method, packed, at }: Entry, left: number): Unzipped {
	if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_ENTRY) return { kind: 'damaged' };
	const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
	if (from + packed > file.length) return { kind: 'damaged' };
	const bytes = file.subarray(from, from + packed);
	const most = Math.min(left, Math.max(SMALL, packed * MOST_RATIO));
	if (method === STORED) return packed > most ? { kind: 'bomb' } : { kind: 'bytes', bytes };
	if (method !== DEFLATED || most === 0) return { kind: most === 0 ? 'bomb' : 'damaged' };
	try {
		return { kind: 'bytes', bytes: inflateRawSync(bytes, { maxOutputLength: most }) };
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'bomb' };
		if (code?.startsWith('Z_') === true) return { kind: 'damaged' };
		throw error;
	}
}
