import { expect, test } from 'vitest';
import type { LonLat } from '#lib/domain/unit.ts';
import { areaKm2, checkGeometry } from './rings.ts';

const square = (lon: number, lat: number, side = 0.1): LonLat[] => [
	[lon, lat],
	[lon + side, lat],
	[lon + side, lat + side],
	[lon, lat + side],
	[lon, lat],
];
const SQUARE = square(107.5, 11.5);
const polygon = (...coordinates: unknown[]) => checkGeometry({ type: 'Polygon', coordinates });
const why = (checked: ReturnType<typeof checkGeometry>) =>
	checked.kind === 'refused' ? checked.why : null;

test('a polygon is taken as a multipolygon of one', () => {
	expect(polygon(SQUARE)).toEqual({ kind: 'boundary', boundary: [[SQUARE]], turned: 0 });
});

test('islands belong to Vietnam', () => {
	const [hoangSa, truongSa] = [square(112.3, 16.5), square(114, 9.8)];
	const islands = { type: 'MultiPolygon', coordinates: [[hoangSa], [truongSa]] };
	expect(checkGeometry(islands)).toEqual({
		kind: 'boundary',
		boundary: [[hoangSa], [truongSa]],
		turned: 0,
	});
});

test('rings that run the wrong way are turned: outer ones counter-clockwise, holes clockwise', () => {
	const hole = square(107.52, 11.52, 0.02);
	expect(polygon(SQUARE.toReversed(), hole)).toEqual({
		kind: 'boundary',
		boundary: [[SQUARE, hole.toReversed()]],
		turned: 2,
	});
});

test('heights are dropped', () => {
	const high = SQUARE.map(([lon, lat]) => [lon, lat, 900]);
	expect(polygon(high)).toMatchObject({ kind: 'boundary', boundary: [[SQUARE]] });
});

test.each([
	['is not closed', SQUARE.slice(0, 4)],
	['at least 4 points', [SQUARE[0], SQUARE[1], SQUARE[0]]],
	['encloses nothing', [SQUARE[0], SQUARE[1], SQUARE[1], SQUARE[0]]],
	['two numbers', [...SQUARE.slice(0, 4), ['107.5', 11.5]]],
	['two numbers', [...SQUARE.slice(0, 4), [Number.NaN, 11.5]]],
	['two numbers', [...SQUARE.slice(0, 4), null]],
	['is not in Vietnam', square(2.3, 48.8)],
	['latitude and longitude seem to be exchanged', SQUARE.map(([lon, lat]) => [lat, lon])],
	['crosses itself near 107.55000, 11.55000', [0, 2, 1, 3, 0].map((at) => SQUARE[at])],
	['coordinates are in metres', SQUARE.map(([lon, lat]) => [lon * 5_000, lat * 110_000])],
	['a list is wanted', []],
	['a list is wanted', 'x'],
])('a ring is refused that %s', (words, ring) => {
	expect(why(polygon(ring))).toContain(words);
	expect(why(polygon(ring))).toContain('polygon 1, ring 1');
});

test('a hole that crosses its polygon is refused with both', () => {
	expect(why(polygon(SQUARE, square(107.55, 11.55)))).toContain(
		'polygon 1, ring 1: crosses polygon 1, ring 2 near',
	);
});

test('a hole that lies outside of its polygon is refused, one that touches it from within is not', () => {
	expect(why(polygon(SQUARE, square(107.8, 11.5, 0.02)))).toBe(
		'polygon 1, ring 2: a hole that lies outside of its polygon',
	);
	const [corner] = SQUARE;
	const touching = [corner, [107.52, 11.51], [107.51, 11.52], corner];
	expect(polygon(SQUARE, touching)).toMatchObject({ kind: 'boundary' });
});

test('other shapes are refused', () => {
	expect(why(checkGeometry({ type: 'Point', coordinates: [107, 11] }))).toContain('this is Point');
	expect(why(checkGeometry(null))).toContain('this is none');
	expect(why(checkGeometry({ type: 'MultiPolygon', coordinates: null }))).toContain('a list');
});

test('a boundary of too many points is refused', () => {
	const points = Array.from({ length: 50_001 }, (_, at): LonLat => {
		const angle = (2 * Math.PI * at) / 50_000;
		return [108 + Math.cos(angle) * 0.1, 12 + Math.sin(angle) * 0.1];
	});
	expect(why(polygon([...points.slice(0, 50_000), points[0]]))).toContain('more than 50000 points');
});

test('areas are those of the sphere, without the holes', () => {
	const oneDegree = square(107, 0, 1);
	expect(areaKm2([[oneDegree]])).toBeCloseTo(12_364, -2);
	const half = square(107.25, 0.25, 0.5).toReversed();
	expect(areaKm2([[oneDegree, half]])).toBeCloseTo(12_364 * 0.75, -2);
});
