/** A period closed on order: what the command does. */
import type { CloseOrder, CloseOutcome, CloseSummary } from '#lib/wire/close-outcome.ts';
import type { Database } from '../db/database.ts';
import { readCatalogue } from '../db/read-catalogue.ts';
import { draftClose, makeClose, type CloseDraft } from './closes.ts';
import type { ProgrammeSources } from './programme.ts';

/** What a close of a day that is over is made from, in whichever process. */
export function closeSources({
	database,
	centre,
	now,
}: {
	readonly database: Database;
	/** Slug. */
	readonly centre: string;
	readonly now: () => number;
}): ProgrammeSources {
	return {
		...{ database, now },
		async catalogue() {
			const catalogue = await readCatalogue(database, centre);
			if (!catalogue) throw new Error(`The centre ${centre} is not installed`);
			return catalogue;
		},
		// Of the present, which is not closed.
		latestObservations: () => [],
	};
}

/** Only what somebody has seen: without the digest of it nothing is closed. */
export async function closePeriod(
	sources: ProgrammeSources,
	{ dryRun, digest, ...order }: CloseOrder,
): Promise<CloseOutcome> {
	const drafted = await draftClose(sources, order);
	if (drafted.kind !== 'found') return drafted;
	const summary = closeSummary(drafted.found);
	if (dryRun || digest === null) return { kind: 'looked-at', summary };
	const made = await makeClose(sources, { ...order, digest });
	if (made.kind === 'closed') return { ...made, summary };
	return made.kind === 'changed' ? { kind: 'changed', summary: closeSummary(made.draft) } : made;
}

export function closeSummary({ content, digest }: CloseDraft): CloseSummary {
	const { programme, results } = content;
	const standings = new Map(results.standings.map((standing) => [standing.unitId, standing]));
	const { day, cells, targets, plans, index } = programme;
	return {
		...{ digest, day, unit: programme.scope.name, scale: index.scale },
		figures: cells.length,
		targets: targets.length,
		plans: plans.length,
		stale: cells.filter(({ freshness }) => freshness === 'stale').length,
		samples: cells.filter(({ sample }) => sample).length,
		parts: programme.parts.map(({ id, name }) => {
			const { score = null, rank = null, withData = 0, possible = 0 } = standings.get(id) ?? {};
			return { id, name, score, rank, withData, possible };
		}),
	};
}
