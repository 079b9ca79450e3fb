/**
 * Of units and their events, one statement a table. Each takes the facts as one JSON array, writes only rows that differ, and returns one row for
 * each that it wrote, so that an unchanged catalogue is seen to be unchanged.
 */
export const UPSERT_UNITS = `
with fact as (
	select * from jsonb_to_recordset($1::text::jsonb) as f(
		slug text, level text, kind text, "labelLon" float8, "labelLat" float8, "areaKm2" float8,
		"validFrom" date, "validTo" date)
)
insert into unit as known (slug, level, kind, label_lon, label_lat, area_km2, valid_from, valid_to)
select slug, level, kind, "labelLon", "labelLat", "areaKm2", "validFrom", "validTo" from fact
on conflict (slug) do update set
	level = excluded.level, kind = excluded.kind, label_lon = excluded.label_lon,
	label_lat = excluded.label_lat, area_km2 = excluded.area_km2,
	valid_from = excluded.valid_from, valid_to = excluded.valid_to
where (known.level, known.kind, known.label_lon, known.label_lat, known.area_km2, known.valid_from, known.valid_to)
	is distinct from (excluded.level, excluded.kind, excluded.label_lon, excluded.label_lat, excluded.area_km2,
		excluded.valid_from, excluded.valid_to)
returning 1 as written`;

/** A unit of the files has one code, name and parent for as long as it exists; what else is stored for it goes. */
export const REPLACE_CODES = `
with fact as (
	select u.id as unit_id, f.code, f."validFrom", f."validTo"
	from jsonb_to_recordset($1::text::jsonb) as f(slug text, code text, "validFrom" date, "validTo" date)
	join unit u using (slug)
),
gone as (
	delete from unit_code c using fact f
	where c.unit_id = f.unit_id and c.scheme = 'gso'
		and (c.value, c.valid_from) is distinct from (f.code, f."validFrom")
	returning 1
),
came as (
	insert into unit_code as known (unit_id, scheme, value, valid_from, valid_to)
	select unit_id, 'gso', code, "validFrom", "validTo" from fact
	on conflict (unit_id, scheme, value, coalesce(valid_from, '-infinity'))
	do update set valid_to = excluded.valid_to
	where known.valid_to is distinct from excluded.valid_to
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const REPLACE_NAMES = `
with fact as (
	select u.id as unit_id, f.name, f."shortName", f."validFrom", f."validTo"
	from jsonb_to_recordset($1::text::jsonb)
		as f(slug text, name text, "shortName" text, "validFrom" date, "validTo" date)
	join unit u using (slug)
),
gone as (
	delete from unit_name n using fact f
	where n.unit_id = f.unit_id and n.valid_from is distinct from f."validFrom"
	returning 1
),
came as (
	insert into unit_name as known (unit_id, name, short_name, valid_from, valid_to)
	select unit_id, name, "shortName", "validFrom", "validTo" from fact
	on conflict (unit_id, coalesce(valid_from, '-infinity')) do update set
		name = excluded.name, short_name = excluded.short_name, valid_to = excluded.valid_to
	where (known.name, known.short_name, known.valid_to)
		is distinct from (excluded.name, excluded.short_name, excluded.valid_to)
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const REPLACE_PARENTS = `
with fact as (
	select u.id as unit_id, p.id as parent_id, f."validFrom", f."validTo"
	from jsonb_to_recordset($1::text::jsonb)
		as f(slug text, parent text, "validFrom" date, "validTo" date)
	join unit u using (slug)
	join unit p on p.slug = f.parent
),
gone as (
	delete from unit_parent n using fact f
	where n.unit_id = f.unit_id and n.valid_from is distinct from f."validFrom"
	returning 1
),
came as (
	insert into unit_parent as known (unit_id, parent_id, valid_from, valid_to)
	select unit_id, parent_id, "validFrom", "validTo" from fact
	on conflict (unit_id, coalesce(valid_from, '-infinity')) do update set
		parent_id = excluded.parent_id, valid_to = excluded.valid_to
	where (known.parent_id, known.valid_to) is distinct from (excluded.parent_id, excluded.valid_to)
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const INSERT_EVENTS = `
insert into unit_event (happened_on, type, legal_basis)
select "happenedOn", type, "legalBasis"
from jsonb_to_recordset($1::text::jsonb) as f("happenedOn" date, type text, "legalBasis" text)
on conflict (happened_on, type, legal_basis) do nothing
returning 1 as written`;

export const INSERT_EVENT_PARTS = `
with fact as (
	select e.id as event_id, f."from", f."to"
	from jsonb_to_recordset($1::text::jsonb)
		as f("happenedOn" date, type text, "legalBasis" text, "from" jsonb, "to" jsonb)
	join unit_event e on (e.happened_on, e.type, e.legal_basis) = (f."happenedOn", f.type, f."legalBasis")
),
part as (
	select event_id, 'from' as role, slug from fact, jsonb_array_elements_text("from") as slug
	union all
	select event_id, 'to', slug from fact, jsonb_array_elements_text("to") as slug
)
insert into unit_event_part (event_id, role, unit_id)
select event_id, role, u.id from part join unit u using (slug)
on conflict (event_id, role, unit_id) do nothing
returning 1 as written`;
