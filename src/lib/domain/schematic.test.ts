import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schematicCells, schematicCellsAmong } from './schematic.ts';
import type { LonLat } from './unit.ts';

type Place = { id: number; parent: string; labelAt: LonLat; areaKm2: number };

const [, ...rows] = readFileSync(
	new URL('../../../server/catalogue/facts/units.csv', import.meta.url),
	'utf8',
)
	.trim()
	.split('\n')
	.map((line) => line.split(','));
const places = (level: string, validFrom: string) =>
	rows
		.filter((cells) => cells[1] === level && cells[10] === validFrom)
		.map((cells, id): Place => {
			const [lon, lat, area] = cells.slice(7, 10).map(Number) as [number, number, number];
			return { id, parent: cells[6] ?? '', labelAt: [lon, lat], areaKm2: area };
		});
const districts = places('district', '');
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

/** Width of the largest cell, about. */
const cellKm = (units: readonly Place[]) =>
	Math.sqrt(units.reduce((sum, { areaKm2 }) => sum + areaKm2, 0) / units.length) * 1.08;
const distance = (a: LonLat, b: LonLat) => Math.hypot(b[0] - a[0], b[1] - a[1]);
const bearing = (a: LonLat, b: LonLat) => Math.atan2(b[1] - a[1], b[0] - a[0]);
const turn = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
const areaOf = (ring: readonly LonLat[]) =>
	ring.slice(1).reduce((sum, [x, y], at) => {
		const [fromX, fromY] = ring[at] as LonLat;
		return sum + (fromX * y - x * fromY) / 2;
	}, 0);

test('all 61 districts are there', () => {
	expect(districts).toHaveLength(61);
	expect(provinces).toHaveLength(5);
});

describe.each(provinces)('%s', (province) => {
	const units = districts.filter(({ parent }) => parent === province);
	const cells = schematicCells(units);

	test('no two cells overlap', () => {
		expect(cells).toHaveLength(units.length);
		for (const [at, a] of cells.entries()) {
			for (const b of cells.slice(at + 1)) expect(apart(a.ring, b.ring)).toBe(true);
		}
	});

	test('each stays near its label point, within two cells', () => {
		for (const { unitId, centre } of cells) {
			const home = units.find(({ id }) => id === unitId) as Place;
			const km = Math.hypot(centre[0] - home.labelAt[0], centre[1] - home.labelAt[1]) * 111;
			expect(km).toBeLessThan(2 * cellKm(units));
		}
	});

	test('each that has others beside it touches one of them: none is alone', () => {
		for (const { centre } of cells) {
			const nearest = Math.min(
				...cells
					.filter((other) => other.centre !== centre)
					.map((other) => Math.hypot(other.centre[0] - centre[0], other.centre[1] - centre[1])),
			);
			expect(nearest * 111).toBeLessThan(1.2 * cellKm(units));
		}
	});

	test('most neighbours lie in their true direction, within a third of a right angle', () => {
		const centres = new Map(cells.map(({ unitId, centre }) => [unitId, centre]));
		const turns = units.flatMap((a) =>
			units
				.filter((b) => b.id > a.id)
				.map((b) => {
					const [from, to] = [centres.get(a.id), centres.get(b.id)] as [LonLat, LonLat];
					return turn(bearing(a.labelAt, b.labelAt), bearing(from, to));
				}),
		);
		expect(turns.filter((angle) => angle < Math.PI / 6).length / turns.length).toBeGreaterThan(0.8);
	});

	test('the larger the unit the larger its cell, and the smallest is not much smaller', () => {
		const sizes = cells
			.map(({ unitId, ring }) => ({ area: areaOf(ring), unit: districts[unitId]?.areaKm2 ?? 0 }))
			.sort((a, b) => a.unit - b.unit);
		for (const [at, { area }] of sizes.slice(1).entries()) {
			expect(area).toBeGreaterThanOrEqual((sizes[at]?.area ?? 0) * (1 - 1e-9));
		}
		expect((sizes.at(-1)?.area ?? 0) / (sizes[0]?.area ?? 1)).toBeLessThan(1.6);
	});
});

test.each([
	['p-68-lam-dong-2025', 124],
	['p-56-khanh-hoa-2025', 65],
])('the communes of %s have %i cells, close together with their islands', (province, count) => {
	const units = places('commune', '2025-07-01').filter(({ parent }) => parent === province);
	const cells = schematicCells(units);
	expect(cells).toHaveLength(count);
	for (const [at, a] of cells.entries()) {
		for (const b of cells.slice(at + 1)) expect(apart(a.ring, b.ring)).toBe(true);
		const nearest = Math.min(
			...cells.filter((b) => b !== a).map((b) => distance(a.centre, b.centre)),
		);
		expect(nearest * 111).toBeLessThan(4 * cellKm(units));
	}
});

test('rings are closed and run counter-clockwise', () => {
	for (const { ring } of schematicCells(districts)) {
		expect(ring).toHaveLength(7);
		expect(ring[6]).toEqual(ring[0]);
		expect(areaOf(ring)).toBeGreaterThan(0);
	}
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

test('among boundaries a cell stands on its label point, clear of those of the others', () => {
	const [one, ...others] = districts.filter(({ parent }) => parent === provinces[0]);
	const two = others[0] as Place;
	const cells = schematicCellsAmong([one as Place, two], [one as Place, ...others]);
	expect(cells.map(({ unitId }) => unitId)).toEqual([one?.id, two.id]);
	for (const { unitId, centre, ring } of cells) {
		const unit = districts[unitId] as Place;
		expect(centre[0]).toBeCloseTo(unit.labelAt[0], 6);
		const reach = Math.max(...ring.map((corner) => distance(corner, unit.labelAt)));
		const nearest = Math.min(
			...[one as Place, ...others]
				.filter(({ id }) => id !== unitId)
				.map(({ labelAt }) => distance(labelAt, unit.labelAt)),
		);
		expect(reach).toBeLessThan(nearest / 2);
	}
	expect(schematicCellsAmong([], others)).toEqual([]);
});
