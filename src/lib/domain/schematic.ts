import { drawnIn } from './drawn-in.ts';
import { honeycomb } from './honeycomb.ts';
import type { LonLat, Unit } from './unit.ts';

/** A hexagon that stands for a unit without a boundary: never to be taken for one. */
export type SchematicCell = {
	readonly unitId: number;
	readonly centre: LonLat;
	/** Closed and counter-clockwise, as in GeoJSON. */
	readonly ring: readonly LonLat[];
};

/** Farther from all others, in widths of a cell, no cell lies: an island far off would leave the others no room. */
const MOST_APART = 2.6;

type CellUnit = Pick<Unit, 'id' | 'labelAt' | 'areaKm2'>;

const KM_PER_DEGREE = 111.32;
/** Of the width of the largest cell, what is left open to the next one. */
const GAP = 0.035;
/** The smallest cell against the largest, in width: a town of few square kilometres has its name written in it too. */
const SMALLEST = 0.88;
/** Cells grow with the fourth root of the area, and more slowly where that would make the smallest too small. */
const POWER = 0.25;
/** Of the way to the next label point a cell alone may take: two of them never meet. */
const ALONE = 0.45;

/**
 * One hexagon a unit, standing on a corner, the larger the unit the larger; all on one honeycomb, near their label points
 * and to the side of their neighbours where these truly are; what lies far off is drawn in. Give all units that are drawn together. The same units make
 * the same cells, whatever their order.
 */
export function schematicCells(units: readonly CellUnit[]): SchematicCell[] {
	if (units.length === 0) return [];
	const ordered = units.toSorted((a, b) => a.id - b.id);
	const plane = planeOf(ordered);
	// The honeycomb covers as much land as the units do.
	const pitchKm = 2 * inradiusKm(mean(ordered.map(({ areaKm2 }) => areaKm2)));
	const homes = ordered.map(({ labelAt }) => {
		const [x, y] = plane.toKm(labelAt);
		return [x / pitchKm, y / pitchKm] as const;
	});
	const spots = honeycomb(drawnIn(homes, MOST_APART));
	const areas = ordered.map(({ areaKm2 }) => areaKm2);
	return ordered.map(({ id, areaKm2 }, at) => {
		const [x, y] = spots[at] ?? [0, 0];
		const inradius = (pitchKm / 2) * (1 - GAP) * sizeOf(areaKm2, areas);
		return cellAt(id, { at: [x * pitchKm, y * pitchKm], inradiusKm: inradius, plane });
	});
}

/**
 * Hexagons for the few units that have no boundary, drawn among the boundaries of the others: each on its label point,
 * smaller than its land and clear of the label points about it (those of `all`).
 */
export function schematicCellsAmong(
	units: readonly CellUnit[],
	all: readonly CellUnit[],
): SchematicCell[] {
	if (units.length === 0) return [];
	const plane = planeOf(all);
	return units.map(({ id, labelAt, areaKm2 }) => {
		const at = plane.toKm(labelAt);
		const nearestKm = Math.min(
			...all
				.filter((other) => other.id !== id)
				.map((other) => plane.toKm(other.labelAt))
				.map(([x, y]) => Math.hypot(x - at[0], y - at[1])),
		);
		// A corner is farther off than a side.
		const most = nearestKm * ALONE * (Math.sqrt(3) / 2);
		return cellAt(id, { at, inradiusKm: Math.min(inradiusKm(areaKm2) * ALONE * 1.5, most), plane });
	});
}

type Km = readonly [x: number, y: number];
type Plane = { readonly toKm: (at: LonLat) => Km; readonly toLonLat: (at: Km) => LonLat };

function planeOf(units: readonly CellUnit[]): Plane {
	const midLat = mean(units.map(({ labelAt }) => labelAt[1]));
	const kmPerLon = KM_PER_DEGREE * Math.cos((midLat * Math.PI) / 180);
	return {
		toKm: ([lon, lat]) => [lon * kmPerLon, lat * KM_PER_DEGREE],
		toLonLat: ([x, y]) => [x / kmPerLon, y / KM_PER_DEGREE],
	};
}

function cellAt(
	unitId: number,
	{ at: [x, y], inradiusKm, plane }: { at: Km; inradiusKm: number; plane: Plane },
): SchematicCell {
	const corner = (inradiusKm * 2) / Math.sqrt(3);
	const ring = [30, 90, 150, 210, 270, 330, 30].map((degrees): LonLat => {
		const angle = (degrees * Math.PI) / 180;
		return plane.toLonLat([x + corner * Math.cos(angle), y + corner * Math.sin(angle)]);
	});
	return { unitId, centre: plane.toLonLat([x, y]), ring };
}

/** Against the largest cell, in width. */
function sizeOf(areaKm2: number, areas: readonly number[]): number {
	const largest = Math.max(...areas);
	const smallest = Math.min(...areas);
	const power =
		smallest < largest ? Math.min(POWER, Math.log(SMALLEST) / Math.log(smallest / largest)) : POWER;
	return (areaKm2 / largest) ** power;
}

/** Of the regular hexagon of that area: area = 2 √3 inradius². */
function inradiusKm(areaKm2: number): number {
	return Math.sqrt(areaKm2 / (2 * Math.sqrt(3)));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
