/** One page of one series: as reported, by hour or by day. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { TimeSource } from '#lib/domain/reading.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { ObservationsAnswer, ObservationsQuery } from '#lib/wire/api/observations.ts';
import { periodText } from '#lib/wire/period.ts';
import type { Queryable } from './database.ts';

const AFTER = `coalesce('epoch'::timestamptz + $5::bigint * interval '1 microsecond', '-infinity')`;

/** Points from $3 (inclusive) to $4 (exclusive) after the cursor $5, at most $6; a cursor is microseconds since 1970. */
const WITHIN = (time: string) => `
	${time} >= coalesce($3::timestamptz, '-infinity')
	and ${time} < coalesce($4::timestamptz, 'infinity')
	and ${time} > ${AFTER}`;

const CURSOR = (time: string) => `(extract(epoch from ${time}) * 1000000)::bigint::text as cursor`;

const POINTS = `
	select o.observed_at as at, ${CURSOR('o.observed_at')}, o.value, o.received_at as "receivedAt",
		o.time_source as "timeSource", s.code as source, o.sample
	from observation o left join source s on s.id = o.source_id
	where o.unit_id = $1 and o.indicator_id = $2 and ${WITHIN('o.observed_at')}
	order by o.observed_at limit $6`;

/** The bounds on rows cut no hour; with them, and in the order of the series’ index, a page need not read all of it. */
const HOURS = `
	with hourly as (
		select time_bucket('1 hour', observed_at) as at, last(value, observed_at) as last, avg(value) as mean,
			min(value) as min, max(value) as max, count(*) as count, bool_or(sample) as sample
		from observation
		where unit_id = $1 and indicator_id = $2
			and observed_at >= coalesce($3::timestamptz, '-infinity')
			and observed_at < coalesce($4::timestamptz + interval '1 hour', 'infinity')
			and observed_at > ${AFTER}
		group by at
		order by at
	)
	select *, ${CURSOR('at')} from hourly where ${WITHIN('at')} order by at limit $6`;

const DAYS = `
	select day as at, ${CURSOR('day')}, last, total / count as mean, min, max, count, sample
	from observation_daily
	where unit_id = $1 and indicator_id = $2 and ${WITHIN('day')}
	order by day limit $6`;

type Point = {
	readonly at: Date;
	readonly cursor: string;
	readonly value: number;
	readonly receivedAt: Date;
	readonly timeSource: TimeSource;
	readonly source: string | null;
	readonly sample: boolean;
};

type Bucket = {
	readonly at: Date;
	readonly cursor: string;
	readonly last: number;
	readonly mean: number;
	readonly min: number;
	readonly max: number;
	readonly count: number;
	readonly sample: boolean;
};

/** Oldest first. An hour or a day counts by its beginning; days are those of Vietnam. */
export async function readObservations(
	database: Queryable,
	asked: {
		readonly unit: Unit;
		readonly indicator: Indicator;
		readonly query: ObservationsQuery;
	},
): Promise<ObservationsAnswer> {
	const { unit, indicator, query } = asked;
	const { bucket, limit, from = null, to = null, cursor = null } = query;
	const head = { unit: unit.code, indicator: indicator.code };
	// One more tells whether there is another page.
	const parameters = [unit.id, indicator.id, from, to, cursor, limit + 1];
	if (bucket === 'raw') {
		const { rows, next } = page(await database.query<Point>(POINTS, parameters), limit);
		const points = rows.map(({ at, receivedAt, value, timeSource, source, sample }) => ({
			at: at.toISOString(),
			period: periodText({ observedAt: at.getTime(), timeSource }),
			value,
			receivedAt: receivedAt.toISOString(),
			timeSource,
			source,
			sample,
		}));
		return { ...head, bucket, next, points };
	}
	const sql = bucket === 'hour' ? HOURS : DAYS;
	const { rows, next } = page(await database.query<Bucket>(sql, parameters), limit);
	const points = rows.map(({ at, last, mean, min, max, count, sample }) => ({
		at: at.toISOString(),
		last,
		mean,
		min,
		max,
		count,
		sample,
	}));
	return { ...head, bucket, next, points };
}

function page<Row extends { readonly cursor: string }>(rows: readonly Row[], limit: number) {
	const shown = rows.slice(0, limit);
	return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null };
}
