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

type Asked = {
	readonly indicatorId: number;
	readonly unitIds: readonly number[];
	/** Epoch ms. */
	readonly now: number;
};

const IN_VIETNAM = (time: string) =>
	`to_char(${time} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** $3: now. What is told of a period that is not over counts from when it was told, as on the wall: none is of a time to come. */
const OBSERVED = `(case when o.observed_at <= $3 then o.observed_at else least(o.received_at, b.imported_at) end)`;

const ROW = `o.unit_id as "unitId", ${IN_VIETNAM(OBSERVED)} as "observedAt",
	${IN_VIETNAM('o.received_at')} as "receivedAt", o.time_source as "timeSource", o.value,
	case when b.file_name = s.code then 'report-' || b.id else s.code end as source`;

/** An office's report has its file's name for its source, which may hold a person's: it is published by its number. */
const ORIGIN = `
	left join source s on s.id = o.source_id
	left join import_batch b on b.id = o.batch_id and b.kind = 'report'`;

/** One plan and one sort for all pages; parameters of a cursor are those of its declaration. */
const DECLARE = `
	declare open_figures no scroll cursor for
	select ${ROW}
	from observation o ${ORIGIN}
	where o.indicator_id = $1 and o.unit_id = any($2) and not o.sample
	order by o.unit_id, o.observed_at`;

const NEWEST = `
	select ${ROW}
	from latest_observation o ${ORIGIN}
	where o.indicator_id = $1 and o.unit_id = any($2) and not o.sample and o.time_source <> 'retained'
	order by o.unit_id`;

/** All figures of one indicator by unit, then by time, in pages of at most `pageRows`. Within a transaction only. */
export async function* openFigurePages(
	tx: Queryable,
	{ indicatorId, unitIds, now, pageRows }: Asked & { readonly pageRows: number },
): AsyncGenerator<readonly OpenFigureRow[]> {
	await tx.query(DECLARE, [indicatorId, unitIds, new Date(now)]);
	for (;;) {
		const rows = await tx.query<OpenFigureRow>(`fetch ${pageRows} from open_figures`);
		if (rows.length > 0) yield rows;
		if (rows.length < pageRows) break;
	}
	await tx.query('close open_figures');
}

/** The newest figure of each unit that has one. */
export function newestOpenFigures(
	database: Queryable,
	{ indicatorId, unitIds, now }: Asked,
): Promise<OpenFigureRow[]> {
	return database.query<OpenFigureRow>(NEWEST, [indicatorId, unitIds, new Date(now)]);
}
