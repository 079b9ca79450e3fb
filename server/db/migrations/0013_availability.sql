-- How available devices were, from the states that were judged and the times at which somebody judged.

-- Whether a device did its work: true up, false down, null neither (in maintenance, or nobody knows). A camera without a
-- picture does not do its work, though it answers; one that is late, slow or low on battery does.
create function device_is_up(state text, reason text) returns boolean
language sql immutable parallel safe
return case state
	when 'online' then true
	when 'degraded' then coalesce(reason not in ('no-video', 'frozen'), true)
	when 'offline' then false
end;

-- Seconds of a sorted list of times without overlap that have passed at a moment; everything in seconds since 1970.
create function seconds_passed(
	moment double precision, froms double precision[], untils double precision[], befores double precision[]
) returns double precision
language sql immutable parallel safe
return coalesce(
	befores[width_bucket(moment, froms)]
		+ least(moment, untils[width_bucket(moment, froms)])
		- froms[width_bucket(moment, froms)],
	0
);

-- Samples may have states from before anybody judged (server/demo/). For them that time counts as watched, for no real
-- device; so the two never mix.
create table sample_watch (
	from_at timestamptz not null,
	until_at timestamptz not null
);

-- When somebody judged, for real devices and for samples. Watches of one judge after the other may overlap.
create view watched_time as
	select sample, from_at, until_at from liveness_watch, (values (false), (true)) as sort(sample)
	union all
	select true, from_at, until_at from sample_watch;

-- Each device in use, with what is known of it from `asked_from` up to `asked_until`, which is not to be in the future.
-- Terms: IEC 60050-192 (192-02 states, 192-05 times between failures and to restoration, 192-08 availability) and ITIL's
-- MTBF and MTTR.
--   span_s         from `asked_from`, or from its first state where that came later, to `asked_until` or its retirement
--   up_s           it did its work, and somebody was judging
--   degraded_s     of that: it did it badly
--   down_s         it did not
--   maintenance_s  planned work; neither up nor down
--   what is left of the span is unknown: neither up nor down
--   failures       outages that began. An outage lasts from the first time that a device is known to be down to the
--                  first at which it is known to be up again, whatever nobody knows in between.
--   restored       outages that ended
--   restored_s     of those: the time that they were known to be down, from their beginning on, be it before `asked_from`
--   down_at_end    whether the last that is known of it is that it is down
create function device_availability(asked_from timestamptz, asked_until timestamptz)
returns table (
	device_id integer,
	span_s double precision,
	up_s double precision,
	degraded_s double precision,
	down_s double precision,
	maintenance_s double precision,
	failures integer,
	restored integer,
	restored_s double precision,
	down_at_end boolean
)
language sql stable as $$
with asked as (
	select extract(epoch from asked_from)::float8 as from_s, extract(epoch from asked_until)::float8 as until_s
),
merged as (
	select sample, unnest(range_agg(tstzrange(from_at, least(until_at, asked_until)))) as part
	from watched_time
	where from_at < asked_until
	group by sample
),
summed as (
	select sample, from_s, until_s,
		sum(until_s - from_s) over (partition by sample order by from_s) - (until_s - from_s) as before_s
	from (
		select sample, extract(epoch from lower(part))::float8 as from_s,
			extract(epoch from upper(part))::float8 as until_s
		from merged
	) lengths
),
watch as materialized (
	select sort.sample, coalesce(array_agg(from_s order by from_s) filter (where from_s is not null), '{}') as froms,
		coalesce(array_agg(until_s order by from_s) filter (where from_s is not null), '{}') as untils,
		coalesce(array_agg(before_s order by from_s) filter (where from_s is not null), '{}') as befores
	from (values (false), (true)) as sort(sample)
	left join summed on summed.sample = sort.sample
	group by sort.sample
),
in_use as (
	select id as device_id, sample, least(asked_until, retired_at) as ends_at
	from device
	where registered and (retired_at is null or retired_at > asked_from)
),
-- One look at all rows of a month is quicker than one for each device, which old rows, kept as columns, make slow.
recent as (
	select distinct on (device_id) device_id, at, state, reason
	from device_state
	where at >= asked_from - interval '32 days' and at < asked_from
	order by device_id, at desc
),
-- The state it had at the beginning: its latest, where that is so old; else that of its last row before. The latest also
-- tells where that row was so old that it has been dropped. A degraded device may have changed its reason since.
openings as (
	select d.device_id, d.sample, d.ends_at,
		case when l.state <> 'degraded' then l.since else coalesce(r.at, s.at, l.since) end as at,
		case when l.state <> 'degraded' then l.state else coalesce(r.state, s.state, l.state) end as state,
		case
			when l.state <> 'degraded' then l.reason
			when r.at is not null then r.reason
			when s.at is not null then s.reason
			else l.reason
		end as reason
	from in_use d
	left join latest_state l on l.device_id = d.device_id and l.since < asked_from
	left join recent r on r.device_id = d.device_id
	left join lateral (
		select at, state, reason
		from device_state
		where device_state.device_id = d.device_id and at < asked_from
		order by at desc limit 1
	) s on r.device_id is null and (l.state is null or l.state = 'degraded')
),
changes as (
	select device_id, sample, ends_at, at, state, reason from openings where at is not null
	union all
	select d.device_id, d.sample, d.ends_at, s.at, s.state, s.reason
	from device_state s
	join in_use d on d.device_id = s.device_id and s.at < d.ends_at
	where s.at >= asked_from and s.at < asked_until
),
timed as (
	select device_id, sample, state, device_is_up(state, reason) as up,
		greatest(extract(epoch from at)::float8, from_s) as at_s, extract(epoch from ends_at)::float8 as ends_s
	from changes, asked
),
stretches as (
	select device_id, sample, state, up, at_s, lead(at_s, 1, ends_s) over (partition by device_id order by at_s) as until_s
	from timed
),
measured as (
	select device_id, state, up, at_s, until_s - at_s as span_s,
		seconds_passed(until_s, froms, untils, befores) - seconds_passed(at_s, froms, untils, befores) as known_s
	from stretches join watch using (sample)
),
spans as (
	select device_id, sum(span_s) as span_s, sum(known_s) filter (where state = 'maintenance') as maintenance_s
	from measured group by device_id
),
known as (
	select device_id, state, up, known_s, lag(up) over (partition by device_id order by at_s) as before,
		at_s < max(at_s) filter (where up) over (partition by device_id) as ended
	from measured
	where up is not null and known_s > 0
),
sums as (
	select device_id,
		sum(known_s) filter (where up) as up_s,
		sum(known_s) filter (where up and state = 'degraded') as degraded_s,
		sum(known_s) filter (where not up) as down_s,
		coalesce(sum(known_s) filter (where not up and ended), 0) as restored_s,
		count(*) filter (where before and not up) as failures,
		count(*) filter (where not before and up) as restored,
		bool_or(up) filter (where before is null) as first_up
	from known group by device_id
),
-- What it was known to be before the beginning: mostly the state that it had then; else it is looked for.
earlier as (
	select device_id, case
		when device_is_up(state, reason) is not null
			and seconds_passed(from_s, froms, untils, befores)
				> seconds_passed(extract(epoch from at)::float8, froms, untils, befores)
			then device_is_up(state, reason)
		else (
			select device_is_up(past.state, past.reason)
			from (
				select s.state, s.reason, extract(epoch from s.at)::float8 as at_s,
					extract(epoch from lag(s.at, 1, asked_from) over (order by s.at desc))::float8 as until_s
				from device_state s
				where s.device_id = openings.device_id and s.at < asked_from
				order by s.at desc
			) past
			where device_is_up(past.state, past.reason) is not null
				and seconds_passed(past.until_s, froms, untils, befores)
					> seconds_passed(past.at_s, froms, untils, befores)
			limit 1
		)
	end as was_up
	from openings join watch using (sample), asked
	where at is not null
),
-- Of outages that began before the beginning and ended after it, which are few: how long they had lasted by then.
begun as (
	select o.device_id, (
		select coalesce(sum(down_s), 0)
		from (
			select up, down_s, bool_or(up) over (order by at_s desc) as earlier_still
			from (
				select at_s, device_is_up(state, reason) as up,
					seconds_passed(lead(at_s, 1, from_s) over (order by at_s), froms, untils, befores)
						- seconds_passed(at_s, froms, untils, befores) as down_s
				from (
					select extract(epoch from s.at)::float8 as at_s, s.state, s.reason
					from device_state s where s.device_id = o.device_id and s.at < asked_from
					union
					select extract(epoch from o.at)::float8, o.state, o.reason
				) changes_before
			) stretches_before
			where up is not null and down_s > 0
		) known_before
		where not earlier_still
	) as down_s
	from openings o
	join earlier using (device_id)
	join sums using (device_id)
	join watch using (sample), asked
	where was_up is false and (first_up or sums.restored > 0)
),
outages as (
	select device_id, up_s, degraded_s, sums.down_s,
		failures + (not first_up and was_up is not false)::int as failures,
		restored + (first_up and was_up is false)::int as restored,
		restored_s + coalesce(begun.down_s, 0) as restored_s,
		(was_up is false)::int as open
	from sums
	left join earlier using (device_id)
	left join begun using (device_id)
)
select device_id, span_s, coalesce(up_s, 0), coalesce(degraded_s, 0), coalesce(down_s, 0),
	coalesce(maintenance_s, 0), coalesce(failures, 0)::int, coalesce(restored, 0)::int, coalesce(restored_s, 0),
	coalesce(open + failures > restored, false)
from spans left join outages using (device_id)
$$;
