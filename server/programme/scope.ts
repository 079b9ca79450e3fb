/** Which units a programme is of, on a day. Pure. */
import { successorThere } from '#lib/domain/crosswalk.ts';
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import type { Unit, UnitLevel } from '#lib/domain/unit.ts';
import type { ProgrammeRefusal } from '#lib/wire/api/programme.ts';
import type { Catalogue } from '../services.ts';

/** Slug or code of a province; null: the centre's own. */
export type AskedProvince = string | null;

export type Scope = {
	readonly home: Unit;
	readonly scope: Unit;
	readonly parts: readonly Unit[];
	/** Slug of the province that the scope is or lies in; empty where there is none. */
	readonly province: string;
	/** The parts, the home unit, and all that they lie in. */
	readonly units: readonly Unit[];
};

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Null: it is a day of the calendar. */
export function dayRefusal(
	given: string,
	{ parameter, today }: { readonly parameter: 'day' | 'believed'; readonly today: string },
): ProgrammeRefusal | null {
	const isDay = ISO_DAY.test(given) && !Number.isNaN(endOfDay(given));
	// February 30 is read as March 2.
	if (!isDay || isoDay(endOfDay(given) - 1) !== given)
		return { kind: 'not-a-day', parameter, given };
	return given > today ? { kind: 'day-to-come', parameter, given } : null;
}

/** What is asked for, by the units of the centre's geography date. */
export function scopeOfCentre(
	{ centre, units }: Pick<Catalogue, 'centre' | 'units'>,
	province: AskedProvince,
): { readonly kind: 'scope'; readonly found: Scope } | ProgrammeRefusal {
	const own = (code: string) => units.find((unit) => unit.code === code);
	const named = units.find(
		({ level, slug, code }) => level === 'province' && (slug === province || code === province),
	);
	const home = province === null ? own(centre.homeCode) : named;
	const scope = province === null ? own(centre.scopeCode) : named;
	const given = province ?? centre.scopeCode;
	if (!home || !scope) return { kind: 'unknown-province', parameter: 'province', given };
	const found = scopeAmong(units, { homeId: home.id, scopeId: scope.id });
	const { geographyDate } = centre;
	return found
		? { kind: 'scope', found }
		: { kind: 'other-geography', parameter: 'province', given, geographyDate };
}

/**
 * The same by the units of another day: the same scope, its parts of the same level, and the home unit or what that has
 * become as a whole. Null where there was no such scope, or nothing of that level in it.
 */
export function scopeOfDay(
	scope: Scope,
	{ units, events }: { readonly units: readonly Unit[]; readonly events: readonly UnitEvent[] },
): Scope | null {
	const bySlug = new Map(units.map((unit) => [unit.slug, unit]));
	const isThere = (slug: string) => bySlug.has(slug);
	const slug = successorThere(scope.home.slug, { events, isThere });
	const home = slug === null ? undefined : bySlug.get(slug);
	if (!home) return null;
	const found = scopeAmong(units, { homeId: home.id, scopeId: scope.scope.id });
	return found && levelOf(found) === levelOf(scope) ? found : null;
}

function scopeAmong(
	units: readonly Unit[],
	{ homeId, scopeId }: { readonly homeId: number; readonly scopeId: number },
): Scope | null {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const home = byId.get(homeId);
	const scope = byId.get(scopeId);
	const parts = units.filter(({ parentId }) => parentId === scopeId);
	if (!home || !scope || parts.length === 0) return null;
	const above = [...chain(scope, byId), ...chain(home, byId)];
	const wanted = new Map([...parts, home, ...above].map((unit) => [unit.id, unit]));
	const province = above.find(({ level }) => level === 'province')?.slug ?? '';
	return { home, scope, parts, province, units: [...wanted.values()] };
}

/** The level that is ranked. */
export function levelOf({ parts, scope }: Pick<Scope, 'parts' | 'scope'>): UnitLevel {
	return parts[0]?.level ?? scope.level;
}

/** The unit itself, then what it lies in, up to the country. */
export function chain(unit: Unit, units: ReadonlyMap<number, Unit>): Unit[] {
	const found = [unit];
	for (const { parentId } of found) {
		const parent = parentId === null ? undefined : units.get(parentId);
		if (parent) found.push(parent);
	}
	return found;
}
