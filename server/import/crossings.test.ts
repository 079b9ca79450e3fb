import { expect, test } from 'vitest';
import type { LonLat } from '#lib/domain/unit.ts';
import { crossingOf } from './crossings.ts';

const SQUARE: LonLat[] = [
	[107, 11],
	[108, 11],
	[108, 12],
	[107, 12],
	[107, 11],
];
const moved = (ring: readonly LonLat[], by: number): LonLat[] =>
	ring.map(([lon, lat]) => [lon + by, lat + by]);

test('a ring that crosses itself is told with the place', () => {
	const bow: LonLat[] = [
		[107, 11],
		[108, 12],
		[108, 11],
		[107, 12],
		[107, 11],
	];
	const place = { polygon: 1, ring: 1 };
	expect(crossingOf([[bow]])).toEqual({
		kind: 'crossing',
		rings: [place, place],
		at: [107.5, 11.5],
	});
});

test('two rings that cross are told, a hole with its polygon or two polygons', () => {
	expect(crossingOf([[SQUARE, moved(SQUARE, 0.5)]])).toMatchObject({
		kind: 'crossing',
		rings: [
			{ polygon: 1, ring: 1 },
			{ polygon: 1, ring: 2 },
		],
	});
	expect(crossingOf([[SQUARE], [moved(SQUARE, 0.5)]])).toMatchObject({
		rings: [{ polygon: 1 }, { polygon: 2 }],
	});
});

test('rings that touch, or have a line in common, do not cross', () => {
	expect(crossingOf([[SQUARE]])).toEqual({ kind: 'none' });
	expect(crossingOf([[SQUARE], [moved(SQUARE, 1)]])).toEqual({ kind: 'none' });
	const beside = SQUARE.map(([lon, lat]): LonLat => [lon + 1, lat]);
	expect(crossingOf([[SQUARE], [beside]])).toEqual({ kind: 'none' });
	const neck: LonLat[] = [
		[107, 11],
		[107.5, 11.5],
		[108, 11],
		[108, 12],
		[107.5, 11.5],
		[107, 12],
		[107, 11],
	];
	expect(crossingOf([[neck]])).toEqual({ kind: 'none' });
});

test('50,000 points of a coast are looked through, and one crossing among them is found', () => {
	const coast = Array.from({ length: 50_000 }, (_, at): LonLat => {
		const angle = (2 * Math.PI * at) / 50_000;
		const radius = 0.1 + 0.002 * Math.sin(angle * 900);
		return [108 + Math.cos(angle) * radius, 12 + Math.sin(angle) * radius];
	});
	coast.push(coast[0] as LonLat);
	expect(crossingOf([[coast]])).toEqual({ kind: 'none' });
	const exchanged = [...coast];
	[exchanged[30_000], exchanged[30_003]] = [coast[30_003] as LonLat, coast[30_000] as LonLat];
	expect(crossingOf([[exchanged]]).kind).toBe('crossing');
});

test('lines that all lie over each other are given up on', () => {
	const sheaf = Array.from({ length: 8_000 }, (_, at): LonLat => [107 + (at % 2), 11 + at / 1e4]);
	sheaf.push([107, 10], sheaf[0] as LonLat);
	expect(crossingOf([[sheaf]]).kind).toBe('entangled');
});
