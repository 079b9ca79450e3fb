import { expect, test } from 'vitest';
import { baseLayers, baseSource, OVER_BASE } from './base-style.ts';
import { mixed, paletteOf, rgba, seenThrough } from './palette.ts';

const dark = paletteOf('dark', { token: () => '', hairlinePx: 1 });
const light = paletteOf('light', { token: () => '', hairlinePx: 1 });

const drawn = (layers: readonly string[]) =>
	baseLayers({ kind: 'vector', layers }, dark).map(({ id, type }) => `${type} ${id}`);

test('of vector tiles water, roads and buildings are drawn, by the names of either schema', () => {
	expect(drawn(['water', 'waterway', 'transportation', 'building', 'place', 'boundary'])).toEqual([
		...['fill base-water', 'fill base-building', 'line base-waterway-streams'],
		...['line base-water-streams', 'line base-transportation-minor'],
		'line base-transportation-major',
	]);
	expect(drawn(['earth', 'water', 'roads', 'buildings', 'places', 'boundaries'])).toEqual([
		...['fill base-water', 'fill base-buildings', 'line base-water-streams'],
		...['line base-roads-minor', 'line base-roads-major'],
	]);
});

test('neither borders nor names are, whatever the file has; where it tells nothing all is looked for', () => {
	expect(drawn(['boundary', 'boundaries', 'place', 'places', 'poi'])).toEqual([]);
	const all = baseLayers({ kind: 'vector', layers: [] }, dark);
	expect(all.length).toBeGreaterThan(6);
	expect(all.some(({ type }) => type === 'symbol')).toBe(false);
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('a style of the centre’s own takes the place of the wall’s, on the same tiles', () => {
	const style = [
		{
			id: 'rivers',
			type: 'line',
			source: 'mine',
			'source-layer': 'water',
			paint: { 'line-width': 3 },
		},
	];
	expect(baseLayers({ kind: 'vector', layers: ['water', 'roads'], style }, dark)).toEqual([
		{ ...style[0], id: 'base-rivers', source: 'base' },
	]);
});

test('pictures are nearly grey, and near the ground of their theme', () => {
	const told = { kind: 'raster', layers: [] } as const;
	expect(baseLayers(told, dark)).toMatchObject([
		{ type: 'raster', paint: { 'raster-brightness-max': 0.4 } },
	]);
	expect(baseLayers(told, light)).toMatchObject([{ paint: { 'raster-brightness-min': 0.55 } }]);
});

test('tiles are asked of the wall’s own server, where the file has any', () => {
	const source = baseSource(
		{
			...{ kind: 'raster', tiles: '/basemap/{z}/{x}/{y}?edition=1', minZoom: 5, maxZoom: 14 },
			...{ bounds: [107, 11, 109, 12.5], layers: [] },
		},
		'http://127.0.0.1:3000',
	);
	expect(source).toMatchObject({
		type: 'raster',
		tiles: ['http://127.0.0.1:3000/basemap/{z}/{x}/{y}?edition=1'],
		...{ minzoom: 5, maxzoom: 14, bounds: [107, 11, 109, 12.5] },
	});
});

test('over plain land a fill that is seen through looks as the legend says', () => {
	for (const palette of [dark, light]) {
		for (const colour of palette.progress) {
			const fill = seenThrough(rgba(colour), { over: palette.land, part: OVER_BASE });
			expect(fill[3]).toBe(Math.round(255 * OVER_BASE));
			const hex = `#${fill
				.slice(0, 3)
				.map((part) => part.toString(16).padStart(2, '0'))
				.join('')}`;
			const seen = mixed(palette.land, { to: hex, part: OVER_BASE });
			for (const [place, part] of rgba(colour).slice(0, 3).entries()) {
				// A colour darker than any is not to be had.
				expect(Math.abs((seen[place] ?? 0) - part)).toBeLessThan(20);
			}
		}
	}
});
