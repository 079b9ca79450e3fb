/** The units that a device can be of, as a form offers them. */
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import type { Unit } from '#lib/domain/unit.ts';

export type UnitChoices = readonly {
	/** Of the unit that they lie in; '' for those that lie in none. */
	readonly group: string;
	readonly units: readonly { readonly code: string; readonly name: string }[];
}[];

/** By the unit above, in the order of the alphabet; what others lie in comes first in its own group. */
export function unitChoices(units: readonly Unit[], locale: Locale): UnitChoices {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const parents = new Set(units.map(({ parentId }) => parentId));
	const groupOf = (unit: Unit) =>
		parents.has(unit.id) && unit.level !== 'country'
			? unit
			: unit.parentId === null
				? undefined
				: byId.get(unit.parentId);
	return [...Map.groupBy(units, groupOf)]
		.map(([above, own]) => ({
			group: above?.shortName ?? '',
			units: own
				.toSorted(
					(a, b) =>
						Number(b === above) - Number(a === above) ||
						compareNames(a.shortName, b.shortName, locale),
				)
				.map(({ code, name }) => ({ code, name })),
		}))
		.toSorted((a, b) => compareNames(a.group, b.group, locale));
}

/** The unit of that code and all that lie in it; null where there is no such unit. */
export function unitsWithin(units: readonly Unit[], code: string): number[] | null {
	const top = units.find((unit) => unit.code === code);
	if (!top) return null;
	const within = [top.id];
	for (const id of within) {
		for (const unit of units) if (unit.parentId === id) within.push(unit.id);
	}
	return within;
}
