/** What was believed of figures at a moment, asked of all history in one plain query: what cleverer reads are held against. */
import type { TimeSource } from '#lib/domain/reading.ts';
import type { Queryable } from '#server/db/database.ts';
import { MS } from '#server/db/tuples.ts';

/** Times are epoch milliseconds. */
type BelievedObservation = {
	readonly unitId: number;
	readonly indicatorId: number;
	readonly value: number;
	readonly observedAt: number;
	readonly receivedAt: number;
	readonly timeSource: TimeSource;
	readonly sample: boolean;
	readonly source: string | null;
	readonly typed: boolean;
	readonly batchId: number | null;
};

/** A row of `observation` or `observation_revision` was believed at `$4` where this holds for it. */
const BELIEVED = `
	with told as (
		select observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample
		from observation
		where unit_id = any($1::int[]) and indicator_id = any($2::int[])
			and observed_at < ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' and received_at <= $4::timestamptz
		union all
		select observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample
		from observation_revision
		where unit_id = any($1::int[]) and indicator_id = any($2::int[])
			and observed_at < ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
			and received_at <= $4::timestamptz and superseded_at > $4::timestamptz
	),
	newest as (
		select distinct on (unit_id, indicator_id) * from told
		order by unit_id, indicator_id, sample, observed_at desc
	)
	select unit_id as "unitId", indicator_id as "indicatorId", value, ${MS('observed_at')} as "observedAt",
		${MS('received_at')} as "receivedAt", time_source as "timeSource", sample, s.code as source, coalesce(s.typed, false) as typed,
		batch_id as "batchId"
	from newest left join source s on s.id = newest.source_id
	order by unit_id, indicator_id`;

/**
 * Of each series the newest figure of `day` (ISO, its end in Vietnam) or before, as it was believed at `believedAt` (epoch
 * milliseconds); a sample only where nothing real was told.
 */
export function observationsAsBelieved(
	database: Queryable,
	asked: {
		readonly unitIds: readonly number[];
		readonly indicatorIds: readonly number[];
		readonly day: string;
		readonly believedAt: number;
	},
): Promise<BelievedObservation[]> {
	const { unitIds, indicatorIds, day, believedAt } = asked;
	return database.query<BelievedObservation>(BELIEVED, [
		unitIds,
		indicatorIds,
		day,
		new Date(believedAt),
	]);
}
