import { mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pmtilesOf } from '#tests/support/pmtiles.ts';
import { quiet } from '#tests/support/quiet.ts';
import { openBaseMap } from '#server/basemap/base-map.ts';

const BOUNDS = [107, 11, 109, 12.5] as const;

let folder: string;
let path: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'basemap-'));
	path = join(folder, 'lam-dong.pmtiles');
});
afterEach(() => rm(folder, { recursive: true }));

const opened = (baseMap: string | null) => openBaseMap({ settings: { baseMap }, log: quiet });

function tiles(zooms: number) {
	return Array.from({ length: zooms }, (_, z) =>
		Array.from({ length: 4 ** z }, (_, at) => {
			const place = { z, x: at % 2 ** z, y: Math.floor(at / 2 ** z) };
			return { ...place, bytes: new TextEncoder().encode(Object.values(place).join('/')) };
		}),
	).flat();
}

test('each tile is found, in one directory and in leaves; where there is none it says so', async () => {
	for (const leafOf of [Infinity, 7]) {
		const layers = ['water', 'roads'];
		await writeFile(path, pmtilesOf(tiles(5), { type: 'vector', bounds: BOUNDS, layers, leafOf }));
		const baseMap = await opened(path);
		expect(await baseMap.answer()).toMatchObject({
			kind: 'vector',
			...{ minZoom: 0, maxZoom: 4, bounds: BOUNDS, layers },
		});
		for (const { z, x, y } of tiles(5)) {
			const tile = await baseMap.tile({ z, x, y });
			if (!tile || tile === 'broken') throw new Error('there is no tile');
			expect(tile).toMatchObject({ gzip: true, mediaType: 'application/vnd.mapbox-vector-tile' });
			expect(gunzipSync(tile.bytes).toString()).toBe(`${z}/${x}/${y}`);
		}
		expect(await baseMap.tile({ z: 5, x: 0, y: 0 })).toBeNull();
		await baseMap.stop();
	}
});

test('pictures are sent as they are', async () => {
	await writeFile(path, pmtilesOf(tiles(2), { type: 'png', bounds: BOUNDS }));
	const baseMap = await opened(path);
	expect(await baseMap.answer()).toMatchObject({ kind: 'raster', layers: [] });
	expect(await baseMap.tile({ z: 1, x: 1, y: 0 })).toMatchObject({
		...{ gzip: false, mediaType: 'image/png' },
		bytes: Buffer.from('1/1/0'),
	});
	await baseMap.stop();
});

test('without a setting there is none', async () => {
	const baseMap = await opened(null);
	expect(await baseMap.answer()).toEqual({ kind: 'none' });
	expect(await baseMap.tile({ z: 0, x: 0, y: 0 })).toBeNull();
	await baseMap.stop();
});

test('a file that is missing, or is none, is told of at the start, with what is wrong', async () => {
	await expect(opened(path)).rejects.toThrow(
		/^IOC_BASE_MAP=.*lam-dong\.pmtiles: wanted is a PMTiles file, or a style over one, that can be read \(ENOENT/,
	);
	await writeFile(path, '<html>Not found</html>'.padEnd(200));
	await expect(opened(path)).rejects.toThrow('(it does not begin as PMTiles)');
	const whole = pmtilesOf(tiles(3), { type: 'vector', bounds: BOUNDS });
	await writeFile(path, whole.subarray(0, whole.length - 10));
	await expect(opened(path)).rejects.toThrow(/its tiles would end at byte/);
	const damaged = Buffer.from(whole);
	damaged.fill(7, 127, 140);
	await writeFile(path, damaged);
	await expect(opened(path)).rejects.toThrow('(a part of it cannot be unpacked)');
	await expect(opened(folder)).rejects.toThrow('IOC_BASE_MAP=');
});

test('a style is read with the tiles beside it; names and ground of it are left out', async () => {
	const style = join(folder, 'style.json');
	const layers = [
		{ id: 'ground', type: 'background' },
		{ id: 'rivers', type: 'line', source: 'mine', 'source-layer': 'water', paint: {} },
		{ id: 'names', type: 'symbol', source: 'mine', 'source-layer': 'places' },
		{ id: 'other', type: 'line', source: 'elsewhere' },
	];
	const sources = { mine: { type: 'vector', url: 'pmtiles://lam-dong.pmtiles' } };
	await writeFile(style, JSON.stringify({ version: 8, sources, layers }));
	await expect(opened(style)).rejects.toThrow('ENOENT');
	await writeFile(path, pmtilesOf(tiles(3), { type: 'vector', bounds: BOUNDS }));
	const baseMap = await opened(style);
	expect(await baseMap.answer()).toMatchObject({ kind: 'vector', style: [layers[1]] });
	expect(await baseMap.tile({ z: 0, x: 0, y: 0 })).toMatchObject({ gzip: true });
	await writeFile(style, '{');
	expect(await baseMap.answer()).toEqual({ kind: 'broken' });
	await baseMap.stop();
});

test.each([
	['no JSON', '{', 'it is no JSON'],
	['of another version', { version: 7, sources: {}, layers: [] }, 'its version is not 8'],
	[
		'without tiles',
		{ version: 8, sources: {}, layers: [] },
		'one source with a url pmtiles://FILE',
	],
	[
		'that draws nothing',
		{ version: 8, sources: { mine: { url: 'pmtiles://a.pmtiles' } }, layers: [] },
		'no layer of it draws mine',
	],
])('a style %s is refused at the start', async (_, content, why) => {
	const style = join(folder, 'style.json');
	await writeFile(style, typeof content === 'string' ? content : JSON.stringify(content));
	await expect(opened(style)).rejects.toThrow(why);
});

test('a file that goes wrong later is told of, and another one in its place is taken', async () => {
	await writeFile(path, pmtilesOf(tiles(3), { type: 'vector', bounds: BOUNDS }));
	const baseMap = await opened(path);
	const before = await baseMap.answer();
	await truncate(path, 200);
	expect(await baseMap.tile({ z: 2, x: 3, y: 3 })).toBe('broken');
	expect(await baseMap.answer()).toEqual({ kind: 'broken' });
	await rm(path);
	expect(await baseMap.answer()).toEqual({ kind: 'broken' });

	await writeFile(`${path}.new`, pmtilesOf(tiles(2), { type: 'png', bounds: BOUNDS }));
	await rename(`${path}.new`, path);
	const [after, again] = await Promise.all([baseMap.answer(), baseMap.answer()]);
	expect(after).toMatchObject({ kind: 'raster', maxZoom: 1 });
	expect(again).toEqual(after);
	expect(after).not.toMatchObject({ tiles: 'tiles' in before && before.tiles });
	expect(await baseMap.tile({ z: 1, x: 0, y: 0 })).toMatchObject({ mediaType: 'image/png' });
	await baseMap.stop();
});
