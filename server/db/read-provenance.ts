/** Where a figure comes from, and all that was ever believed in its place. */
import type { TimeSource } from '#lib/domain/reading.ts';
import type { Provenance, ProvenanceOrigin, ProvenanceVersion } from '#lib/wire/api/provenance.ts';
import type { Queryable } from './database.ts';
import { standsFrom } from './stands-from.ts';

/** As on the wall: what is told of a period that is not over counts from when it was told. */
const STANDS_FROM = standsFrom({
	at: '(case when told.observed_at <= $5 then told.observed_at else told.received_at end)',
	timeSource: 'told.time_source',
	indicatorId: '$2',
});

/** A retained message without a time is in no history: only the latest table has it. */
const VERSIONS = `
	with told as (
		select observed_at, value, received_at, time_source, source_id, batch_id, sample,
			null::timestamptz as superseded_at, null::bigint as superseded_by
		from observation where unit_id = $1 and indicator_id = $2 and observed_at <= coalesce($3::timestamptz, 'infinity')
		union all
		select observed_at, value, received_at, time_source, source_id, batch_id, sample, superseded_at, superseded_by
		from observation_revision
		where unit_id = $1 and indicator_id = $2 and observed_at <= coalesce($3::timestamptz, 'infinity')
		union all
		select observed_at, value, received_at, time_source, source_id, batch_id, sample, null, null
		from latest_observation
		where unit_id = $1 and indicator_id = $2 and time_source = 'retained'
			and observed_at <= coalesce($3::timestamptz, 'infinity')
	),
	believed as (
		select observed_at from told
		where coalesce($4::timestamptz, 'infinity') >= received_at
			and coalesce(superseded_at, 'infinity') > coalesce($4::timestamptz, now())
		order by sample, ${STANDS_FROM} desc, observed_at desc limit 1
	)
	select t.value, t.observed_at as "observedAt", t.time_source as "timeSource", t.sample, s.code as source,
		t.received_at as "believedFrom", t.superseded_at as "believedTo", t.superseded_by as "supersededBy",
		b.kind, b.id as batch, b.file_name as "fileName", b.sha256, b.imported_by as "by", b.imported_at as "deliveredAt",
		b.undone_at as "undoneAt", b.undone_by as "undoneBy", b.undone_why as "undoneWhy",
		r.sheet, r.cell, r.raw, r.evidence,
		(select key from intake_key k where k.token_name = b.imported_by and (k.answer ->> 'batch')::bigint = b.id
			order by answered_at limit 1) as key
	from told t join believed using (observed_at)
		left join source s on s.id = t.source_id
		left join import_batch b on b.id = t.batch_id
		left join import_row r on r.batch_id = t.batch_id and r.unit_id = $1 and r.indicator_id = $2
			and r.observed_at = t.observed_at and r.fate in ('new', 'same', 'correction')
	order by t.received_at desc, t.superseded_at desc nulls first`;

type Row = {
	readonly value: number;
	readonly observedAt: Date;
	readonly timeSource: TimeSource;
	readonly sample: boolean;
	readonly source: string | null;
	readonly believedFrom: Date;
	readonly believedTo: Date | null;
	readonly supersededBy: number | null;
	readonly kind: string | null;
	readonly batch: number | null;
	readonly fileName: string | null;
	readonly sha256: string | null;
	readonly by: string | null;
	readonly deliveredAt: Date | null;
	readonly undoneAt: Date | null;
	readonly undoneBy: string | null;
	readonly undoneWhy: string | null;
	readonly sheet: string | null;
	readonly cell: string | null;
	readonly raw: string | null;
	readonly evidence: string | null;
	readonly key: string | null;
};

/** Times are epoch milliseconds; `at` null: the newest figure; `believedAt` null: today. Null: nothing was known. */
export async function readProvenance(
	database: Queryable,
	asked: {
		readonly unitId: number;
		readonly indicatorId: number;
		readonly at: number | null;
		readonly believedAt: number | null;
		readonly now: number;
	},
): Promise<Provenance | null> {
	const { unitId, indicatorId, at, believedAt, now } = asked;
	const moment = (ms: number | null) => (ms === null ? null : new Date(ms));
	const parameters = [unitId, indicatorId, moment(at), moment(believedAt), new Date(now)];
	const versions = (await database.query<Row>(VERSIONS, parameters)).map(toVersion);
	const figure = versions.find(({ believedFrom, believedTo }) =>
		believedAt === null
			? believedTo === null
			: Date.parse(believedFrom) <= believedAt && Date.parse(believedTo ?? '9999') > believedAt,
	);
	return figure ? { figure, versions } : null;
}

function toVersion(row: Row): ProvenanceVersion {
	const { value, timeSource, sample, source, believedTo } = row;
	const ended = row.supersededBy === null ? ('undone' as const) : ('corrected' as const);
	return {
		...{ value, timeSource, sample, source },
		observedAt: row.observedAt.toISOString(),
		believedFrom: row.believedFrom.toISOString(),
		believedTo: believedTo?.toISOString() ?? null,
		ended: believedTo && ended,
		origin: originOf(row),
	};
}

function originOf(row: Row): ProvenanceOrigin {
	if (row.sample) return { kind: 'sample' };
	const { kind, batch, by, deliveredAt, fileName, sha256, sheet, cell, raw, evidence } = row;
	if (batch === null) return { kind: 'reading' };
	const { undoneAt, undoneBy, undoneWhy } = row;
	const undone = undoneAt && {
		at: undoneAt.toISOString(),
		by: undoneBy ?? '',
		why: undoneWhy ?? '',
	};
	const delivery = {
		...{ batch, evidence, undone },
		by: by ?? '',
		deliveredAt: (deliveredAt ?? row.believedFrom).toISOString(),
		raw: raw ?? '',
	};
	if (kind === 'intake') return { kind: 'system', ...delivery, place: cell ?? '', key: row.key };
	const file = { fileName: fileName ?? '', sha256: sha256 ?? '', sheet, cell: cell ?? '' };
	return { kind: 'file', ...delivery, ...file };
}
