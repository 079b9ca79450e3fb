import type { LonLat, Unit } from './unit.ts';

/** A hexagon that stands for a unit without a boundary: never to be taken for one. */
export type SchematicCell = {
	readonly unitId: number;
	readonly centre: LonLat;
	/** Closed and counter-clockwise, as in GeoJSON. */
	readonly ring: readonly LonLat[];
};

type CellUnit = Pick<Unit, 'id' | 'labelAt' | 'areaKm2'>;

/** In kilometres on a plane; `inradiusKm` is from the middle to a side. */
type Cell = {
	x: number;
	y: number;
	readonly homeX: number;
	readonly homeY: number;
	readonly inradiusKm: number;
};

const KM_PER_DEGREE = 111.32;
/** Hexagons do not tile as districts do: a little smaller than the land, they stay nearer to it. */
const SHRINK = 0.97;
/** The smallest cell against the middle one, so that a town of few square kilometres can be read and touched. */
const SMALLEST = 0.65;
const GAP_KM = 1;
const ROUNDS = 400;

/** The directions of a flat-topped hexagon's sides. */
const NORMALS = [30, 90, 150].map((degrees) => {
	const angle = (degrees * Math.PI) / 180;
	return [Math.cos(angle), Math.sin(angle)] as const;
});

/**
 * One flat-topped hexagon a unit, near its label point, sized by its area, none overlapping another. Give all units that
 * are drawn together: each makes room for the others. The same units make the same cells, whatever their order.
 */
export function schematicCells(units: readonly CellUnit[]): SchematicCell[] {
	if (units.length === 0) return [];
	const ordered = units.toSorted((a, b) => a.id - b.id);
	const midLat = mean(ordered.map(({ labelAt }) => labelAt[1]));
	const kmPerLon = KM_PER_DEGREE * Math.cos((midLat * Math.PI) / 180);
	const natural = ordered.map(({ areaKm2 }) => inradiusKm(areaKm2) * SHRINK);
	const floor = median(natural) * SMALLEST;
	const cells = ordered.map(({ labelAt }, at): Cell => {
		const [homeX, homeY] = [labelAt[0] * kmPerLon, labelAt[1] * KM_PER_DEGREE];
		return { x: homeX, y: homeY, homeX, homeY, inradiusKm: Math.max(natural[at] ?? 0, floor) };
	});
	settle(cells);
	return ordered.map(({ id }, at) => {
		const { x, y, inradiusKm: inradius } = cells[at] as Cell;
		const corner = (inradius * 2) / Math.sqrt(3);
		const ring = [0, 60, 120, 180, 240, 300, 0].map((degrees): LonLat => {
			const angle = (degrees * Math.PI) / 180;
			return [
				(x + corner * Math.cos(angle)) / kmPerLon,
				(y + corner * Math.sin(angle)) / KM_PER_DEGREE,
			];
		});
		return { unitId: id, centre: [x / kmPerLon, y / KM_PER_DEGREE], ring };
	});
}

/** Pulls each cell home, ever weaker, and pushes apart what overlaps, until nothing does. */
function settle(cells: Cell[]): void {
	for (let round = 0; ; round++) {
		const pull = round < ROUNDS ? 0.2 * (1 - round / ROUNDS) : 0;
		for (const cell of cells) {
			cell.x += (cell.homeX - cell.x) * pull;
			cell.y += (cell.homeY - cell.y) * pull;
		}
		const moved = pushApart(cells);
		if (pull === 0 && !moved) return;
	}
}

/**
 * Two hexagons of one orientation overlap exactly when along all three normals their middles are nearer than their
 * inradii together; the cheapest way apart is along the normal on which they are farthest.
 */
function pushApart(cells: Cell[]): boolean {
	let moved = false;
	for (const [at, a] of cells.entries()) {
		for (const b of cells.slice(at + 1)) {
			const wanted = a.inradiusKm + b.inradiusKm + GAP_KM;
			let farthest = -1;
			let away: readonly [number, number] = [1, 0];
			for (const [nx, ny] of NORMALS) {
				const along = (b.x - a.x) * nx + (b.y - a.y) * ny;
				if (Math.abs(along) <= farthest) continue;
				farthest = Math.abs(along);
				away = along < 0 ? [-nx, -ny] : [nx, ny];
			}
			if (farthest >= wanted - 1e-6) continue;
			moved = true;
			const push = wanted - farthest;
			// the smaller one gives way more
			const share = b.inradiusKm / (a.inradiusKm + b.inradiusKm);
			a.x -= away[0] * push * share;
			a.y -= away[1] * push * share;
			b.x += away[0] * push * (1 - share);
			b.y += away[1] * push * (1 - share);
		}
	}
	return moved;
}

/** Of the regular hexagon of that area: area = 2 √3 inradius². */
function inradiusKm(areaKm2: number): number {
	return Math.sqrt(areaKm2 / (2 * Math.sqrt(3)));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
