/** Tiles for a base map of a test: a picture of one grey, and vector tiles with a net of roads. */
import { crc32, deflateSync } from 'node:zlib';
import type { WrittenTile } from './pmtiles.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** All tiles of these zooms that the box touches. */
export function tilesOf(
	[west, south, east, north]: Box,
	{ zooms, bytes }: { readonly zooms: readonly number[]; readonly bytes: Uint8Array },
): WrittenTile[] {
	return zooms.flatMap((z) => {
		const side = 2 ** z;
		const column = (lon: number): number => Math.floor((lon / 360 + 0.5) * side);
		const row = (lat: number): number => {
			const sine = Math.sin((lat * Math.PI) / 180);
			return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side);
		};
		const tiles: WrittenTile[] = [];
		for (let x = column(west); x <= column(east); x++) {
			for (let y = row(north); y <= row(south); y++) tiles.push({ z, x, y, bytes });
		}
		return tiles;
	});
}

/** 256 by 256. */
export function greyPng(grey: number): Buffer {
	const side = 256;
	const line = Buffer.alloc(side + 1, grey);
	line[0] = 0;
	const head = Buffer.alloc(13);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	// Eight bits of grey.
	head[8] = 8;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => line)))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	const whole = Buffer.alloc(8 + body.length);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body), 4 + body.length);
	return whole;
}

/** A vector tile (Mapbox’s specification, version 2) with one layer `roads`: highways side by side, each four of its 64 parts wide. */
export function roadsTile(): Buffer {
	const extent = 4096;
	const features = Array.from({ length: 64 }, (_, at) => {
		// Move to (x, 0), then a line to (x, 4096).
		const geometry = [9, zigzag(at * 64), zigzag(0), 10, zigzag(0), zigzag(extent)];
		return field(2, [...field(2, [0, 0]), ...number(3, 2), ...field(4, geometry.flatMap(varint))]);
	}).flat();
	const text = (words: string): number[] => [...Buffer.from(words)];
	const layer = [
		...number(15, 2),
		...field(1, text('roads')),
		...features,
		...field(3, text('kind')),
		...field(4, field(1, text('highway'))),
		...number(5, extent),
	];
	return Buffer.from(field(3, layer));
}

/** A field of protobuf with a length, and one that is a number. */
function field(tag: number, bytes: readonly number[]): number[] {
	return [...varint(tag * 8 + 2), ...varint(bytes.length), ...bytes];
}

function number(tag: number, value: number): number[] {
	return [...varint(tag * 8), ...varint(value)];
}

function zigzag(value: number): number {
	return value < 0 ? -2 * value - 1 : 2 * value;
}

function varint(value: number): number[] {
	return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
