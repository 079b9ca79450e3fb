/** Units as they stood on a day, and which of them a code led to. */
import type { FormerUnit } from '#lib/domain/unit-search.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Queryable } from './database.ts';

/** `here` is a relation of one row with the column `day`. */
export const UNITS_OF_HERE = `
	select u.id, u.slug, c.value as code, u.level, u.kind, n.name, n.short_name as "shortName",
		p.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo",
		json_build_array(u.label_lon, u.label_lat) as "labelAt", u.area_km2 as "areaKm2",
		g.coordinates as boundary
	from here
	join unit u on here.day between coalesce(u.valid_from, '-infinity') and coalesce(u.valid_to, 'infinity')
	join unit_code c on c.unit_id = u.id and c.scheme = 'gso'
		and here.day between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
	join unit_name n on n.unit_id = u.id
		and here.day between coalesce(n.valid_from, '-infinity') and coalesce(n.valid_to, 'infinity')
	left join unit_parent p on p.unit_id = u.id
		and here.day between coalesce(p.valid_from, '-infinity') and coalesce(p.valid_to, 'infinity')
	left join unit_geometry g on g.unit_id = u.id
		and here.day between coalesce(g.valid_from, '-infinity') and coalesce(g.valid_to, 'infinity')
	order by c.value, u.id`;

/** By code, with their boundaries where there are any. `day` is ISO. */
export async function readUnits(database: Queryable, day: string): Promise<readonly Unit[]> {
	const [row] = await database.query<{ units: Unit[] }>(UNITS, [day]);
	return row?.units ?? [];
}

const UNITS = `
with here as (select $1::date as day),
units as (${UNITS_OF_HERE})
select coalesce(json_agg(units), '[]') as units from units`;

/** Of an ISO day the country, the units of those ids, and what lies directly in the parent; the rest is not read. */
export async function readUnitsIn(
	database: Queryable,
	{
		day,
		ids,
		parentId,
	}: { readonly day: string; readonly ids: readonly number[]; readonly parentId: number },
): Promise<readonly Unit[]> {
	const [row] = await database.query<{ units: Unit[] }>(UNITS_IN, [day, ids, parentId]);
	return row?.units ?? [];
}

const UNITS_IN = `
with here as (select $1::date as day),
units as (${UNITS_OF_HERE})
select coalesce(json_agg(units), '[]') as units from units
where level = 'country' or id = any($2::int[]) or "parentId" = $3`;

/** Whether units, or anything that is told of them, differ between two ISO days, the earlier one first. */
export async function unitsDiffer(
	database: Queryable,
	{ from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
	const [row] = await database.query<{ differ: boolean }>(UNITS_DIFFER, [from, to]);
	return row?.differ ?? true;
}

const UNITS_DIFFER = `
with dated as (
	select valid_from, valid_to from unit
	union all select valid_from, valid_to from unit_code
	union all select valid_from, valid_to from unit_name
	union all select valid_from, valid_to from unit_parent
	union all select valid_from, valid_to from unit_geometry
)
select exists (
	select from dated
	where (valid_from > $1::date and valid_from <= $2::date) or (valid_to >= $1::date and valid_to < $2::date)
) as differ`;

/** The slug of the unit that had the code on that ISO day; null where none had it. */
export async function unitAt(
	database: Queryable,
	{ scheme, code, day }: { readonly scheme: 'gso'; readonly code: string; readonly day: string },
): Promise<string | null> {
	const [unit] = await database.query<{ slug: string }>(UNIT_AT, [scheme, code, day]);
	return unit?.slug ?? null;
}

const UNIT_AT = `
select u.slug
from unit_code c
join unit u on u.id = c.unit_id
	and $3::date between coalesce(u.valid_from, '-infinity') and coalesce(u.valid_to, 'infinity')
where (c.scheme, c.value) = ($1, $2)
	and $3::date between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')`;

/** What the units of an ISO day came of, directly or by way of others, as `cameOf` (domain) has it. */
export function readFormerUnits(database: Queryable, day: string): Promise<readonly FormerUnit[]> {
	return database.query<FormerUnit>(FORMER_UNITS, [day]);
}

const FORMER_UNITS = `
with recursive step as (
	select t.unit_id, f.unit_id as former_id, t.area_of
	from unit_event_part t join unit_event_part f on f.event_id = t.event_id and f.role = 'from'
	where t.role = 'to'
),
came as (
	select u.id as unit_id, former_id, area_of
	from unit u join step on step.unit_id = u.id
	where $1::date between coalesce(u.valid_from, '-infinity') and coalesce(u.valid_to, 'infinity')
	union
	select came.unit_id, step.former_id, step.area_of
	from came join step on step.unit_id = came.former_id and step.former_id = coalesce(came.area_of, step.former_id)
)
select came.unit_id as "unitId", c.value as code, n.name, n.short_name as "shortName"
from came
join unit_code c on c.unit_id = former_id and c.scheme = 'gso'
join unit_name n on n.unit_id = former_id
order by came.unit_id, c.value, n.name`;
