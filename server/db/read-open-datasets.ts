/** How much of each indicator is published. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { OpenDataset } from '#lib/wire/open-data/dataset.ts';
import type { Queryable } from './database.ts';

/**
 * Asked first: in the latest values a real figure displaces samples whatever their times, so an indicator that is not there has
 * samples at most, and none of a demonstration's are read.
 */
const COVERED = `
	select indicator_id as "indicatorId", count(*) as units
	from latest_observation
	where indicator_id = any($1) and unit_id = any($2) and not sample and time_source <> 'retained'
	group by indicator_id`;

/** $3: now. What is told of a period that is not over is of when it was told. */
const TOLD = `
	select indicator_id as "indicatorId", count(*) as figures, min(observed_at) as "firstAt",
		greatest(max(observed_at) filter (where observed_at <= $3), max(received_at) filter (where observed_at > $3)) as "lastAt", max(received_at) as "receivedAt"
	from observation
	where indicator_id = any($1) and unit_id = any($2) and not sample
	group by indicator_id`;

const SUPERSEDED = `
	select indicator_id as "indicatorId", max(superseded_at) as "supersededAt"
	from observation_revision
	where indicator_id = any($1) and unit_id = any($2) and not sample
	group by indicator_id`;

type Covered = { readonly indicatorId: number; readonly units: number };

type Told = {
	readonly indicatorId: number;
	readonly figures: number;
	readonly firstAt: Date;
	readonly lastAt: Date;
	readonly receivedAt: Date;
};

type Superseded = { readonly indicatorId: number; readonly supersededAt: Date };

/** In the order of the indicators. */
export async function readOpenDatasets(
	database: Queryable,
	{
		indicators,
		unitIds,
		now,
	}: { indicators: readonly Indicator[]; unitIds: readonly number[]; now: number },
): Promise<OpenDataset[]> {
	const asked = [indicators.map(({ id }) => id), unitIds];
	const covered = await database.query<Covered>(COVERED, asked);
	const known = covered.map(({ indicatorId }) => indicatorId);
	const toldOf = [known, unitIds, new Date(now)];
	const told = known.length > 0 ? await database.query<Told>(TOLD, toldOf) : [];
	const superseded = await database.query<Superseded>(SUPERSEDED, asked);
	return indicators.map((indicator) => {
		const ofThis = (row: { readonly indicatorId: number }) => row.indicatorId === indicator.id;
		const figures = told.find(ofThis);
		const times = [figures?.receivedAt, superseded.find(ofThis)?.supersededAt];
		const changes = times.flatMap((time) => (time ? [time.getTime()] : []));
		return {
			indicator,
			figures: figures?.figures ?? 0,
			unitsWithFigures: covered.find(ofThis)?.units ?? 0,
			firstAt: figures?.firstAt.getTime() ?? null,
			lastAt: figures?.lastAt.getTime() ?? null,
			modifiedAt: changes.length > 0 ? Math.max(...changes) : null,
		};
	});
}
