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

/** Nothing refers to events and crosswalks, so what the files do not name any more goes. */
export const REPLACE_EVENTS = `
with fact as (
	select * from jsonb_to_recordset($1::text::jsonb)
		as f(code text, "happenedOn" date, type text, "legalBasis" text, note text)
),
gone as (
	delete from unit_event e where not exists (select from fact f where f.code = e.code)
	returning 1
),
came as (
	insert into unit_event as known (code, happened_on, type, legal_basis, note)
	select code, "happenedOn", type, "legalBasis", note from fact
	on conflict (code) do update set
		happened_on = excluded.happened_on, type = excluded.type,
		legal_basis = excluded.legal_basis, note = excluded.note
	where (known.happened_on, known.type, known.legal_basis, known.note)
		is distinct from (excluded.happened_on, excluded.type, excluded.legal_basis, excluded.note)
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const REPLACE_EVENT_PARTS = `
with part as (
	select e.id as event_id, p.role, u.id as unit_id, p.extent, p.share, a.id as area_of, p.note
	from jsonb_to_recordset($1::text::jsonb) as f(code text, "from" jsonb, "to" jsonb)
	join unit_event e using (code)
	cross join lateral (
		select 'from' as role, x.* from jsonb_to_recordset("from")
			as x(unit text, extent text, share float8, "areaOf" text, note text)
		union all
		select 'to', x.* from jsonb_to_recordset("to")
			as x(unit text, extent text, share float8, "areaOf" text, note text)
	) p
	join unit u on u.slug = p.unit
	left join unit a on a.slug = p."areaOf"
),
gone as (
	delete from unit_event_part k
	where not exists (
		select from part p where (p.event_id, p.role, p.unit_id) = (k.event_id, k.role, k.unit_id)
	)
	returning 1
),
came as (
	insert into unit_event_part as known (event_id, role, unit_id, extent, share, area_of, note)
	select event_id, role, unit_id, extent, share, area_of, note from part
	on conflict (event_id, role, unit_id) do update set
		extent = excluded.extent, share = excluded.share, area_of = excluded.area_of, note = excluded.note
	where (known.extent, known.share, known.area_of, known.note)
		is distinct from (excluded.extent, excluded.share, excluded.area_of, excluded.note)
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const REPLACE_CROSSWALKS = `
with fact as (
	select f.value ->> 'code' as code, f.value as document
	from jsonb_array_elements($1::text::jsonb) as f
),
gone as (
	delete from crosswalk c where not exists (select from fact f where f.code = c.code)
	returning 1
),
came as (
	insert into crosswalk as known (code, document)
	select code, document from fact
	on conflict (code) do update set document = excluded.document
	where known.document is distinct from excluded.document
	returning 1
)
select 1 as written from gone union all select 1 from came`;
