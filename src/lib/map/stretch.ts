import type { LonLat } from '../domain/unit.ts';
import type { MapUnit } from './types.ts';

/** How cells are drawn: so many times as wide, and how far their corners above and below are drawn in, from 0 to 1. */
export type CellForm = { readonly times: number; readonly flat: number };

/** A regular hexagon on a corner has these parts of its height above its sides' ends; drawn in fully it is a brick. */
const CORNER = 0.25;

/**
 * Cells drawn wider, about the middle of all, and flatter: they are no geography, a panel is often wider than they are, a
 * name is wider than it is high, and a corner has no room for it. Flatter ones still stand on their honeycomb, since what
 * the corners lose the sides gain.
 */
export function stretched(
	units: readonly MapUnit[],
	{ times, flat }: CellForm,
): readonly MapUnit[] {
	if (times === 1 && flat === 0) return units;
	const lons = units.flatMap(({ shape }) => shape.flat(2).map(([lon]) => lon));
	const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
	const wide = (lon: number): number => middle + (lon - middle) * times;
	return units.map((unit) => ({
		...unit,
		labelAt: [wide(unit.labelAt[0]), unit.labelAt[1]],
		shape: unit.shape.map((rings) =>
			rings.map((ring) => flatter(ring, flat).map(([lon, lat]) => [wide(lon), lat])),
		),
	}));
}

function flatter(ring: readonly LonLat[], flat: number): readonly LonLat[] {
	const lats = ring.map(([, lat]) => lat);
	const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
	const corner = Math.max(...lats) - middle;
	return ring.map(([lon, lat]) => {
		const off = lat - middle;
		const onCorner = Math.abs(off) > corner * 0.75;
		return [lon, middle + off * (1 + CORNER * flat * (onCorner ? -1 : 2))];
	});
}
