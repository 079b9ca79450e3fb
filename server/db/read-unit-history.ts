/** What a unit was called, where it lay, and what came before and after it. */
import type { UnitHistory } from '#lib/domain/unit-history.ts';
import type { Queryable } from './database.ts';

/** Null where no unit has that slug. */
export async function readUnitHistory(
	database: Queryable,
	slug: string,
): Promise<UnitHistory | null> {
	const [row] = await database.query<{ history: UnitHistory }>(HISTORY, [slug]);
	return row?.history ?? null;
}

const DATED = `'validFrom', valid_from, 'validTo', valid_to`;
const IN_TIME = `order by valid_from nulls first`;

const HISTORY = `
with one as (
	select * from unit where slug = $1
),
named as (
	select u.id, u.slug,
		(select value from unit_code c where c.unit_id = u.id and c.scheme = 'gso'
			order by valid_to desc nulls first limit 1) as code,
		(select name from unit_name n where n.unit_id = u.id
			order by valid_to desc nulls first limit 1) as name
	from unit u
),
part as (
	select p.event_id, p.role, json_agg(json_build_object('slug', n.slug, 'code', n.code, 'name', n.name,
		'extent', p.extent, 'share', p.share, 'areaOf', a.slug, 'note', p.note) order by n.code) as units
	from unit_event_part p join named n on n.id = p.unit_id left join unit a on a.id = p.area_of
	where p.event_id in (select event_id from unit_event_part join one on one.id = unit_id)
	group by p.event_id, p.role
),
event as (
	select own.role, e.happened_on, e.code, json_build_object('code', e.code, 'happenedOn', e.happened_on,
		'type', e.type, 'legalBasis', e.legal_basis, 'note', e.note,
		'from', coalesce((select units from part where event_id = e.id and role = 'from'), '[]'),
		'to', coalesce((select units from part where event_id = e.id and role = 'to'), '[]')) as told
	from one join unit_event_part own on own.unit_id = one.id join unit_event e on e.id = own.event_id
)
select json_build_object('slug', slug, 'level', level, 'kind', kind, ${DATED},
	'labelAt', json_build_array(label_lon, label_lat), 'areaKm2', area_km2,
	'codes', (select coalesce(json_agg(json_build_object('scheme', scheme, 'code', value, ${DATED})
		${IN_TIME}), '[]') from unit_code where unit_id = one.id),
	'names', (select coalesce(json_agg(json_build_object('name', name, 'shortName', short_name, ${DATED})
		${IN_TIME}), '[]') from unit_name where unit_id = one.id),
	'parents', (select coalesce(json_agg(json_build_object('slug', n.slug, 'code', n.code, 'name', n.name, ${DATED})
		${IN_TIME}), '[]') from unit_parent p join named n on n.id = p.parent_id where p.unit_id = one.id),
	'boundaries', (select coalesce(json_agg(json_build_object(${DATED}) ${IN_TIME}), '[]')
		from unit_geometry where unit_id = one.id),
	'before', (select coalesce(json_agg(told order by happened_on, code), '[]') from event where role = 'to'),
	'after', (select coalesce(json_agg(told order by happened_on, code), '[]') from event where role = 'from')
) as history
from one`;
