import { appliedTargets, plansOn } from '#lib/domain/applied-target.ts';
import type { Queryable } from './database.ts';
import type { Catalogue } from '#server/services.ts';

/** One statement is one snapshot: version and rows belong together. */
const CATALOGUE = `
with here as (
	select slug, geography_date as day, document from centre where slug = $1
),
units as (
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
	order by c.value, u.id
),
indicators as (
	select id, code, name, name_en as "nameEn", pillar, measure as unit, direction, decimals,
		interval_s as "intervalS", scored, kind, stages, over_units as "overUnits", weight_by as "weightBy",
		over_time as "overTime", owner, reported, legal_basis as "legalBasis", public, aliases, parent
	from indicator where not withdrawn order by id
),
plans as (
	select code, number, name, issuer, issued_on as "issuedOn", unit_id as "unitId",
		period_from as "periodFrom", period_to as "periodTo", cadence, milestones, awards, organisations, basis
	from plan order by code
),
targets as (
	select t.id, t.plan_code as plan, i.code as indicator, t.level, t.operator, t.value,
		t.due_on as "dueOn", t.path, t.words
	from target t join indicator i on i.id = t.indicator_id order by t.id
)
select feed.catalogue_version as version, here.document as centre,
	(now() at time zone 'Asia/Ho_Chi_Minh')::date as today,
	coalesce((select json_agg(units) from units), '[]') as units,
	coalesce((select json_agg(indicators) from indicators), '[]') as indicators,
	coalesce((select json_agg(plans) from plans), '[]') as plans,
	coalesce((select json_agg(targets) from targets), '[]') as "planTargets",
	coalesce((select json_agg(document order by code) from score_index), '[]') as indices
from here, feed`;

type Stored = Omit<Catalogue, 'targets'> & { readonly today: string };

/** The catalogue as of the centre's geography date and of today's plans; null where no such centre is installed. */
export async function readCatalogue(
	database: Queryable,
	centreSlug: string,
): Promise<Catalogue | null> {
	const [stored] = await database.query<Stored>(CATALOGUE, [centreSlug]);
	if (!stored) return null;
	const { today, ...catalogue } = stored;
	const plans = plansOn(catalogue.plans, today);
	const targets = appliedTargets({ ...catalogue, targets: catalogue.planTargets, day: today });
	return { ...catalogue, plans, targets };
}
