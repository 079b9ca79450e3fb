/**
 * Takes a delivery of figures in one transaction. What is believed stays in `observation`, what was believed goes to
 * `observation_revision` (0024_corrected_figures.sql), and open walls hear of it by the change feed.
 */
import type { EarlierImport } from '#lib/wire/report-import.ts';
import { float8s, int4s } from '../../db/batch/columns.ts';
import { noteMonths } from '../../db/batch/due-months.ts';
import { GROW_FEED, VERSION } from '../../db/batch/feed.ts';
import { CHANGE_OLD_COLUMNS } from '../../db/batch/old-columns.ts';
import type { Queryable } from '../../db/database.ts';
import { rowStandsFrom } from '../../db/stands-from.ts';
import { MS } from '../../db/tuples.ts';
import { inTheWayReason, standingInTheWay } from './day-and-month.ts';
import { figureKey, type Delivery, type Figure, type FigureFate, type LeftOut } from './figure.ts';
import { among, fateOf, standingFigures, type StandingFigure } from './standing.ts';

export type FigureCounts = Readonly<Record<FigureFate, number>>;

export type Stored =
	| { readonly kind: 'stored'; readonly batchId: number; readonly counts: FigureCounts }
	| ({ readonly kind: 'already' } & EarlierImport)
	/** Nothing was stored, for these figures can take no place (`standingInTheWay`). */
	| { readonly kind: 'in-the-way'; readonly figures: readonly Unplaced[] };

export type Unplaced = { readonly figure: Figure; readonly stands: StandingFigure };

type Judged = { readonly figure: Figure; readonly fate: FigureFate };

/**
 * Resolves to what became of it; the same file again changes nothing. `now`: epoch milliseconds. May throw where a reading of the
 * same unit, indicator and time comes in the same moment (`isCollision`, `isRepeat`): then the same once more will do.
 */
export async function storeDelivery(
	tx: Queryable,
	delivery: Delivery,
	now: number,
): Promise<Stored> {
	// Before it is asked what stands: from here on no other delivery comes between.
	await tx.query(GROW_FEED);
	if (delivery.kind === 'report') {
		const earlier = await earlierImport(tx, delivery.sha256);
		if (earlier) return { kind: 'already', ...earlier };
	}
	const standing = await standingFigures(tx, delivery.figures);
	const inTheWay = await standingInTheWay(tx, delivery.figures, standing);
	if (inTheWay.size > 0) {
		const figures = delivery.figures.flatMap((figure) => {
			const stands = inTheWay.get(figureKey(figure));
			return stands ? [{ figure, stands }] : [];
		});
		return { kind: 'in-the-way', figures };
	}
	const judged = delivery.figures.map((figure) => {
		return { figure, fate: fateOf(figure.value, standing.get(figureKey(figure))) };
	});
	const changed = judged.filter(({ fate }) => fate !== 'same').map(({ figure }) => figure);
	const at = momentAfter(changed, { standing, now });
	const counts = countFates(judged);
	const batchId = await keepBatch(tx, delivery, { at, counts });
	await keepRows(tx, batchId, { judged, delivery });
	if (changed.length > 0) {
		await tx.query(CHANGE_OLD_COLUMNS);
		await supersede(tx, changed, { at, batchId });
		await tx.query(BELIEVE, [batchId, new Date(at)]);
		await tx.query(SHOW, [batchId, new Date(at)]);
		await noteMonths(tx, {
			unit: changed.map(({ unitId }) => unitId),
			at: changed.map(({ observedAt }) => observedAt),
		});
	}
	return { kind: 'stored', batchId, counts };
}

/** The delivery without them; each is kept as refused, with its place and reason. */
export function withoutUnplaced(delivery: Delivery, unplaced: readonly Unplaced[]): Delivery {
	const keys = new Set(unplaced.map(({ figure }) => figureKey(figure)));
	const refused = unplaced.map(({ figure, stands }): LeftOut => {
		const { sheet, cell, raw } = figure;
		return { sheet, cell, raw, fate: 'refused', reason: inTheWayReason(figure, stands) };
	});
	return {
		...delivery,
		figures: delivery.figures.filter((figure) => !keys.has(figureKey(figure))),
		leftOut: [...delivery.leftOut, ...refused],
	};
}

const EARLIER = `
	select id as "batchId", imported_by as "importedBy", ${MS('imported_at')} as "importedAt"
	from import_batch where kind = 'report' and sha256 = $1 and undone_at is null`;

/** Null where the file was never taken, or was undone. */
export async function earlierImport(
	database: Queryable,
	sha256: string,
): Promise<EarlierImport | null> {
	const [row] = await database.query<EarlierImport>(EARLIER, [sha256]);
	return row ?? null;
}

/** A clock that was ahead may have received what is superseded now: nothing ends before it began. */
function momentAfter(
	figures: readonly Figure[],
	{
		standing,
		now,
	}: { readonly standing: ReadonlyMap<string, StandingFigure>; readonly now: number },
): number {
	let at = now;
	for (const figure of figures) {
		at = Math.max(at, Math.ceil(standing.get(figureKey(figure))?.receivedAt ?? 0));
	}
	return at;
}

function countFates(judged: readonly Judged[]): FigureCounts {
	const counts = { new: 0, same: 0, correction: 0 };
	for (const { fate } of judged) counts[fate]++;
	return counts;
}

const KEEP_BATCH = `
	with wanted as (select $10::text as code, $1 = 'report' as typed),
	made as (insert into source (code, typed) select code, typed from wanted on conflict do nothing returning id),
	own as (select id from made union all select id from source join wanted using (code, typed))
	insert into import_batch (kind, file_name, sha256, imported_by, imported_at, taken, refused, sample,
		unchanged, corrections, source_id, geography_date)
	select $1, $2, $3, $4, $5::timestamptz, $6::int, $7::int, false, $8::int, $9::int, own.id, $11::date from own
	returning id`;

async function keepBatch(
	tx: Queryable,
	delivery: Delivery,
	{ at, counts }: { readonly at: number; readonly counts: FigureCounts },
): Promise<number> {
	const { kind, fileName, sha256, by, source, geographyDate, figures, leftOut } = delivery;
	const [batch] = await tx.query<{ id: number }>(KEEP_BATCH, [
		...[kind, fileName, sha256, by, new Date(at), figures.length],
		...[leftOut.filter(({ fate }) => fate === 'refused').length, counts.same, counts.correction],
		...[source, geographyDate],
	]);
	if (!batch) throw new Error('A batch was not made');
	return batch.id;
}

const KEEP_ROWS = `
	insert into import_row
		(batch_id, ordinal, sheet, cell, raw, indicator_id, unit_id, observed_at, value, evidence, fate, reason,
		time_source)
	select $1::bigint, ordinal, sheet, cell, raw, indicator_id, unit_id, to_timestamp(at_ms / 1000), value, evidence, fate,
		reason::jsonb, time_source
	from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::float8[], $8::float8[], $9::text[],
		$10::text[], $11::text[], $12::text[]) with ordinality
		as u (sheet, cell, raw, indicator_id, unit_id, at_ms, value, evidence, fate, reason, time_source, ordinal)`;

async function keepRows(
	tx: Queryable,
	batchId: number,
	{ judged, delivery }: { readonly judged: readonly Judged[]; readonly delivery: Delivery },
): Promise<void> {
	const rows = [
		...judged.map(({ figure, fate }) => ({ ...figure, fate, reason: null })),
		...delivery.leftOut.map((row) => {
			const unread = { indicatorId: null, unitId: null, observedAt: null, value: null };
			return { ...row, ...unread, evidence: null, timeSource: null };
		}),
	];
	await tx.query(KEEP_ROWS, [
		batchId,
		rows.map(({ sheet }) => sheet),
		rows.map(({ cell }) => cell),
		rows.map(({ raw }) => raw),
		int4s(rows.map(({ indicatorId }) => indicatorId)),
		int4s(rows.map(({ unitId }) => unitId)),
		float8s(rows.map(({ observedAt }) => observedAt)),
		float8s(rows.map(({ value }) => value)),
		rows.map(({ evidence }) => evidence),
		rows.map(({ fate }) => fate),
		rows.map(({ reason }) => reason && JSON.stringify(reason)),
		rows.map(({ timeSource }) => timeSource),
	]);
}

async function supersede(
	tx: Queryable,
	figures: readonly Figure[],
	{ at, batchId }: { readonly at: number; readonly batchId: number },
): Promise<void> {
	const { condition, parameters } = among(figures, 3);
	await tx.query(
		`
		insert into observation_revision (observed_at, indicator_id, unit_id, value, received_at, time_source, source_id,
			batch_id, sample, superseded_at, superseded_by)
		select observed_at, indicator_id, unit_id, o.value, received_at, o.time_source, source_id, o.batch_id, sample,
			$2::timestamptz, $1::bigint
		from (select * from observation where ${condition}) o
			join import_row r using (indicator_id, unit_id, observed_at)
		where r.batch_id = $1 and r.fate in ('new', 'correction')`,
		[batchId, new Date(at), ...parameters],
	);
}

const BELIEVE = `
	insert into observation
		(observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample)
	select r.observed_at, r.indicator_id, r.unit_id, r.value, $2::timestamptz, r.time_source, b.source_id, b.id, false
	from import_row r join import_batch b on b.id = r.batch_id
	where r.batch_id = $1 and r.fate in ('new', 'correction')
	order by r.indicator_id, r.unit_id, r.observed_at
	on conflict (indicator_id, unit_id, observed_at) do update set
		value = excluded.value, received_at = excluded.received_at, time_source = excluded.time_source,
		source_id = excluded.source_id, batch_id = excluded.batch_id, sample = excluded.sample`;

/**
 * As `upsertLatestObservations` has it, but what is of the same time takes the place, for it is a correction. A period that is
 * not over counts from its delivery, as a reading whose clock is ahead does, and its total takes no whole month's place (`standsFrom`).
 */
const SHOW = `
	with told as (
		select r.indicator_id, r.unit_id, least(r.observed_at, $2) as observed_at, r.time_source, r.value, b.source_id, b.id,
			r.observed_at as ends_at
		from import_row r join import_batch b on b.id = r.batch_id
		where r.batch_id = $1 and r.fate in ('new', 'correction')
	)
	insert into latest_observation as l
		(observed_at, received_at, time_source, indicator_id, unit_id, value, source_id, batch_id, sample, version)
	select distinct on (indicator_id, unit_id) observed_at, $2::timestamptz, time_source, indicator_id, unit_id, value,
		source_id, id, false, ${VERSION}
	from told
	order by indicator_id, unit_id, ${rowStandsFrom('told')} desc, ends_at desc
	on conflict (indicator_id, unit_id) do update set
		observed_at = excluded.observed_at, received_at = excluded.received_at, time_source = excluded.time_source,
		value = excluded.value, source_id = excluded.source_id, batch_id = excluded.batch_id, sample = excluded.sample,
		version = excluded.version
	where l.sample or l.time_source = 'retained' or ${rowStandsFrom('l')} <= ${rowStandsFrom('excluded')}`;
