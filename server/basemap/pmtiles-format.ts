/** The form of a PMTiles file, version 3 (github.com/protomaps/PMTiles, spec/v3): its header, its directories, its numbers of tiles. */

export const HEADER_BYTES = 127;

const MAGIC = 'PMTiles';
const VERSION = 3;

type Range = { readonly offset: number; readonly length: number };
export type Compression = 'none' | 'gzip' | 'brotli' | 'zstd';
export type TileType = 'vector' | 'png' | 'jpeg' | 'webp' | 'avif';

export type Header = {
	readonly root: Range;
	readonly metadata: Range;
	readonly leaves: Range;
	readonly data: Range;
	/** Of directories and metadata. */
	readonly inside: Compression;
	readonly tiles: Compression;
	readonly type: TileType;
	readonly minZoom: number;
	readonly maxZoom: number;
	/** West, south, east, north in degrees. */
	readonly bounds: readonly [number, number, number, number];
};

export type Entry = Range & {
	readonly tileId: number;
	/** So many tiles from this one on are the same; 0: it is a leaf directory, for the tiles from this one on. */
	readonly run: number;
};

/** Of what a file has wrong, in words that end "… is …". */
export class BadTiles extends Error {
	override readonly name = 'BadTiles';
}

const COMPRESSIONS: readonly (Compression | undefined)[] = [
	undefined,
	...(['none', 'gzip', 'brotli', 'zstd'] as const),
];
const TYPES: readonly (TileType | undefined)[] = [
	undefined,
	...(['vector', 'png', 'jpeg', 'webp', 'avif'] as const),
];

/** @param fileBytes how long the file is: what the header names must lie within it */
export function readHeader(bytes: Uint8Array, fileBytes: number): Header {
	if (bytes.length < HEADER_BYTES) throw new BadTiles('it is shorter than a header');
	const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
	const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
	if (magic !== MAGIC) throw new BadTiles('it does not begin as PMTiles');
	const version = view.getUint8(7);
	if (version !== VERSION) throw new BadTiles(`it is version ${version}, and 3 is known`);
	const range = (at: number, what: string): Range => {
		const offset = Number(view.getBigUint64(at, true));
		const length = Number(view.getBigUint64(at + 8, true));
		if (offset + length > fileBytes) {
			throw new BadTiles(`its ${what} would end at byte ${offset + length} of ${fileBytes}`);
		}
		return { offset, length };
	};
	const degrees = (at: number): number => view.getInt32(at, true) / 1e7;
	return {
		root: range(8, 'directory'),
		metadata: range(24, 'description'),
		leaves: range(40, 'leaves'),
		data: range(56, 'tiles'),
		inside: known(COMPRESSIONS[view.getUint8(97)], 'compression of its directory'),
		tiles: known(COMPRESSIONS[view.getUint8(98)], 'compression of its tiles'),
		type: known(TYPES[view.getUint8(99)], 'type of its tiles'),
		minZoom: view.getUint8(100),
		maxZoom: view.getUint8(101),
		bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
	};
}

function known<T>(found: T | undefined, what: string): T {
	if (found === undefined) throw new BadTiles(`the ${what} is not known`);
	return found;
}

/** @param bytes no longer compressed */
export function readDirectory(bytes: Uint8Array): Entry[] {
	let at = 0;
	const next = (): number => {
		let value = 0;
		for (let scale = 1; ; scale *= 128) {
			const byte = bytes[at++];
			if (byte === undefined) throw new BadTiles('a directory of it ends too soon');
			value += (byte & 127) * scale;
			if (byte < 128) return value;
		}
	};
	const count = next();
	if (count > bytes.length) throw new BadTiles('a directory of it ends too soon');
	const column = (): number[] => Array.from({ length: count }, next);
	let tileId = 0;
	const ids = column().map((more) => (tileId += more));
	const [runs, lengths, offsets] = [column(), column(), column()];
	let end = 0;
	return ids.map((id, place) => {
		const told = offsets[place] ?? 0;
		const length = lengths[place] ?? 0;
		// 0: right after the one before.
		const offset = told === 0 ? end : told - 1;
		end = offset + length;
		return { tileId: id, run: runs[place] ?? 0, offset, length };
	});
}

/** The entry in which a tile is, itself or further down; null where there is none. */
export function findEntry(entries: readonly Entry[], tileId: number): Entry | null {
	let [low, high] = [0, entries.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((entries[middle]?.tileId ?? Infinity) <= tileId) low = middle + 1;
		else high = middle;
	}
	const entry = entries[low - 1];
	if (!entry) return null;
	return entry.run === 0 || tileId < entry.tileId + entry.run ? entry : null;
}

/** Tiles are numbered along a Hilbert curve, zoom after zoom. */
export function tileIdOf({ z, x, y }: { z: number; x: number; y: number }): number {
	let id = (4 ** z - 1) / 3;
	let [column, row] = [x, y];
	for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
		const right = (column & side) > 0 ? 1 : 0;
		const lower = (row & side) > 0 ? 1 : 0;
		id += side * side * ((3 * right) ^ lower);
		if (lower === 0) {
			if (right === 1) [column, row] = [side - 1 - column, side - 1 - row];
			[column, row] = [row, column];
		}
	}
	return id;
}
