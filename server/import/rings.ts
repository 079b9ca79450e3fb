/** Rings of boundaries: checked, and wound as RFC 7946 wants. Pure. */
import type { LonLat, MultiPolygon } from '#lib/domain/unit.ts';
import { crossingOf } from './crossings.ts';
import { checkPosition } from './positions.ts';

const MOST_POINTS = 50_000;
const EARTH_RADIUS_KM = 6371.0088;

export type CheckedRings =
	| {
			readonly kind: 'boundary';
			readonly boundary: MultiPolygon;
			/** Rings that ran the wrong way round and were turned. */
			readonly turned: number;
	  }
	| { readonly kind: 'refused'; readonly why: string };

class BadRing extends Error {}

/** `geometry` is a GeoJSON Polygon or MultiPolygon as it came; heights are dropped. */
export function checkGeometry(geometry: unknown): CheckedRings {
	try {
		const polygons = polygonsOf(geometry);
		let points = 0;
		let turned = 0;
		const boundary = polygons.map((polygon, p) =>
			listOf(polygon, `polygon ${p + 1}`).map((ring, r) => {
				const where = `polygon ${p + 1}, ring ${r + 1}`;
				const checked = checkRing(ring, where);
				points += checked.length;
				if (points > MOST_POINTS) throw new BadRing(`more than ${MOST_POINTS} points`);
				const counterClockwise = signedArea(checked) > 0;
				if (counterClockwise === (r === 0)) return checked;
				turned++;
				return checked.toReversed();
			}),
		);
		checkCrossings(boundary);
		checkHoles(boundary);
		return { kind: 'boundary', boundary, turned };
	} catch (error) {
		if (error instanceof BadRing) return { kind: 'refused', why: error.message };
		throw error;
	}
}

function polygonsOf(geometry: unknown): readonly unknown[] {
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	if (type === 'Polygon') return [coordinates];
	if (type === 'MultiPolygon') return listOf(coordinates, 'coordinates');
	throw new BadRing(`a Polygon or MultiPolygon is wanted, this is ${String(type ?? 'none')}`);
}

function listOf(value: unknown, where: string): readonly unknown[] {
	if (Array.isArray(value) && value.length > 0) return value;
	throw new BadRing(`${where}: a list is wanted`);
}

function checkRing(ring: unknown, where: string): LonLat[] {
	const positions = listOf(ring, where).map((position, at) => {
		const checked = checkPosition(position);
		if (checked.kind === 'position') return checked.at;
		throw new BadRing(`${where}, point ${at + 1}: ${checked.why}`);
	});
	if (positions.length < 4) throw new BadRing(`${where}: at least 4 points are wanted`);
	const [first, last] = [positions[0] as LonLat, positions.at(-1) as LonLat];
	if (first[0] !== last[0] || first[1] !== last[1]) throw new BadRing(`${where}: is not closed`);
	if (signedArea(positions) === 0) {
		// What the two halves of a bow enclose takes each other away.
		checkCrossings([[positions]]);
		throw new BadRing(`${where}: encloses nothing`);
	}
	return positions;
}

function checkCrossings(boundary: MultiPolygon): void {
	const crossing = crossingOf(boundary);
	switch (crossing.kind) {
		case 'none':
			return;
		case 'entangled':
			throw new BadRing('so many of its lines lie over each other that it is no boundary');
		case 'crossing': {
			const [one, two] = crossing.rings.map(
				({ polygon, ring }) => `polygon ${polygon}, ring ${ring}`,
			);
			const [lon, lat] = crossing.at.map((degrees) => degrees.toFixed(5));
			throw new BadRing(
				`${one}: crosses ${one === two ? 'itself' : two} near ${lon}, ${lat}; such a boundary encloses nothing certain`,
			);
		}
		default:
			crossing satisfies never;
	}
}

/** No ring crosses another: a hole of which one point is inside is inside with all of it. */
function checkHoles(boundary: MultiPolygon): void {
	for (const [p, [outer = [], ...holes]] of boundary.entries()) {
		for (const [h, hole] of holes.entries()) {
			if (hole.some((point) => isInside(point, outer))) continue;
			throw new BadRing(`polygon ${p + 1}, ring ${h + 2}: a hole that lies outside of its polygon`);
		}
	}
}

/** By how many of its lines are east of the point. */
function isInside([lon, lat]: LonLat, ring: readonly LonLat[]): boolean {
	let inside = false;
	for (const [at, [x, y]] of ring.slice(1).entries()) {
		const [fromX, fromY] = ring[at] as LonLat;
		const isLevel = y > lat !== fromY > lat;
		if (isLevel && lon < fromX + ((lat - fromY) / (y - fromY)) * (x - fromX)) inside = !inside;
	}
	return inside;
}

/** In square degrees; positive where the ring runs counter-clockwise. */
function signedArea(ring: readonly LonLat[]): number {
	let sum = 0;
	// From its first point, so that far-off coordinates lose no digits.
	const [x0, y0] = ring[0] ?? [0, 0];
	for (const [at, [x, y]] of ring.entries()) {
		const [nextX, nextY] = ring[(at + 1) % ring.length] as LonLat;
		sum += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
	}
	return sum / 2;
}

/** On the sphere, holes taken off; within 1 % of the ellipsoid's. */
export function areaKm2(boundary: MultiPolygon): number {
	const radian = Math.PI / 180;
	let total = 0;
	for (const [at, ring] of boundary.flatMap((polygon) =>
		polygon.map((ring, r) => [r, ring] as const),
	)) {
		let sum = 0;
		for (const [index, [lon, lat]] of ring.slice(1).entries()) {
			const [fromLon, fromLat] = ring[index] as LonLat;
			sum += (lon - fromLon) * radian * (2 + Math.sin(fromLat * radian) + Math.sin(lat * radian));
		}
		const area = Math.abs((sum * EARTH_RADIUS_KM ** 2) / 2);
		total += at === 0 ? area : -area;
	}
	return total;
}
