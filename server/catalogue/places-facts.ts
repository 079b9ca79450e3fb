/** Units and what became of them, read from the fact files. */
import { fromCsv, fromJson, identities, refer } from './fact-rows.ts';
import type { Sourced } from './fact-rows.ts';
import { UNIT_EVENT_FACT, UNIT_FACT } from './places-schemas.ts';
import type { UnitEventFact, UnitFact } from './places-schemas.ts';

export type Places = {
	readonly units: readonly Sourced<UnitFact>[];
	readonly unitEvents: readonly Sourced<UnitEventFact>[];
	/** Of all units. */
	readonly slugs: ReadonlySet<string>;
};

/** @throws BadFacts where a file does not hold what its schema and its references want */
export async function readPlaces(text: (file: string) => Promise<string>): Promise<Places> {
	const units = fromCsv('units.csv', await text('units.csv'), UNIT_FACT);
	const unitEvents = fromJson('unit-events.json', await text('unit-events.json'), UNIT_EVENT_FACT);
	const slugs = identities(units, (unit) => unit.slug);
	refer(units, slugs, ({ parent }) => (parent === null ? [] : [parent]));
	refer(unitEvents, slugs, ({ from, to }) => [...from, ...to]);
	return { units, unitEvents, slugs };
}

/** ISO days compare as text. */
export function standsOn({ validFrom, validTo }: UnitFact, day: string): boolean {
	return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
