/** What was known of figures at a moment, however they were corrected since (docs/time.md). */
import type { Cell } from '../programme/month-cells.ts';
import type { Queryable } from './database.ts';

/** Of one row: nothing is known of its series but itself. */
const SELECTED = `
	unit_id as "unitId", indicator_id as "indicatorId", value,
	extract(epoch from observed_at)::float8 as "observedAtS",
	extract(epoch from received_at)::float8 as "receivedAtS",
	extract(epoch from received_at)::float8 as "knownSinceS",
	time_source as "timeSource", source_id as "sourceId", batch_id as "batchId", sample`;

const REVISED = `
	select distinct on (unit_id, indicator_id) ${SELECTED} from observation_revision
	where superseded_at > $2 and received_at <= $2 and unit_id = any($1::int[]) and observed_at < $3
	order by unit_id, indicator_id, sample, observed_at desc`;

/**
 * Of what was observed before `until` and is believed no longer, but was at `believedAt`: of each series the one that stood.
 * Read by when they were superseded, so that the cost grows with what was corrected since.
 */
export function readRevised(
	database: Queryable,
	asked: { readonly unitIds: readonly number[]; readonly believedAt: Date; readonly until: Date },
): Promise<Cell[]> {
	return database.query(REVISED, [asked.unitIds, asked.believedAt, asked.until]);
}

const KNOWN = `
	select distinct on (unit_id, indicator_id) ${SELECTED} from observation
	where unit_id = any($1::int[]) and indicator_id = any($2::int[])
		and observed_at >= $3 and observed_at < $4 and received_at <= $5
	order by unit_id, indicator_id, sample, observed_at desc`;

/** Of what is believed today and was observed in the span: of each series the one that stands of those received by then. */
export function readKnown(
	database: Queryable,
	asked: {
		readonly unitIds: readonly number[];
		readonly indicatorIds: readonly number[];
		readonly from: Date;
		readonly until: Date;
		readonly believedAt: Date;
	},
): Promise<Cell[]> {
	const { unitIds, indicatorIds, from, until, believedAt } = asked;
	return database.query(KNOWN, [unitIds, indicatorIds, from, until, believedAt]);
}
