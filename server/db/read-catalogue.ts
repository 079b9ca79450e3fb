import { appliedTarget } from '#lib/domain/applied-target.ts';
import type { Centre } from '#lib/domain/centre.ts';
import type { Indicator, Plan, Target } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
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
		interval_s as "intervalS", scored
	from indicator order by id
),
plans as (
	select code, number, name, issuer, issued_on as "issuedOn", unit_id as "unitId",
		period_from as "periodFrom", period_to as "periodTo"
	from plan, (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day) as today
	order by
		coalesce(period_from, issued_on, '-infinity') <= day desc,
		coalesce(period_to, 'infinity') >= day desc,
		coalesce(issued_on, period_from) desc nulls last,
		period_to desc nulls last,
		code
),
targets as (
	select t.id, t.plan_code as plan, i.code as indicator, t.level, t.operator, t.value,
		t.due_on as "dueOn", t.words
	from target t join indicator i on i.id = t.indicator_id order by t.id
)
select feed.catalogue_version as version, here.document as centre,
	coalesce((select json_agg(units) from units), '[]') as units,
	coalesce((select json_agg(indicators) from indicators), '[]') as indicators,
	coalesce((select json_agg(plans) from plans), '[]') as plans,
	coalesce((select json_agg(targets) from targets), '[]') as targets
from here, feed`;

type Stored = {
	version: number;
	centre: Centre;
	units: Unit[];
	indicators: Indicator[];
	/** Those in force today first, then those that have ended, then those yet to begin; of each the newest first. */
	plans: Plan[];
	targets: Target[];
};

/** The catalogue as of the centre's geography date; null where no such centre is installed. */
export async function readCatalogue(
	database: Queryable,
	centreSlug: string,
): Promise<Catalogue | null> {
	const [stored] = await database.query<Stored>(CATALOGUE, [centreSlug]);
	return stored ? { ...stored, targets: appliedTargets(stored) } : null;
}

function appliedTargets(stored: Stored): Catalogue['targets'] {
	const unitById = new Map(stored.units.map((unit) => [unit.id, unit]));
	return stored.units.flatMap((unit) => {
		const plans = above(unit, unitById).flatMap(({ id }) =>
			stored.plans.filter(({ unitId }) => unitId === id).map(({ code }) => code),
		);
		return stored.indicators.flatMap((indicator) => {
			const { level } = unit;
			const target = appliedTarget({ level, indicator, plans, targets: stored.targets });
			return target ? [{ unitId: unit.id, indicatorId: indicator.id, target }] : [];
		});
	});
}

/** The unit itself, then what it lies in, up to the country. */
function above(unit: Unit, unitById: ReadonlyMap<number, Unit>): Unit[] {
	const found = [unit];
	for (const { parentId } of found) {
		const parent = parentId === null ? undefined : unitById.get(parentId);
		if (parent) found.push(parent);
	}
	return found;
}
