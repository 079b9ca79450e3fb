/** All that became of units, and the crosswalks there are. */
import type { Crosswalk } from '#lib/domain/crosswalk.ts';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import type { Queryable } from './database.ts';

/** Oldest first. */
export function readUnitEvents(database: Queryable): Promise<readonly UnitEvent[]> {
	return database.query<UnitEvent>(EVENTS);
}

/** Those that lead to the unit with that slug. */
export async function readCrosswalksTo(
	database: Queryable,
	slug: string,
): Promise<readonly Crosswalk[]> {
	const rows = await database.query<{ document: Crosswalk }>(CROSSWALKS_TO, [slug]);
	return rows.map(({ document }) => document);
}

const EVENTS = `
with part as (
	select p.event_id, p.role, json_agg(json_build_object('unit', u.slug, 'extent', p.extent,
		'share', p.share, 'areaOf', a.slug, 'note', p.note) order by u.id) as units
	from unit_event_part p join unit u on u.id = p.unit_id left join unit a on a.id = p.area_of
	group by p.event_id, p.role
)
select code, happened_on as "happenedOn", type, legal_basis as "legalBasis", note,
	coalesce(f.units, '[]') as "from", coalesce(t.units, '[]') as "to"
from unit_event e
left join part f on f.event_id = e.id and f.role = 'from'
left join part t on t.event_id = e.id and t.role = 'to'
order by happened_on, code`;

const CROSSWALKS_TO = `
select document from crosswalk
where document -> 'parts' @> jsonb_build_array(jsonb_build_object('to', $1::text))
order by code`;
