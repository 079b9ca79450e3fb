/** A PMTiles file that is open: its tiles, read one by one from the disk. */
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib';
import {
	BadTiles,
	findEntry,
	HEADER_BYTES,
	readDirectory,
	readHeader,
	tileIdOf,
	type Compression,
	type Entry,
	type Header,
} from './pmtiles-format.ts';

/** Of a directory or a tile, no longer compressed: more is no map. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LEAVES = 128;
/** A leaf may lead to another one, not round and round. */
const MOST_LEVELS = 4;

const unpackers = {
	none: null,
	gzip: promisify(gunzip),
	brotli: promisify(brotliDecompress),
	zstd: promisify(zstdDecompress),
};

export type Tile = {
	readonly bytes: Uint8Array;
	/** As it is sent: every browser unpacks it. */
	readonly gzip: boolean;
};

export class PmtilesFile {
	readonly header: Header;
	/** Names of the layers of vector tiles, as far as the file tells them. */
	readonly layers: readonly string[];
	/** Another one whenever the file is. */
	readonly edition: string;

	readonly #handle: FileHandle;
	readonly #root: readonly Entry[];
	/** By their places in the file, the one asked for last the last. */
	readonly #leaves = new Map<number, Promise<readonly Entry[]>>();

	private constructor(
		handle: FileHandle,
		made: Pick<PmtilesFile, 'header' | 'layers' | 'edition'> & { readonly root: readonly Entry[] },
	) {
		this.#handle = handle;
		this.#root = made.root;
		this.header = made.header;
		this.layers = made.layers;
		this.edition = made.edition;
	}

	/** Throws `BadTiles`, or what the disk says. */
	static async open(path: string): Promise<PmtilesFile> {
		const handle = await open(path, 'r');
		try {
			const stat = await handle.stat();
			const head = await readRange(handle, {
				offset: 0,
				length: Math.min(HEADER_BYTES, stat.size),
			});
			const header = readHeader(head, stat.size);
			const root = readDirectory(await unpackedRange(handle, header.root, header.inside));
			if (root.length === 0) throw new BadTiles('there is no tile in it');
			const told = await unpackedRange(handle, header.metadata, header.inside);
			return new PmtilesFile(handle, {
				...{ header, root, layers: layersOf(told) },
				edition: editionOf(stat),
			});
		} catch (error) {
			await handle.close();
			throw error;
		}
	}

	/** Null where there is none. */
	async tile(at: { z: number; x: number; y: number }): Promise<Tile | null> {
		const { header } = this;
		if (at.z < header.minZoom || at.z > header.maxZoom) return null;
		const tileId = tileIdOf(at);
		let entries = this.#root;
		for (let level = 0; level < MOST_LEVELS; level++) {
			const entry = findEntry(entries, tileId);
			if (!entry) return null;
			if (entry.run === 0) {
				entries = await this.#leaf(entry);
				continue;
			}
			const { offset, length } = entry;
			const place = { offset: header.data.offset + offset, length };
			if (header.tiles !== 'gzip') {
				return { bytes: await unpackedRange(this.#handle, place, header.tiles), gzip: false };
			}
			return { bytes: await readRange(this.#handle, place), gzip: true };
		}
		throw new BadTiles('its directories lead round and round');
	}

	close(): Promise<void> {
		return this.#handle.close();
	}

	#leaf({ offset, length }: Entry): Promise<readonly Entry[]> {
		const { leaves, inside } = this.header;
		const found =
			this.#leaves.get(offset) ??
			unpackedRange(this.#handle, { offset: leaves.offset + offset, length }, inside).then(
				readDirectory,
			);
		this.#leaves.delete(offset);
		this.#leaves.set(offset, found);
		found.catch(() => this.#leaves.delete(offset));
		const [oldest] = this.#leaves.keys();
		if (this.#leaves.size > MOST_LEAVES && oldest !== undefined) this.#leaves.delete(oldest);
		return found;
	}
}

export function editionOf({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }) {
	return [mtimeMs, size, ino].map((part) => Math.floor(part).toString(36)).join('-');
}

type Range = { readonly offset: number; readonly length: number };

async function readRange(handle: FileHandle, { offset, length }: Range): Promise<Uint8Array> {
	if (length > MOST_BYTES) throw new BadTiles('a part of it is longer than 64 MB');
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
	if (bytesRead < length) throw new BadTiles('it ends too soon');
	return buffer;
}

async function unpackedRange(
	handle: FileHandle,
	range: Range,
	compression: Compression,
): Promise<Uint8Array> {
	const packed = await readRange(handle, range);
	const unpack = unpackers[compression];
	if (!unpack || packed.length === 0) return packed;
	try {
		return await unpack(packed, { maxOutputLength: MOST_BYTES });
	} catch (cause) {
		throw new BadTiles('a part of it cannot be unpacked', { cause });
	}
}

/** `vector_layers`, as TileJSON has it; a file need not say. */
function layersOf(metadata: Uint8Array): string[] {
	try {
		const told = JSON.parse(new TextDecoder().decode(metadata)) as unknown;
		const list = (told as { vector_layers?: unknown } | null)?.vector_layers;
		if (!Array.isArray(list)) return [];
		return list.flatMap((layer: unknown) => {
			const { id } = (layer ?? {}) as { id?: unknown };
			return typeof id === 'string' ? [id] : [];
		});
	} catch {
		// Only a hint: without it every layer that is drawn is looked for.
		return [];
	}
}
