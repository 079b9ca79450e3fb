/** Catalogue files of the centre's own, which the database keeps as they were imported. */
import type { Queryable } from '../db/database.ts';
import type { CatalogueSource } from './catalogue-entries.ts';

const READ = 'select name, text from catalogue_file order by imported_at, name';

/** The one that was imported first comes first. */
export async function ownFiles(tx: Queryable): Promise<CatalogueSource[]> {
	const rows = await tx.query<{ name: string; text: string }>(READ);
	return rows.map(({ name, text }) => ({ file: name, text, own: true }));
}

const KEEP = `
	insert into catalogue_file as known (name, sha256, text, imported_by, imported_at)
	values ($1, $2, $3, $4, $5)
	on conflict (name) do update set sha256 = excluded.sha256, text = excluded.text,
		imported_by = excluded.imported_by, imported_at = excluded.imported_at
	where known.sha256 <> excluded.sha256`;

/** In the place of the one of the same name; the same text again changes nothing. */
export async function keepOwnFile(
	tx: Queryable,
	file: {
		readonly name: string;
		readonly sha256: string;
		readonly text: string;
		readonly importedBy: string;
		readonly importedAt: Date;
	},
): Promise<void> {
	await tx.query(KEEP, [file.name, file.sha256, file.text, file.importedBy, file.importedAt]);
}
