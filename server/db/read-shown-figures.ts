/** What stood as the latest figures in the course of some hours. */
import type { BelievedFigure } from '#lib/domain/shown-figures.ts';
import type { Queryable } from './database.ts';
import { fromTuples, MS, tuples, type Fields } from './tuples.ts';

export type BelievedOf = BelievedFigure & { readonly unitId: number; readonly indicatorId: number };

const BELIEVED: Fields<BelievedOf> = {
	unitId: 'b.unit_id',
	indicatorId: 'b.indicator_id',
	value: 'b.value',
	observedAt: MS('b.observed_at'),
	timeSource: 'b.time_source',
	sample: 'b.sample',
	source: 's.code',
	typed: 'coalesce(s.typed, false)',
	receivedAt: MS('b.received_at'),
	supersededAt: MS('b.superseded_at'),
};

const COLUMNS =
	'indicator_id, unit_id, observed_at, value, received_at, time_source, source_id, sample';

/**
 * Most series say nothing new in a day: of these the latest row is all that is read. Of the others it is the one that stood at
 * the beginning, what was believed then and is no longer, and of what came since the newest of each step.
 */
const SHOWN = `
	with revised as (
		select ${COLUMNS}, superseded_at from observation_revision
		where superseded_at > $1 and received_at < $2 and unit_id = any($3::int[])
	),
	moved as (
		select indicator_id, unit_id from latest_observation where received_at >= $1 and unit_id = any($3::int[])
		union
		select indicator_id, unit_id from revised
	),
	kinds as (
		select m.*, coalesce(not l.sample, true) as real from moved m left join latest_observation l using (indicator_id, unit_id)
	),
	-- A sample stood only where nothing real did; where the latest is one nothing real is looked for.
	openings as (
		select o.* from kinds k
		left join lateral (
			select ${COLUMNS} from observation
			where k.real and indicator_id = k.indicator_id and unit_id = k.unit_id and received_at < $1 and not sample
			order by observed_at desc limit 1
		) r on true
		cross join lateral (
			select r.* where r.indicator_id is not null
			union all
			(
				select ${COLUMNS} from observation
				where r.indicator_id is null and indicator_id = k.indicator_id and unit_id = k.unit_id
					and received_at < $1 and sample
				order by observed_at desc limit 1
			)
		) o
	),
	since as (
		select distinct on (o.indicator_id, o.unit_id, o.sample, step) ${COLUMNS.split(', ')
			.map((column) => `o.${column}`)
			.join(', ')}, ceil(extract(epoch from o.received_at - $1::timestamptz) / $4) as step
		from moved m
		left join openings p using (indicator_id, unit_id)
		join observation o on o.indicator_id = m.indicator_id and o.unit_id = m.unit_id
			and o.received_at >= $1 and o.received_at < $2
			and o.observed_at > case when p.sample then '-infinity' else coalesce(p.observed_at, '-infinity') end
		order by o.indicator_id, o.unit_id, o.sample, step, o.observed_at desc
	),
	believed as (
		select ${COLUMNS}, null::timestamptz as superseded_at from openings
		union all
		select ${COLUMNS}, null from since
		union all
		select * from revised
		union all
		select ${COLUMNS}, null from latest_observation l
		where received_at < $1 and unit_id = any($3::int[])
			and not exists (select from moved m where m.indicator_id = l.indicator_id and m.unit_id = l.unit_id)
	)
	select ${tuples(BELIEVED)} as rows from believed b left join source s on s.id = b.source_id`;

/** What was believed of these units at `from` or came since, as much of it as tells what stood at each step. */
export async function readShownFigures(
	database: Queryable,
	asked: {
		/** Epoch ms. */
		readonly from: number;
		readonly until: number;
		readonly unitIds: readonly number[];
		readonly stepS: number;
	},
): Promise<BelievedOf[]> {
	const { from, until, unitIds, stepS } = asked;
	const [found] = await database.query<{ rows: unknown[][] }>(SHOWN, [
		new Date(from),
		new Date(until),
		unitIds,
		stepS,
	]);
	return fromTuples(BELIEVED, found?.rows ?? []);
}
