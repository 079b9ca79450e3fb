import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schematicCells } from './schematic.ts';
import type { LonLat } from './unit.ts';

type Place = { id: number; parent: string; labelAt: LonLat; areaKm2: number };

const [, ...rows] = readFileSync(
	new URL('../../../server/catalogue/facts/units.csv', import.meta.url),
	'utf8',
)
	.trim()
	.split('\n')
	.map((line) => line.split(','));
const districts = rows
	.filter((cells) => cells[1] === 'district' && cells[10] === '')
	.map((cells, id): Place => {
		const [lon, lat, area] = cells.slice(7, 10).map(Number) as [number, number, number];
		return { id, parent: cells[6] ?? '', labelAt: [lon, lat], areaKm2: area };
	});
const provinces = [...new Set(districts.map(({ parent }) => parent))];

/** Convex shapes are apart when along a normal of one of their sides their shadows are. */
function apart(a: readonly LonLat[], b: readonly LonLat[]): boolean {
	return [a, b].some((ring) =>
		ring.slice(1).some((to, at) => {
			const from = ring[at] as LonLat;
			const normal = [to[1] - from[1], from[0] - to[0]] as const;
			const shadow = (points: readonly LonLat[]) =>
				points.map(([x, y]) => x * normal[0] + y * normal[1]);
			return (
				Math.max(...shadow(b)) < Math.min(...shadow(a)) ||
				Math.max(...shadow(a)) < Math.min(...shadow(b))
			);
		}),
	);
}

const spanKm = (values: readonly number[]) => (Math.max(...values) - Math.min(...values)) * 111;
const areaOf = (ring: readonly LonLat[]) =>
	ring.slice(1).reduce((sum, [x, y], at) => {
		const [fromX, fromY] = ring[at] as LonLat;
		return sum + (fromX * y - x * fromY) / 2;
	}, 0);

test('all 61 districts are there', () => {
	expect(districts).toHaveLength(61);
	expect(provinces).toHaveLength(5);
});

describe.each([...provinces, 'all'])('%s', (province) => {
	const units = districts.filter(({ parent }) => province === 'all' || parent === province);
	const cells = schematicCells(units);

	test('no two cells overlap', () => {
		expect(cells).toHaveLength(units.length);
		for (const [at, a] of cells.entries()) {
			for (const b of cells.slice(at + 1)) expect(apart(a.ring, b.ring)).toBe(true);
		}
	});

	test('each stays near its label point, within the size of the larger cells', () => {
		const largestKm = Math.max(...units.map(({ areaKm2 }) => Math.sqrt(areaKm2)));
		for (const { unitId, centre } of cells) {
			const home = units.find(({ id }) => id === unitId) as Place;
			const km = Math.hypot(centre[0] - home.labelAt[0], centre[1] - home.labelAt[1]) * 111;
			expect(km).toBeLessThan(largestKm * 0.9);
		}
	});

	test('the picture is compact', () => {
		const corners = cells.flatMap(({ ring }) => ring);
		const labels = units.map(({ labelAt }) => labelAt);
		const largestKm = Math.max(...units.map(({ areaKm2 }) => Math.sqrt(areaKm2)));
		for (const axis of [0, 1] as const) {
			const span = spanKm(corners.map((point) => point[axis]));
			expect(span).toBeLessThan(spanKm(labels.map((point) => point[axis])) + largestKm * 1.6);
		}
	});
});

test('rings are closed and run counter-clockwise', () => {
	for (const { ring } of schematicCells(districts)) {
		expect(ring).toHaveLength(7);
		expect(ring[6]).toEqual(ring[0]);
		expect(areaOf(ring)).toBeGreaterThan(0);
	}
});

test('a larger district has a larger cell', () => {
	const [small, large] = schematicCells([
		{ id: 1, labelAt: [108, 12], areaKm2: 800 },
		{ id: 2, labelAt: [109, 12], areaKm2: 1600 },
	]);
	expect(areaOf(large?.ring ?? []) / areaOf(small?.ring ?? [])).toBeCloseTo(2, 5);
});

test('the order of the units does not matter', () => {
	expect(schematicCells(districts.toReversed())).toEqual(schematicCells(districts));
});

test('units on one point make room for each other', () => {
	const cells = schematicCells(
		[1, 2, 3].map((id) => ({ id, labelAt: [108, 12] as const, areaKm2: 500 })),
	);
	for (const [at, a] of cells.entries()) {
		for (const b of cells.slice(at + 1)) expect(apart(a.ring, b.ring)).toBe(true);
	}
});

test('no units, no cells', () => {
	expect(schematicCells([])).toEqual([]);
});
