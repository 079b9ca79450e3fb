/**
 * One statement a table. Each takes the facts as one JSON array, writes only rows that differ, and returns one row for
 * each that it wrote, so that an unchanged catalogue is seen to be unchanged.
 */
export const UPSERT_INDICATORS = `
insert into indicator as known
	(code, name, name_en, pillar, measure, direction, decimals, interval_s, scored, min_value, max_value)
select code, name, "nameEn", pillar, unit, direction, decimals, "intervalS", scored, min, max
from jsonb_to_recordset($1::text::jsonb) as f(
	code text, name text, "nameEn" text, pillar text, unit text, direction text,
	decimals integer, "intervalS" integer, scored boolean, min float8, max float8)
on conflict (code) do update set
	name = excluded.name, name_en = excluded.name_en, pillar = excluded.pillar,
	measure = excluded.measure, direction = excluded.direction, decimals = excluded.decimals,
	interval_s = excluded.interval_s, scored = excluded.scored,
	min_value = excluded.min_value, max_value = excluded.max_value
where (known.name, known.name_en, known.pillar, known.measure, known.direction, known.decimals,
	known.interval_s, known.scored, known.min_value, known.max_value)
	is distinct from (excluded.name, excluded.name_en, excluded.pillar, excluded.measure,
		excluded.direction, excluded.decimals, excluded.interval_s, excluded.scored,
		excluded.min_value, excluded.max_value)
returning 1 as written`;

export const UPSERT_PLANS = `
insert into plan as known
	(code, number, name, issuer, issued_on, unit_id, period_from, period_to)
select f.code, f.number, f.name, f.issuer, f."issuedOn", u.id, f."periodFrom", f."periodTo"
from jsonb_to_recordset($1::text::jsonb) as f(
	code text, number text, name text, issuer text, "issuedOn" date, unit text,
	"periodFrom" date, "periodTo" date)
join unit u on u.slug = f.unit
on conflict (code) do update set
	number = excluded.number, name = excluded.name, issuer = excluded.issuer,
	issued_on = excluded.issued_on, unit_id = excluded.unit_id,
	period_from = excluded.period_from, period_to = excluded.period_to
where (known.number, known.name, known.issuer, known.issued_on, known.unit_id, known.period_from,
	known.period_to)
	is distinct from (excluded.number, excluded.name, excluded.issuer, excluded.issued_on,
		excluded.unit_id, excluded.period_from, excluded.period_to)
returning 1 as written`;

export const UPSERT_TARGETS = `
insert into target as known (id, plan_code, indicator_id, level, operator, value, due_on, words)
select f.id, f.plan, i.id, f.level, f.operator, f.value, f."dueOn", f.words
from jsonb_to_recordset($1::text::jsonb) as f(
	id text, plan text, indicator text, level text, operator text, value float8, "dueOn" date,
	words text)
join indicator i on i.code = f.indicator
on conflict (id) do update set
	plan_code = excluded.plan_code, indicator_id = excluded.indicator_id, level = excluded.level,
	operator = excluded.operator, value = excluded.value, due_on = excluded.due_on,
	words = excluded.words
where (known.plan_code, known.indicator_id, known.level, known.operator, known.value, known.due_on,
	known.words)
	is distinct from (excluded.plan_code, excluded.indicator_id, excluded.level, excluded.operator,
		excluded.value, excluded.due_on, excluded.words)
returning 1 as written`;

export const UPSERT_CENTRES = `
insert into centre as known (slug, geography_date, document)
select f.value ->> 'slug', (f.value ->> 'geographyDate')::date, f.value
from jsonb_array_elements($1::text::jsonb) as f
on conflict (slug) do update set
	geography_date = excluded.geography_date, document = excluded.document
where known.document is distinct from excluded.document
returning 1 as written`;
