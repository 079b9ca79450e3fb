import type { Unit } from './unit.ts';

type Placed = Pick<Unit, 'id' | 'level' | 'parentId'>;

/** Tells of a unit which of `units` is the province that it lies in, itself if it is one; null where none is known. */
export function provincesIn<T extends Placed>(
	units: readonly T[],
): (unit: Placed | undefined) => T | null {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	return (unit) => {
		for (let at = unit && byId.get(unit.id); at; at = byId.get(at.parentId ?? NaN)) {
			if (at.level === 'province') return at;
		}
		return null;
	};
}
