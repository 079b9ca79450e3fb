/**
 * Every series there could be samples of, with what each has as its newest value: of all districts and their provinces, and
 * of what the centre $1 draws, since it has been there. The districts of the plans' time go on as the areas that they were; one
 * that began later has its own days, and its successors theirs.
 */
export const SAMPLE_SERIES = `
with here as (
	select geography_date as day, document ->> 'scopeCode' as code from centre where slug = $1
),
scope as (
	select c.unit_id, day
	from here join unit_code c on c.scheme = 'gso' and c.value = here.code
		and day between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
),
sampled as (
	select id from unit where level = 'district'
	union
	select p.parent_id from unit_parent p join unit u on u.id = p.unit_id where u.level = 'district'
	union
	select unit_id from scope
	union
	select p.unit_id
	from scope join unit_parent p on p.parent_id = scope.unit_id
		and day between coalesce(p.valid_from, '-infinity') and coalesce(p.valid_to, 'infinity')
)
select u.id as unit_id, u.slug as unit, u.level, i.id as indicator_id, i.code as indicator, i.interval_s,
	(extract(epoch from u.valid_from) * 1000)::float8 as from_ms,
	case when u.valid_from is not null then (extract(epoch from u.valid_to) * 1000)::float8 end as until_ms,
	(extract(epoch from l.observed_at) * 1000)::float8 as newest_ms, coalesce(l.sample, true) as sample
from sampled join unit u using (id)
cross join indicator i
left join latest_observation l on l.unit_id = u.id and l.indicator_id = i.id
order by u.id, i.id`;

export const INSERT_BATCH = `
with own_source as (
	insert into source (code) values ('du-lieu-mau')
	on conflict (code, typed) do update set code = excluded.code
	returning id
)
insert into import_batch
	(kind, file_name, sha256, imported_by, imported_at, taken, refused, sample)
values ('demo', 'du-lieu-mau', $1, 'demo', $2, $3, 0, true)
returning id, (select id from own_source) as source_id`;

const READINGS = `
from unnest($1::float8[], $2::integer[], $3::integer[], $4::float8[])
	as reading(at_ms, indicator_id, unit_id, value)`;

export const INSERT_OBSERVATIONS = `
insert into observation
	(observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample)
select to_timestamp(at_ms / 1000), indicator_id, unit_id, value, $5::timestamptz, 'device', $6::integer,
	$7::bigint, true
${READINGS}
on conflict (indicator_id, unit_id, observed_at) do nothing`;

export const GROW_FEED = `
with grown as (update feed set version = version + 1 returning version)
select version, pg_notify('ioc_feed', version::text) from grown`;

/** A real reading that came while the samples were made stays. */
export const UPSERT_LATEST = `
insert into latest_observation as known
	(indicator_id, unit_id, observed_at, value, received_at, time_source, source_id, batch_id, sample, version)
select indicator_id, unit_id, to_timestamp(at_ms / 1000), value, $5::timestamptz, 'device', $6::integer,
	$7::bigint, true, $8::bigint
${READINGS}
on conflict (indicator_id, unit_id) do update set
	observed_at = excluded.observed_at, value = excluded.value, received_at = excluded.received_at,
	time_source = excluded.time_source, source_id = excluded.source_id, batch_id = excluded.batch_id,
	sample = excluded.sample, version = excluded.version
where known.sample and known.observed_at < excluded.observed_at`;

export const REFRESH_DAILY = `
call refresh_continuous_aggregate('observation_daily', null, $1::timestamptz)`;
