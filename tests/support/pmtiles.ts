/** Writes a PMTiles file by its specification (version 3), so that no map of others is kept here; tiles as they are given. */
import { gzipSync } from 'node:zlib';
import { tileIdOf } from '#server/basemap/pmtiles-format.ts';

export type WrittenTile = {
	readonly z: number;
	readonly x: number;
	readonly y: number;
	readonly bytes: Uint8Array;
};

const HEADER_BYTES = 127;
const GZIP = 2;
const TYPES = { vector: 1, png: 2 };

export function pmtilesOf(
	tiles: readonly WrittenTile[],
	{
		type,
		bounds,
		layers = [],
		leafOf = Infinity,
	}: {
		readonly type: 'vector' | 'png';
		readonly bounds: readonly [number, number, number, number];
		readonly layers?: readonly string[];
		/** So many tiles are in a directory of their own. */
		readonly leafOf?: number;
	},
): Buffer {
	const packed = tiles
		.map(({ bytes, ...at }) => ({
			...at,
			tileId: tileIdOf(at),
			bytes: type === 'vector' ? gzipSync(bytes) : Buffer.from(bytes),
		}))
		.toSorted((a, b) => a.tileId - b.tileId);
	let end = 0;
	const entries = packed.map(({ tileId, bytes }) => {
		const offset = end;
		end += bytes.length;
		return { tileId, run: 1, offset, length: bytes.length };
	});
	const leaves: Buffer[] = [];
	let leavesEnd = 0;
	const root =
		entries.length <= leafOf
			? entries
			: Array.from({ length: Math.ceil(entries.length / leafOf) }, (_, at) => {
					const own = entries.slice(at * leafOf, (at + 1) * leafOf);
					const leaf = gzipSync(directoryOf(own));
					leaves.push(leaf);
					const offset = leavesEnd;
					leavesEnd += leaf.length;
					return { tileId: own[0]?.tileId ?? 0, run: 0, offset, length: leaf.length };
				});
	const rootBytes = gzipSync(directoryOf(root));
	const metadata = gzipSync(JSON.stringify({ vector_layers: layers.map((id) => ({ id })) }));
	const parts = [
		rootBytes,
		metadata,
		Buffer.concat(leaves),
		Buffer.concat(packed.map((p) => p.bytes)),
	];
	const header = Buffer.alloc(HEADER_BYTES);
	header.write('PMTiles');
	header.writeUInt8(3, 7);
	let offset = HEADER_BYTES;
	for (const [place, part] of parts.entries()) {
		header.writeBigUInt64LE(BigInt(offset), 8 + place * 16);
		header.writeBigUInt64LE(BigInt(part.length), 16 + place * 16);
		offset += part.length;
	}
	for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(tiles.length), at);
	header.writeUInt8(1, 96);
	header.writeUInt8(GZIP, 97);
	header.writeUInt8(type === 'vector' ? GZIP : 1, 98);
	header.writeUInt8(TYPES[type], 99);
	const zooms = tiles.map(({ z }) => z);
	header.writeUInt8(Math.min(...zooms), 100);
	header.writeUInt8(Math.max(...zooms), 101);
	for (const [place, degrees] of bounds.entries()) {
		header.writeInt32LE(Math.round(degrees * 1e7), 102 + place * 4);
	}
	return Buffer.concat([header, ...parts]);
}

function directoryOf(
	entries: readonly { tileId: number; run: number; offset: number; length: number }[],
): Buffer {
	let before = 0;
	return Buffer.from(
		[
			entries.length,
			...entries.map(({ tileId }) => {
				const more = tileId - before;
				before = tileId;
				return more;
			}),
			...entries.map(({ run }) => run),
			...entries.map(({ length }) => length),
			...entries.map(({ offset }) => offset + 1),
		].flatMap(varint),
	);
}

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (let left = value; ; left = Math.floor(left / 128)) {
		if (left < 128) return [...bytes, left];
		bytes.push((left % 128) + 128);
	}
}
