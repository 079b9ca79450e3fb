import type { Queryable } from './database.ts';

/** ISO day by which the centre reads codes of units; null while the schema or the centre is not there yet. */
export async function readGeographyDate(
	database: Queryable,
	centre: string,
): Promise<string | null> {
	const [schema] = await database.query(`select to_regclass('centre') is not null as "isThere"`);
	if (schema?.['isThere'] !== true) return null;
	const [row] = await database.query<{ geographyDate: string }>(
		`select geography_date::text as "geographyDate" from centre where slug = $1`,
		[centre],
	);
	return row?.geographyDate ?? null;
}
