import type { Queryable } from '../db/database.ts';

/** The ISO day on whose units and codes a centre goes by; null where no such centre is installed. */
export async function readGeographyDate(
	database: Queryable,
	centreSlug: string,
): Promise<string | null> {
	const [centre] = await database.query<{ day: string }>(
		`select to_char(geography_date, 'YYYY-MM-DD') as day from centre where slug = $1`,
		[centreSlug],
	);
	return centre?.day ?? null;
}
