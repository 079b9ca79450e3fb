import type { EventPart, UnitEvent } from './unit-event.ts';
import type { Unit } from './unit.ts';

/** ISO days, both inclusive; null: since ever, until further notice. */
export type Dated<T> = T & { readonly validFrom: string | null; readonly validTo: string | null };

/** A unit with all that it was called, and what came before and after it. */
export type UnitHistory = Pick<
	Unit,
	'slug' | 'level' | 'kind' | 'validFrom' | 'validTo' | 'labelAt' | 'areaKm2'
> & {
	readonly codes: readonly Dated<{ readonly scheme: string; readonly code: string }>[];
	readonly names: readonly Dated<{ readonly name: string; readonly shortName: string }>[];
	readonly parents: readonly Dated<NamedUnit>[];
	/** Days for which a boundary was imported. */
	readonly boundaries: readonly Dated<object>[];
	/** Events it came of, and those that it went into; oldest first. */
	readonly before: readonly NamedEvent[];
	readonly after: readonly NamedEvent[];
};

/** A unit by its last code and name. */
export type NamedUnit = { readonly slug: string; readonly code: string; readonly name: string };

export type NamedEvent = Omit<UnitEvent, 'from' | 'to'> & {
	readonly from: readonly (NamedUnit & Omit<EventPart, 'unit'>)[];
	readonly to: readonly (NamedUnit & Omit<EventPart, 'unit'>)[];
};
