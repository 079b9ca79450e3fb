import { appliedTargets, plansOn } from '#lib/domain/applied-target.ts';
import type { Queryable } from './database.ts';
import { UNITS_OF_HERE } from './read-units.ts';
import type { Catalogue } from '#server/services.ts';

/** One statement is one snapshot: version and rows belong together. */
const CATALOGUE = `
with here as (
	select slug, geography_date as day, document from centre where slug = $1
),
units as (
	${UNITS_OF_HERE}
),
indicators as (
	select id, code, name, name_en as "nameEn", pillar, measure as unit, direction, decimals,
		interval_s as "intervalS", scored, kind, stages, over_units as "overUnits", weight_by as "weightBy",
		over_time as "overTime", owner, reported, legal_basis as "legalBasis", public, aliases, parent
	from indicator where not withdrawn order by id
),
plans as (
	select code, number, name, issuer, issued_on as "issuedOn", known_from as "knownFrom", unit_id as "unitId",
		period_from as "periodFrom", period_to as "periodTo", cadence, milestones, awards, organisations, basis
	from plan order by code
),
targets as (
	select t.id, t.plan_code as plan, i.code as indicator, t.level, t.operator, t.value,
		t.due_on as "dueOn", t.path, t.words
	from target t join indicator i on i.id = t.indicator_id order by t.id
)
select feed.catalogue_version as version, here.document as centre,
	coalesce($2::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date) as today,
	coalesce((select json_agg(units) from units), '[]') as units,
	coalesce((select json_agg(indicators) from indicators), '[]') as indicators,
	coalesce((select json_agg(plans) from plans), '[]') as plans,
	coalesce((select json_agg(targets) from targets), '[]') as "planTargets",
	coalesce((select json_agg(document order by code) from score_index), '[]') as indices
from here, feed`;

type Stored = Omit<Catalogue, 'targets'> & { readonly today: string };

/**
 * The catalogue as of the centre's geography date, with the plans as they count on `day` (ISO; without one today by the
 * database's clock); null where no such centre is installed.
 */
export async function readCatalogue(
	database: Queryable,
	centreSlug: string,
	day: string | null = null,
): Promise<Catalogue | null> {
	const [stored] = await database.query<Stored>(CATALOGUE, [centreSlug, day]);
	if (!stored) return null;
	const { today, ...catalogue } = stored;
	const plans = plansOn(catalogue.plans, today);
	const targets = appliedTargets({ ...catalogue, targets: catalogue.planTargets, day: today });
	return { ...catalogue, plans, targets };
}
