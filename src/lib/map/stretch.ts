import type { MapUnit } from './types.ts';

/**
 * Cells drawn this many times as wide, about the middle of all: they are no geography, a panel is often wider than they
 * are, and a name is wider than it is high.
 */
export function stretched(units: readonly MapUnit[], times: number): readonly MapUnit[] {
	if (times === 1) return units;
	const lons = units.flatMap(({ shape }) => shape.flat(2).map(([lon]) => lon));
	const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
	const wide = (lon: number): number => middle + (lon - middle) * times;
	return units.map((unit) => ({
		...unit,
		labelAt: [wide(unit.labelAt[0]), unit.labelAt[1]],
		shape: unit.shape.map((rings) =>
			rings.map((ring) => ring.map(([lon, lat]) => [wide(lon), lat])),
		),
	}));
}
