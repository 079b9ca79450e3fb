/** The deliveries that were taken, from files and from other systems. */
import type { DeliveryEntry } from '#lib/wire/report-import.ts';
import type { Queryable } from '../../db/database.ts';
import { MS } from '../../db/tuples.ts';

const ENTRY = `
	select b.id as "batchId", kind, s.code as source, file_name as "fileName", imported_by as "by", ${MS('imported_at')} as "at",
		taken - unchanged - corrections as new, unchanged as same, corrections as correction, refused,
		(select count(*) from import_row r where r.batch_id = b.id and r.fate = 'skipped') as skipped,
		geography_date::text as "geographyDate",
		kind = 'report' and exists (select from import_file f where f.sha256 = b.sha256) as "hasFile", undone_by as "undoneBy", undone_why as "undoneWhy",
		${MS('undone_at')} as "undoneAt"
	from import_batch b left join source s on s.id = b.source_id
	where kind in ('report', 'intake')`;

const LIST = `${ENTRY} order by imported_at desc, b.id desc limit $1 offset $2`;
const FIND = `${ENTRY} and b.id = $1`;
const COUNT = `select count(*) as total from import_batch where kind in ('report', 'intake')`;

type Row = Omit<DeliveryEntry, 'counts' | 'undone'> & {
	readonly new: number;
	readonly same: number;
	readonly correction: number;
	readonly refused: number;
	readonly skipped: number;
	readonly undoneBy: string | null;
	readonly undoneWhy: string | null;
	readonly undoneAt: number;
};

/** The newest first. */
export async function listDeliveries(
	database: Queryable,
	{ limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly entries: readonly DeliveryEntry[] }> {
	const rows = await database.query<Row>(LIST, [limit, offset]);
	const [sum] = await database.query<{ total: number }>(COUNT);
	return { total: sum?.total ?? 0, entries: rows.map(toEntry) };
}

export async function findDelivery(
	database: Queryable,
	batchId: number,
): Promise<DeliveryEntry | null> {
	const [row] = await database.query<Row>(FIND, [batchId]);
	return row ? toEntry(row) : null;
}

function toEntry(row: Row): DeliveryEntry {
	const { batchId, kind, fileName, source, by, at, geographyDate, hasFile } = row;
	const { undoneBy, undoneWhy, undoneAt } = row;
	const { new: fresh, same, correction, refused, skipped } = row;
	return {
		...{ batchId, kind, fileName, source, by, at, geographyDate, hasFile },
		counts: { new: fresh, same, correction, refused, skipped },
		undone: undoneBy === null ? null : { by: undoneBy, at: undoneAt, why: undoneWhy ?? '' },
	};
}
