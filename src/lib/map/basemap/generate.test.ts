import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import { expect, test } from 'vitest';
import { makeLand } from './generate.ts';
import { simplifiedArc } from './simplified-arc.ts';

const committed = readFileSync(new URL('land.topology.json', import.meta.url), 'utf8');

test('the committed land is what the installed Natural Earth gives', () => {
	expect(makeLand()).toBe(committed);
});

test('no islet of Hoàng Sa or Trường Sa is left to any other country', () => {
	const topology = JSON.parse(committed) as Parameters<typeof feature>[0];
	const countries = feature(
		topology,
		'countries',
	) as unknown as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
	const points = countries.features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
	const within = points.filter(
		([lon = 0, lat = 0]) =>
			(lon > 111 && lon < 113.2 && lat > 15.4 && lat < 17.4) ||
			(lon > 111.5 && lon < 116.2 && lat > 7.6 && lat < 11.6),
	);
	expect(within).toEqual([]);
});

test('both ends of a line are kept, and far from Vietnam little else', () => {
	const wavy = (lon: number) =>
		Array.from({ length: 50 }, (_, at) => [lon + at * 0.01, 12 + (at % 2) * 0.02] as const);
	const near = simplifiedArc(wavy(108));
	const far = simplifiedArc(wavy(130));
	expect(near).toHaveLength(50);
	expect(far).toEqual([0, 49]);
});
