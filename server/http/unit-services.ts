/** Units of any day, and what became of them. */
import type { Database } from '../db/database.ts';
import { readUnitHistory } from '../db/read-unit-history.ts';
import { readFormerUnits, readUnits, unitAt } from '../db/read-units.ts';
import type { Services } from '../services.ts';

export function unitServices(
	database: Database,
): Pick<Services, 'units' | 'formerUnits' | 'unitHistory'> {
	return {
		units: (day) => readUnits(database, day),
		formerUnits: (day) => readFormerUnits(database, day),
		async unitHistory(unit) {
			const slug = 'slug' in unit ? unit.slug : await unitAt(database, { scheme: 'gso', ...unit });
			return slug === null ? null : readUnitHistory(database, slug);
		},
	};
}
