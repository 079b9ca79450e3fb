import type { Centre } from '#lib/domain/centre.ts';
import { compareNames } from '#lib/domain/locale.ts';
import type { Unit } from '#lib/domain/unit.ts';

/** What one wall looks at. */
export type Focus = {
	/** The unit whose key figures are shown. */
	readonly home: Unit;
	/** The unit whose parts are drawn and ranked. */
	readonly scope: Unit;
	readonly parts: readonly Unit[];
	/** Units below the parts, each with the id of the part that it lies in. */
	readonly within: readonly (readonly [unitId: number, partId: number])[];
};

/** The centre's own view, or that of the unit with the code `asked` for; null where there is no such unit. */
export function focusOf(
	{ centre, units }: { readonly centre: Centre; readonly units: readonly Unit[] },
	asked: string | null,
): Focus | null {
	const unit = (code: string): Unit | undefined => units.find((unit) => unit.code === code);
	const home = unit(asked ?? centre.homeCode);
	const scope = unit(asked ?? centre.scopeCode);
	if (!home || !scope) return null;
	const parts = units.filter(({ parentId }) => parentId === scope.id);
	return { home, scope, parts, within: unitsWithin(parts, units) };
}

/**
 * One unit among its neighbours: the one with the code `asked` for, else the centre's own; of a unit that has parts, the first of
 * them by name. Null where there is no such unit.
 */
export function unitFocusOf(
	{ centre, units }: { readonly centre: Centre; readonly units: readonly Unit[] },
	asked: string | null,
): Focus | null {
	const unit = units.find(({ code }) => code === (asked ?? centre.homeCode));
	if (!unit) return null;
	const ofUnit = units.filter(({ parentId }) => parentId === unit.id);
	const scope = units.find(({ id }) => id === unit.parentId);
	const isWhole = unit.code === centre.scopeCode || !scope || scope.level === 'country';
	if (!isWhole) {
		const parts = units.filter(({ parentId }) => parentId === scope.id);
		return { home: unit, scope, parts, within: unitsWithin(parts, units) };
	}
	const home = ofUnit.toSorted((a, b) => compareNames(a.shortName, b.shortName, 'vi'))[0] ?? unit;
	return { home, scope: unit, parts: ofUnit, within: unitsWithin(ofUnit, units) };
}

/** What a scene looks at: the parts of a unit, or one unit among its neighbours. */
export function sceneFocus(
	catalogue: { readonly centre: Centre; readonly units: readonly Unit[] },
	{ about, asked }: { readonly about: 'parts' | 'unit'; readonly asked: string | null },
): Focus | null {
	return about === 'unit' ? unitFocusOf(catalogue, asked) : focusOf(catalogue, asked);
}

function unitsWithin(parts: readonly Unit[], units: readonly Unit[]): [number, number][] {
	const children = Map.groupBy(units, ({ parentId }) => parentId);
	const below = (id: number): number[] =>
		(children.get(id) ?? []).flatMap((unit) => [unit.id, ...below(unit.id)]);
	return parts.flatMap((part) => below(part.id).map((id): [number, number] => [id, part.id]));
}

/** The name of the part that a unit lies in, or of the scope itself, by the unit's code. */
export function unitPlaces(
	{ scope, parts, within }: Omit<Focus, 'home'>,
	units: readonly Unit[],
): Record<string, string> {
	const names = new Map([scope, ...parts].map(({ id, shortName }) => [id, shortName]));
	const lower = new Map(within);
	return Object.fromEntries(
		units.flatMap(({ id, code }) => {
			const name = names.get(lower.get(id) ?? id);
			return name === undefined ? [] : [[code, name]];
		}),
	);
}
