import {
	REPLACE_CODES,
	REPLACE_CROSSWALKS,
	REPLACE_EVENTS,
	REPLACE_EVENT_PARTS,
	REPLACE_NAMES,
	REPLACE_PARENTS,
	UPSERT_UNITS,
} from './places-sql.ts';
import type { CrosswalkFact, UnitEventFact, UnitFact } from './places-schemas.ts';

/** A statement that takes all rows of a kind as one JSON array, and returns a row for each that it wrote. */
export type InstallStep = readonly [sql: string, rows: readonly unknown[]];

/** In the order in which they refer to each other. */
export function placesSteps(places: {
	readonly units: readonly UnitFact[];
	readonly unitEvents: readonly UnitEventFact[];
	readonly crosswalks: readonly CrosswalkFact[];
}): readonly InstallStep[] {
	return [
		[UPSERT_UNITS, places.units],
		[REPLACE_CODES, places.units],
		[REPLACE_NAMES, places.units],
		[REPLACE_PARENTS, places.units],
		[REPLACE_EVENTS, places.unitEvents],
		[REPLACE_EVENT_PARTS, places.unitEvents],
		[REPLACE_CROSSWALKS, places.crosswalks],
	];
}
