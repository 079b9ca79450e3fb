/**
 * One statement a table. Each takes the facts as one JSON array, writes only rows that differ, and returns one row for
 * each that it wrote, so that an unchanged catalogue is seen to be unchanged.
 */
export const UPSERT_INDICATORS = `
insert into indicator as known (
	code, name, name_en, pillar, measure, direction, decimals, interval_s, scored, min_value, max_value,
	kind, stages, over_units, weight_by, over_time, owner, reported, legal_basis, public, aliases, parent,
	withdrawn)
select code, name, "nameEn", pillar, unit, direction, decimals, "intervalS", scored, min, max, kind, stages,
	"overUnits", "weightBy", "overTime", owner, reported, "legalBasis", public, aliases, parent, false
from jsonb_to_recordset($1::text::jsonb) as f(
	code text, name text, "nameEn" text, pillar text, unit text, direction text, decimals integer,
	"intervalS" integer, scored boolean, min float8, max float8, kind text, stages jsonb,
	"overUnits" text, "weightBy" text, "overTime" text, owner text, reported text, "legalBasis" text,
	public boolean, aliases jsonb, parent text)
on conflict (code) do update set
	name = excluded.name, name_en = excluded.name_en, pillar = excluded.pillar,
	measure = excluded.measure, direction = excluded.direction, decimals = excluded.decimals,
	interval_s = excluded.interval_s, scored = excluded.scored, min_value = excluded.min_value,
	max_value = excluded.max_value, kind = excluded.kind, stages = excluded.stages,
	over_units = excluded.over_units, weight_by = excluded.weight_by, over_time = excluded.over_time,
	owner = excluded.owner, reported = excluded.reported, legal_basis = excluded.legal_basis,
	public = excluded.public, aliases = excluded.aliases, parent = excluded.parent,
	withdrawn = excluded.withdrawn
where (known.name, known.name_en, known.pillar, known.measure, known.direction, known.decimals,
	known.interval_s, known.scored, known.min_value, known.max_value, known.kind, known.stages,
	known.over_units, known.weight_by, known.over_time, known.owner, known.reported, known.legal_basis,
	known.public, known.aliases, known.parent, known.withdrawn)
	is distinct from (excluded.name, excluded.name_en, excluded.pillar, excluded.measure, excluded.direction,
	excluded.decimals, excluded.interval_s, excluded.scored, excluded.min_value, excluded.max_value,
	excluded.kind, excluded.stages, excluded.over_units, excluded.weight_by, excluded.over_time,
	excluded.owner, excluded.reported, excluded.legal_basis, excluded.public, excluded.aliases,
	excluded.parent, excluded.withdrawn)
returning 1 as written`;

/** What no file names any more is shown no more; its readings stay. */
export const WITHDRAW_INDICATORS = `
update indicator set withdrawn = true
where not withdrawn and code not in (select f.value ->> 'code' from jsonb_array_elements($1::text::jsonb) as f)
returning 1 as written`;

export const UPSERT_PLANS = `
insert into plan as known (
	code, number, name, issuer, issued_on, known_from, unit_id, period_from, period_to, cadence, milestones,
	awards, organisations, basis)
select f.code, f.number, f.name, f.issuer, f."issuedOn", f."knownFrom", u.id, f."periodFrom", f."periodTo",
	f.cadence, f.milestones, f.awards, f.organisations, f.basis
from jsonb_to_recordset($1::text::jsonb) as f(
	code text, number text, name text, issuer text, "issuedOn" date, "knownFrom" date, unit text,
	"periodFrom" date, "periodTo" date, cadence text, milestones jsonb, awards jsonb, organisations jsonb, basis jsonb)
join unit u on u.slug = f.unit
on conflict (code) do update set
	number = excluded.number, name = excluded.name, issuer = excluded.issuer,
	issued_on = excluded.issued_on, known_from = excluded.known_from, unit_id = excluded.unit_id,
	period_from = excluded.period_from,
	period_to = excluded.period_to, cadence = excluded.cadence, milestones = excluded.milestones,
	awards = excluded.awards, organisations = excluded.organisations, basis = excluded.basis
where (known.number, known.name, known.issuer, known.issued_on, known.known_from, known.unit_id, known.period_from,
	known.period_to, known.cadence, known.milestones, known.awards, known.organisations, known.basis)
	is distinct from (excluded.number, excluded.name, excluded.issuer, excluded.issued_on, excluded.known_from,
	excluded.unit_id, excluded.period_from, excluded.period_to, excluded.cadence, excluded.milestones, excluded.awards,
	excluded.organisations, excluded.basis)
returning 1 as written`;

export const UPSERT_TARGETS = `
insert into target as known (
	id, plan_code, indicator_id, level, operator, value, due_on, path, words)
select f.id, f.plan, i.id, f.level, f.operator, f.value, f."dueOn", f.path, f.words
from jsonb_to_recordset($1::text::jsonb) as f(
	id text, plan text, indicator text, level text, operator text, value float8, "dueOn" date, path jsonb,
	words text)
join indicator i on i.code = f.indicator
on conflict (id) do update set
	plan_code = excluded.plan_code, indicator_id = excluded.indicator_id, level = excluded.level,
	operator = excluded.operator, value = excluded.value, due_on = excluded.due_on, path = excluded.path,
	words = excluded.words
where (known.plan_code, known.indicator_id, known.level, known.operator, known.value, known.due_on,
	known.path, known.words)
	is distinct from (excluded.plan_code, excluded.indicator_id, excluded.level, excluded.operator, excluded.value,
	excluded.due_on, excluded.path, excluded.words)
returning 1 as written`;

export const DELETE_TARGETS = `
delete from target where id not in (select f.value ->> 'id' from jsonb_array_elements($1::text::jsonb) as f)
returning 1 as written`;

/** After their targets. */
export const DELETE_PLANS = `
delete from plan where code not in (select f.value ->> 'code' from jsonb_array_elements($1::text::jsonb) as f)
returning 1 as written`;

export const REPLACE_INDICES = `
with fact as (
	select f.value ->> 'code' as code, f.value as document from jsonb_array_elements($1::text::jsonb) as f
),
gone as (
	delete from score_index where code not in (select code from fact)
	returning 1
),
came as (
	insert into score_index as known (code, document)
	select code, document from fact
	on conflict (code) do update set document = excluded.document
	where known.document is distinct from excluded.document
	returning 1
)
select 1 as written from gone union all select 1 from came`;

export const UPSERT_CENTRES = `
insert into centre as known (slug, geography_date, document)
select f.value ->> 'slug', (f.value ->> 'geographyDate')::date, f.value
from jsonb_array_elements($1::text::jsonb) as f
on conflict (slug) do update set
	geography_date = excluded.geography_date, document = excluded.document
where known.document is distinct from excluded.document
returning 1 as written`;
