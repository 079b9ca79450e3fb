/** What is published of indicators: figures that somebody reported for a known time, never a sample. */
import type { OpenTimeSource } from '#lib/wire/open-data/figure.ts';
import type { Queryable } from './database.ts';

export type OpenFigureRow = {
	readonly unitId: number;
	/** ISO, in Vietnam's time, to the microsecond and without an offset. */
	readonly observedAt: string;
	readonly receivedAt: string;
	readonly timeSource: OpenTimeSource;
	readonly value: number;
	readonly source: string | null;
};

type Asked = { readonly indicatorId: number; readonly unitIds: readonly number[] };

const IN_VIETNAM = (time: string) =>
	`to_char(${time} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

const ROW = `o.unit_id as "unitId", ${IN_VIETNAM('o.observed_at')} as "observedAt",
	${IN_VIETNAM('o.received_at')} as "receivedAt", o.time_source as "timeSource", o.value, s.code as source`;

/**
 * Units with a real figure: it displaces samples in the latest values whatever their times. Without asking them first
 * all samples of a demonstration would be read, to be left out.
 */
const REAL = `
	select indicator_id, unit_id from latest_observation
	where indicator_id = any($1) and unit_id = any($2) and not sample and time_source <> 'retained'`;

const UNITS = `${REAL} order by unit_id`;

const PAGE = `
	select ${ROW}
	from observation o left join source s on s.id = o.source_id
	where o.indicator_id = $1 and o.unit_id = any($2) and not o.sample
		and (o.unit_id, o.observed_at) > ($3, $4::timestamp at time zone 'Asia/Ho_Chi_Minh')
	order by o.unit_id, o.observed_at limit $5`;

const NEWEST = `
	select ${ROW}
	from latest_observation o left join source s on s.id = o.source_id
	where o.indicator_id = $1 and o.unit_id = any($2) and not o.sample and o.time_source <> 'retained'
	order by o.unit_id`;

const SUMMARIES = `
	with real as (${REAL}),
	told as (
		select o.indicator_id, count(*) as figures, count(distinct o.unit_id) as units,
			min(o.observed_at) as first_at, max(o.observed_at) as last_at, max(o.received_at) as received_at
		from real join observation o using (indicator_id, unit_id)
		where not o.sample
		group by o.indicator_id
	),
	superseded as (
		select indicator_id, max(superseded_at) as superseded_at
		from observation_revision
		where indicator_id = any($1) and unit_id = any($2) and not sample
		group by indicator_id
	)
	select indicator_id as "indicatorId", coalesce(figures, 0) as figures, coalesce(units, 0) as units,
		first_at as "firstAt", last_at as "lastAt", greatest(received_at, superseded_at) as "modifiedAt"
	from told full join superseded using (indicator_id)`;

/** All figures of one indicator by unit, then by time, in pages of at most `pageRows`. Within one transaction, one state. */
export async function* openFigurePages(
	database: Queryable,
	{ indicatorId, unitIds, pageRows }: Asked & { readonly pageRows: number },
): AsyncGenerator<readonly OpenFigureRow[]> {
	const known = await database.query<{ unit_id: number }>(UNITS, [[indicatorId], unitIds]);
	let left = known.map(({ unit_id }) => unit_id);
	let after = { unitId: 0, observedAt: '-infinity' };
	while (left.length > 0) {
		const { unitId, observedAt } = after;
		const asked = [indicatorId, left, unitId, observedAt, pageRows];
		const rows = await database.query<OpenFigureRow>(PAGE, asked);
		if (rows.length > 0) yield rows;
		const last = rows.at(-1);
		if (!last || rows.length < pageRows) return;
		after = last;
		left = left.filter((id) => id >= last.unitId);
	}
}

/** The newest figure of each unit that has one. */
export function newestOpenFigures(
	database: Queryable,
	{ indicatorId, unitIds }: Asked,
): Promise<OpenFigureRow[]> {
	return database.query<OpenFigureRow>(NEWEST, [indicatorId, unitIds]);
}

export type OpenSummary = {
	readonly indicatorId: number;
	readonly figures: number;
	readonly units: number;
	/** Null where all were taken back. */
	readonly firstAt: Date | null;
	readonly lastAt: Date | null;
	/** When one last came, was corrected or was taken back. */
	readonly modifiedAt: Date;
};

/** How much there is of each indicator; those of which nothing was ever told are left out. */
export function openSummaries(
	database: Queryable,
	{ indicatorIds, unitIds }: { indicatorIds: readonly number[]; unitIds: readonly number[] },
): Promise<OpenSummary[]> {
	return database.query<OpenSummary>(SUMMARIES, [indicatorIds, unitIds]);
}
