import { expect, test } from 'vitest';
import { BadTiles, findEntry, readDirectory, readHeader, tileIdOf } from './pmtiles-format.ts';

test('tiles are numbered as the specification says', () => {
	const numbers = [
		[{ z: 0, x: 0, y: 0 }, 0],
		[{ z: 1, x: 0, y: 0 }, 1],
		[{ z: 1, x: 0, y: 1 }, 2],
		[{ z: 1, x: 1, y: 1 }, 3],
		[{ z: 1, x: 1, y: 0 }, 4],
		[{ z: 2, x: 0, y: 0 }, 5],
		[{ z: 12, x: 3423, y: 1763 }, 19078479],
	] as const;
	for (const [tile, number] of numbers) expect(tileIdOf(tile)).toBe(number);
	for (const z of [3, 6]) {
		const side = 2 ** z;
		const ids = Array.from({ length: side * side }, (_, at) =>
			tileIdOf({ z, x: at % side, y: Math.floor(at / side) }),
		);
		const first = (4 ** z - 1) / 3;
		expect(ids.toSorted((a, b) => a - b)).toEqual(ids.map((_, at) => first + at));
	}
});

test('an entry stands for all tiles of its run, a leaf for those up to the next one', () => {
	// Three entries: a run of two from 5, a leaf from 9, one tile at 300.
	const directory = readDirectory(
		Uint8Array.from([3, 5, 4, 0xa3, 0x02, 2, 0, 1, 10, 20, 30, 1, 1, 0]),
	);
	expect(directory).toEqual([
		{ tileId: 5, run: 2, length: 10, offset: 0 },
		{ tileId: 9, run: 0, length: 20, offset: 0 },
		{ tileId: 300, run: 1, length: 30, offset: 20 },
	]);
	const at = (tileId: number) => findEntry(directory, tileId)?.tileId ?? null;
	expect([4, 5, 6, 7, 9, 299, 300, 301].map(at)).toEqual([null, 5, 5, null, 9, 9, 300, null]);
});

test('a directory that ends too soon, or says of more than it could hold, is refused', () => {
	expect(() => readDirectory(Uint8Array.from([3, 5]))).toThrow(BadTiles);
	expect(() => readDirectory(Uint8Array.from([0xff, 0xff, 0xff, 0x7f]))).toThrow(BadTiles);
	expect(() => readDirectory(new Uint8Array())).toThrow(BadTiles);
});

test('what is no PMTiles file of version 3 is refused, with what is wrong', () => {
	const bytes = new Uint8Array(127);
	expect(() => readHeader(bytes.subarray(0, 9), 9)).toThrow('shorter than a header');
	expect(() => readHeader(bytes, 127)).toThrow('does not begin as PMTiles');
	bytes.set(new TextEncoder().encode('PMTiles'));
	bytes[7] = 2;
	expect(() => readHeader(bytes, 127)).toThrow('version 2');
	bytes[7] = 3;
	expect(() => readHeader(bytes, 127)).toThrow('compression of its directory is not known');
	bytes.set([2, 2], 97);
	expect(() => readHeader(bytes, 127)).toThrow('type of its tiles is not known');
	bytes[99] = 1;
	expect(readHeader(bytes, 127)).toMatchObject({ type: 'vector', tiles: 'gzip' });
	bytes[16] = 200;
	expect(() => readHeader(bytes, 127)).toThrow('its directory would end at byte 200 of 127');
});
