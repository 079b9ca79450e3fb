import type { Queryable } from '../db/database.ts';

const FIND = `
	select unit_id as id from unit_code
	where scheme = 'gso' and value = $1
		and coalesce(valid_from, '-infinity') <= $2::date and coalesce(valid_to, 'infinity') >= $2::date`;

/** The unit that had this code on the geography date. */
export async function unitIdOf(
	tx: Queryable,
	code: string,
	geographyDate: string,
): Promise<number | null> {
	const [found] = await tx.query<{ id: number }>(FIND, [code, geographyDate]);
	return found?.id ?? null;
}
