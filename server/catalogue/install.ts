import type { Database } from '../db/database.ts';
import { announceCatalogue } from './announce.ts';
import { readFacts } from './facts.ts';
import type { Facts } from './facts.ts';
import { UPSERT_CENTRES, UPSERT_INDICATORS, UPSERT_PLANS, UPSERT_TARGETS } from './install-sql.ts';
import { placesSteps } from './places-install.ts';
import type { InstallStep } from './places-install.ts';

/**
 * Brings units, events, indicators, plans, targets and centres to what the fact files say, in one transaction. An
 * unchanged catalogue changes no row and no version, so every process may call it at its start.
 *
 * @returns how many rows were written or removed
 * @throws BadFacts (fact-rows.ts) naming file and row
 */
export async function installCatalogue(
	database: Database,
	facts?: Facts,
): Promise<{ readonly changed: number }> {
	const known = facts ?? (await readFacts());
	const { indicators, plans, targets, centres } = known;
	const steps: readonly InstallStep[] = [
		...placesSteps(known),
		[UPSERT_INDICATORS, indicators],
		[UPSERT_PLANS, plans],
		[UPSERT_TARGETS, targets],
		[UPSERT_CENTRES, centres],
	];
	return database.transaction(async (tx) => {
		// Two processes that start at once install one after the other.
		await tx.query(`select pg_advisory_xact_lock(hashtext('ioc-wall catalogue'))`);
		let changed = 0;
		for (const [sql, rows] of steps)
			changed += (await tx.query(sql, [JSON.stringify(rows)])).length;
		if (changed > 0) await announceCatalogue(tx);
		return { changed };
	});
}
