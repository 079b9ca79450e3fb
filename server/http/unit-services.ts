/** Units of any day, and what became of them. */
import type { Database } from '../db/database.ts';
import { readUnitHistory } from '../db/read-unit-history.ts';
import { readFormerUnits, readUnits, unitAt } from '../db/read-units.ts';
import type { Services } from '../services.ts';
import { unitSeries } from './unit-series.ts';

export function unitServices({
	database,
	now,
}: {
	readonly database: Database;
	/** Epoch milliseconds. */
	readonly now: () => number;
}): Pick<Services, 'units' | 'formerUnits' | 'unitHistory' | 'unitSeries'> {
	return {
		unitSeries: (query) => unitSeries(database, query, now()),
		units: (day) => readUnits(database, day),
		formerUnits: (day) => readFormerUnits(database, day),
		async unitHistory(unit) {
			const slug = 'slug' in unit ? unit.slug : await unitAt(database, { scheme: 'gso', ...unit });
			return slug === null ? null : readUnitHistory(database, slug);
		},
	};
}
