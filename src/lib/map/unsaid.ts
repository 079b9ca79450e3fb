import type { MapUnit, Unsaid } from './types.ts';

/**
 * What labels leave out; the home unit, whose name or value they do not write, is told of by itself and not counted. Nor are those beside
 * one in focus: they may not be in view.
 */
export type Left = Omit<Unsaid, 'home'> & { readonly home: MapUnit | null };

/** @param units each with what its label says */
export function unsaidOf(
	units: readonly { readonly unit: MapUnit; readonly name: boolean; readonly value: boolean }[],
): Left {
	const short = units.filter(
		({ unit, name, value }) => !unit.dimmed && (!name || (unit.value !== null && !value)),
	);
	const others = short.filter(({ unit }) => !unit.home);
	return {
		names: others.filter(({ name }) => !name).length,
		values: others.filter(({ unit, value }) => unit.value !== null && !value).length,
		home: short.find(({ unit }) => unit.home)?.unit ?? null,
	};
}
