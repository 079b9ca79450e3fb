import type { FileProblem } from '#lib/wire/yaml-file.ts';
import type { Database, Queryable } from '../db/database.ts';
import { announceCatalogue } from './announce.ts';
import { factsWith, readBuiltIn } from './facts.ts';
import type { Facts } from './facts.ts';
import {
	DELETE_PLANS,
	DELETE_TARGETS,
	REPLACE_INDICES,
	UPSERT_CENTRES,
	UPSERT_INDICATORS,
	UPSERT_PLANS,
	UPSERT_TARGETS,
	WITHDRAW_INDICATORS,
} from './install-sql.ts';
import { ownFiles } from './own-files.ts';
import { placesSteps } from './places-install.ts';
import type { InstallStep } from './places-install.ts';

/**
 * Brings units, events, indicators, plans, targets, indices and centres to what the fact files and the
 * centre's own files say, in one transaction. An unchanged catalogue changes no row and no version, so every process may
 * call it at its start. Published results are readings, which `installPublished` stores.
 *
 * @returns how many rows were written or removed; what was installed; why files of the centre's own were left out
 * @throws BadFacts (fact-rows.ts) naming file and row
 */
export async function installCatalogue(
	database: Database,
	given?: Facts,
): Promise<{
	readonly changed: number;
	readonly facts: Facts;
	readonly leftOut: readonly FileProblem[];
}> {
	const builtIn = given ? null : await readBuiltIn();
	return database.transaction(async (tx) => {
		await lockCatalogue(tx);
		const { facts, leftOut } =
			given || !builtIn
				? { facts: given as Facts, leftOut: [] }
				: factsWith(builtIn, await ownFiles(tx));
		return { changed: await installFacts(tx, facts), facts, leftOut };
	});
}

/** Two processes that start at once install one after the other. */
export async function lockCatalogue(tx: Queryable): Promise<void> {
	await tx.query(`select pg_advisory_xact_lock(hashtext('ioc-wall catalogue'))`);
}

/** The last thing that its transaction does: it may hold the feed's row. Resolves to how many rows it wrote or removed. */
export async function installFacts(tx: Queryable, facts: Facts): Promise<number> {
	const { indicators, plans, targets, indices, centres } = facts;
	const steps: readonly InstallStep[] = [
		...placesSteps(facts),
		[UPSERT_INDICATORS, indicators],
		[WITHDRAW_INDICATORS, indicators],
		[UPSERT_PLANS, plans],
		[UPSERT_TARGETS, targets],
		[DELETE_TARGETS, targets],
		[DELETE_PLANS, plans],
		[REPLACE_INDICES, indices],
		[UPSERT_CENTRES, centres],
	];
	let changed = 0;
	for (const [sql, rows] of steps) changed += (await tx.query(sql, [JSON.stringify(rows)])).length;
	if (changed > 0) await announceCatalogue(tx);
	return changed;
}
