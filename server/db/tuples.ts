/** Rows as JSON tuples made by the database: parsing 20,000 of them is then one `JSON.parse`. */

/** Each field with the SQL that gives it. */
export type Fields<T> = { readonly [Name in keyof T]: string };

/** A time as epoch milliseconds. */
export const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

export const tuples = (fields: Readonly<Record<string, string>>): string =>
	`coalesce(json_agg(json_build_array(${Object.values(fields).join(', ')})), '[]')`;

export function fromTuples<T extends object>(
	fields: Fields<T>,
	rows: readonly (readonly unknown[])[],
): T[] {
	const names = Object.keys(fields);
	return rows.map((row) => {
		const made: Record<string, unknown> = {};
		names.forEach((name, index) => (made[name] = row[index]));
		return made as T;
	});
}
