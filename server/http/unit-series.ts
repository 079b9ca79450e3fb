/** A unit's series with those of what it came of. */
import { carriedOver, seriesAcross } from '#lib/domain/crosswalk.ts';
import type { SeriesPoint, Weights } from '#lib/domain/crosswalk.ts';
import type { UnitSeriesAnswer, UnitSeriesQuery } from '#lib/wire/api/unit-series.ts';
import { readCrosswalksTo, readUnitEvents } from '../db/read-changes-of-units.ts';
import { readDailyValues } from '../db/read-daily-values.ts';
import type { Queryable } from '../db/database.ts';

type Row = {
	readonly id: number;
	readonly slug: string;
	readonly code: string;
	readonly name: string;
	readonly areaKm2: number;
};

type Series = ReadonlyMap<string, readonly SeriesPoint[]>;

/** All days up to `now` (epoch milliseconds); null where no unit has that slug. */
export async function unitSeries(
	database: Queryable,
	query: UnitSeriesQuery,
	now: number,
): Promise<UnitSeriesAnswer | null> {
	const { unit, indicator, weightId } = query;
	const events = await readUnitEvents(database);
	const came = seriesAcross(unit, { events, series: new Map() }).map(({ unit }) => unit);
	const rows = await database.query<Row>(UNITS, [came]);
	const bySlug = new Map(rows.map((row) => [row.slug, row]));
	if (!bySlug.has(unit)) return null;
	const series = await readSeries(database, { rows, indicatorId: indicator.id, now });
	const weightSeries =
		weightId === null ? null : await readSeries(database, { rows, indicatorId: weightId, now });
	const crosswalks = await readCrosswalksTo(database, unit);
	const crosswalk = crosswalks.find(({ code }) => code === query.crosswalk);
	return {
		unit,
		indicator: indicator.code,
		pieces: seriesAcross(unit, { events, series }).map((piece) => {
			const { code = '', name = '' } = bySlug.get(piece.unit) ?? {};
			return { ...piece, code, name };
		}),
		crosswalks,
		carriedOver:
			query.crosswalk === null
				? null
				: crosswalk
					? carriedOver(unit, {
							crosswalk,
							indicator,
							series,
							weights: weightsOf(query, { rows, weightSeries }),
						})
					: { kind: 'refused', reason: 'not-in-crosswalk' },
	};
}

function weightsOf(
	{ weighByArea }: UnitSeriesQuery,
	{ rows, weightSeries }: { readonly rows: readonly Row[]; readonly weightSeries: Series | null },
): Weights | null {
	if (weightSeries) return { kind: 'indicator', series: weightSeries };
	if (!weighByArea) return null;
	return { kind: 'area', areaKm2: new Map(rows.map(({ slug, areaKm2 }) => [slug, areaKm2])) };
}

async function readSeries(
	database: Queryable,
	options: { readonly rows: readonly Row[]; readonly indicatorId: number; readonly now: number },
): Promise<Series> {
	const { rows, indicatorId, now } = options;
	const series = new Map<string, readonly SeriesPoint[]>();
	for (const { id, slug } of rows) {
		const daily = await readDailyValues(database, {
			unitId: id,
			indicatorIds: [indicatorId],
			from: new Date(0),
			to: new Date(now),
		});
		series.set(slug, daily.get(indicatorId) ?? []);
	}
	return series;
}

/** By their last code and name. */
const UNITS = `
select id, slug, area_km2 as "areaKm2",
	(select value from unit_code c where c.unit_id = u.id and c.scheme = 'gso'
		order by valid_to desc nulls first limit 1) as code,
	(select name from unit_name n where n.unit_id = u.id order by valid_to desc nulls first limit 1) as name
from unit u
where slug = any($1::text[])`;
