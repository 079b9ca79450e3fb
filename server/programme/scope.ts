/** Which units a programme is of, on a day. Pure. */
import { endOfDay, isoDay } from '#lib/domain/time-format.ts';
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

/**
 * Home, scope and parts as they stand among `unitsThen`. What the centre serves and what the province is are looked up in the
 * catalogue of today, for codes change.
 */
export function scopeOn(
	{ centre, units }: Pick<Catalogue, 'centre' | 'units'>,
	asked: {
		readonly province: AskedProvince;
		readonly day: string;
		readonly unitsThen: readonly Unit[];
	},
): { readonly kind: 'scope'; readonly found: Scope } | ProgrammeRefusal {
	const { province, day, unitsThen } = asked;
	const own = (code: string) => units.find((unit) => unit.code === code);
	const named = units.find(
		({ level, slug, code }) => level === 'province' && (slug === province || code === province),
	);
	const homeNow = province === null ? own(centre.homeCode) : named;
	const scopeNow = province === null ? own(centre.scopeCode) : named;
	if (!homeNow || !scopeNow) {
		const given = province ?? centre.scopeCode;
		return { kind: 'unknown-province', parameter: 'province', given };
	}
	const then = new Map(unitsThen.map((unit) => [unit.id, unit]));
	const home = then.get(homeNow.id);
	const scope = then.get(scopeNow.id);
	const parts = scope ? unitsThen.filter(({ parentId }) => parentId === scope.id) : [];
	if (!home || !scope || parts.length === 0) {
		const { geographyDate } = centre;
		const given = province ?? centre.scopeCode;
		// From the geography date on it is that day's units that are looked at, whichever day is asked for.
		return day < geographyDate
			? { kind: 'before-units', parameter: 'day', given: day }
			: { kind: 'other-geography', parameter: 'province', given, geographyDate };
	}
	const above = [...chain(scope, then), ...chain(home, then)];
	const wanted = new Map([...parts, home, ...above].map((unit) => [unit.id, unit]));
	const ownProvince = above.find(({ level }) => level === 'province');
	return {
		kind: 'scope',
		found: { home, scope, parts, province: ownProvince?.slug ?? '', units: [...wanted.values()] },
	};
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
