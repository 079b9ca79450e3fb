/** A unit's series with those of what it came of. */
import { carriedOver, endOf, seriesAcross } from '#lib/domain/crosswalk.ts';
import type { SeriesPoint, Weights } from '#lib/domain/crosswalk.ts';
import { periodValues } from '#lib/domain/over-time.ts';
import type { TimeSource } from '#lib/domain/reading.ts';
import { ownPoints, piecesOf } from '#lib/domain/series-pieces.ts';
import { LONG_SPANS, longSpanOf } from '#lib/domain/told-span.ts';
import type { UnitSeriesAnswer, UnitSeriesQuery } from '#lib/wire/api/unit-series.ts';
import { readCrosswalksTo, readUnitEvents } from '../db/read-changes-of-units.ts';
import type { Queryable } from '../db/database.ts';

type Row = {
	readonly id: number;
	readonly slug: string;
	readonly code: string;
	readonly name: string;
	readonly areaKm2: number;
	/** Last ISO day; null while it is there. */
	readonly validTo: string | null;
};

type Series = ReadonlyMap<string, readonly SeriesPoint[]>;

/** All days up to `now` (epoch milliseconds); null where no unit has that slug. */
export async function unitSeries(
	database: Queryable,
	query: UnitSeriesQuery,
	now: number,
): Promise<UnitSeriesAnswer | null> {
	const { unit, indicator, weightId, by } = query;
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
		pieces: seriesAcross(unit, { events, series }).flatMap(({ unit: slug, points, ...across }) => {
			const { code = '', name = '', validTo = null } = bySlug.get(slug) ?? {};
			const endedBy = across.endedBy ?? endOf(slug, { events, lastDay: validTo });
			const named = { unit: slug, code, name, extent: across.extent, endedBy };
			return piecesOf(points, validTo).map((piece) => ({
				...{ ...named, ...piece },
				periods: by === null ? [] : periodValues(piece.points, { indicator, span: by }),
			}));
		}),
		crosswalks,
		carriedOver:
			query.crosswalk === null
				? null
				: crosswalk
					? carriedOver(unit, {
							crosswalk,
							indicator,
							series: ownSeries(series, rows),
							weights: weightsOf(query, { rows, weightSeries }),
						})
					: { kind: 'refused', reason: 'not-in-crosswalk' },
	};
}

/** What is carried over is of the units as long as they were there. */
function ownSeries(series: Series, rows: readonly Row[]): Series {
	return new Map(
		rows.map(({ slug, validTo }) => [slug, ownPoints(series.get(slug) ?? [], validTo)]),
	);
}

function weightsOf(
	{ weighByArea }: UnitSeriesQuery,
	{ rows, weightSeries }: { readonly rows: readonly Row[]; readonly weightSeries: Series | null },
): Weights | null {
	if (weightSeries) return { kind: 'indicator', series: ownSeries(weightSeries, rows) };
	if (!weighByArea) return null;
	return { kind: 'area', areaKm2: new Map(rows.map(({ slug, areaKm2 }) => [slug, areaKm2])) };
}

async function readSeries(
	database: Queryable,
	options: { readonly rows: readonly Row[]; readonly indicatorId: number; readonly now: number },
): Promise<Series> {
	const { rows, indicatorId, now } = options;
	const points = await database.query<Point>(POINTS, [
		rows.map(({ id }) => id),
		indicatorId,
		new Date(now),
		LONG_SPANS,
	]);
	const byUnit = Map.groupBy(points, ({ unitId }) => unitId);
	return new Map(
		rows.map(({ id, slug }) => [
			slug,
			(byUnit.get(id) ?? []).map(({ day, value, sample, timeSource }) => {
				const span = longSpanOf(timeSource);
				const isDay = timeSource === 'day';
				return { day, value, sample, ...(span && { span }), ...(isDay && { isDay }) };
			}),
		]),
	);
}

type Point = Pick<SeriesPoint, 'day' | 'value' | 'sample'> & {
	readonly unitId: number;
	readonly timeSource: TimeSource;
};

/**
 * Of each day and all that is told at its end the last one: a month and the quarter that ends with it are two. From the readings
 * themselves: the daily aggregate hears of imported history only after a while. Real ones before samples.
 */
const POINTS = `
with reading as (
	select unit_id, (observed_at at time zone 'Asia/Ho_Chi_Minh')::date as day, observed_at, value, sample, time_source,
		case when time_source = any($4::text[]) then time_source else '' end as span
	from observation
	where unit_id = any($1::integer[]) and indicator_id = $2 and observed_at <= $3
)
select "unitId", day, value, sample, "timeSource" from (
	select distinct on (unit_id, day, span) unit_id as "unitId", day, value, sample, time_source as "timeSource", observed_at
	from reading
	order by unit_id, day, span, sample, observed_at desc
) last
order by "unitId", day, observed_at`;

/** By their last code and name. */
const UNITS = `
select id, slug, area_km2 as "areaKm2", valid_to as "validTo",
	(select value from unit_code c where c.unit_id = u.id and c.scheme = 'gso'
		order by valid_to desc nulls first limit 1) as code,
	(select name from unit_name n where n.unit_id = u.id order by valid_to desc nulls first limit 1) as name
from unit u
where slug = any($1::text[])`;
