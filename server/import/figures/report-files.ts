/** Files as they were handed in: what is imported is kept for provenance, the rest is swept after a day. */
import { createHash } from 'node:crypto';
import type { ImportFile } from '#lib/wire/import-outcome.ts';
import type { Queryable } from '../../db/database.ts';

const SWEEP = `
	delete from import_file f
	where uploaded_at < $1::timestamptz - interval '1 day'
		and not exists (select from import_batch b where b.sha256 = f.sha256 and b.kind = 'report')`;

/** Handed in again it is as new, with the name that it has now. */
const KEEP = `
	insert into import_file (sha256, file_name, bytes, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5)
	on conflict (sha256) do update set file_name = excluded.file_name, uploaded_by = excluded.uploaded_by,
		uploaded_at = excluded.uploaded_at`;

const FIND = 'select file_name as "fileName", bytes from import_file where sha256 = $1';

const OF_BATCH = `
	select b.file_name as "fileName", f.bytes from import_batch b join import_file f on f.sha256 = b.sha256
	where b.id = $1 and b.kind = 'report'`;

export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Resolves to its SHA-256. `now`: epoch milliseconds. */
export async function keepReportFile(
	database: Queryable,
	{ fileName, bytes }: ImportFile,
	{ by, now }: { readonly by: string; readonly now: number },
): Promise<string> {
	const sha256 = sha256Of(bytes);
	await database.query(SWEEP, [new Date(now)]);
	await database.query(KEEP, [sha256, fileName, bytes, by, new Date(now)]);
	return sha256;
}

export async function findReportFile(
	database: Queryable,
	sha256: string,
): Promise<ImportFile | null> {
	const [file] = await database.query<ImportFile>(FIND, [sha256]);
	return file ?? null;
}

/** Under the name that it was imported by. */
export async function fileOfDelivery(
	database: Queryable,
	batchId: number,
): Promise<ImportFile | null> {
	const [file] = await database.query<ImportFile>(OF_BATCH, [batchId]);
	return file ?? null;
}
