/** Figures by unit, indicator and instant, as they are believed now or were at a moment. */
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { Queryable } from './database.ts';
import { MS } from './tuples.ts';

export type FigureAt = Omit<LatestObservation, 'freshness' | 'ofYear'>;

/** Lists of instants reach into compressed chunks by their index. */
const AT =
	'unit_id = any($1::int[]) and indicator_id = any($2::int[]) and observed_at = any($3::timestamptz[])';

const TOLD = `
	with told as (
		select unit_id, indicator_id, observed_at, value, received_at, time_source, source_id, sample,
			null::timestamptz as superseded_at
		from observation where ${AT}
		union all
		select unit_id, indicator_id, observed_at, value, received_at, time_source, source_id, sample, superseded_at
		from observation_revision where ${AT} and $4::timestamptz is not null
	)
	select t.unit_id as "unitId", t.indicator_id as "indicatorId", t.value, ${MS('t.observed_at')} as "observedAt",
		t.time_source as "timeSource", t.sample, s.code as source, coalesce(s.typed, false) as typed
	from told t left join source s on s.id = t.source_id
	where $4::timestamptz is null or (t.received_at <= $4 and coalesce(t.superseded_at, 'infinity') > $4)
	order by t.unit_id, t.indicator_id, t.observed_at`;

/** Of all units and indicators at all instants. `believedAt`: epoch ms; null: as they are believed now. */
export function readFiguresAt(
	database: Queryable,
	asked: {
		readonly unitIds: readonly number[];
		readonly indicatorIds: readonly number[];
		/** Epoch ms. */
		readonly instants: readonly number[];
		readonly believedAt: number | null;
	},
): Promise<FigureAt[]> {
	const { unitIds, indicatorIds, instants, believedAt } = asked;
	return database.query<FigureAt>(TOLD, [
		unitIds,
		indicatorIds,
		instants.map((ms) => new Date(ms)),
		believedAt === null ? null : new Date(believedAt),
	]);
}
