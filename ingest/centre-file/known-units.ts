import type { Queryable } from '#server/db/database.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import type { CentreConfig } from './centre-file.ts';

const UNKNOWN = `
	select code from unnest($1::text[]) as code
	where not exists (
		select from unit_code where scheme = 'gso' and value = code
			and coalesce(valid_from, '-infinity') <= $2::date and coalesce(valid_to, 'infinity') >= $2::date
	)`;

/** Its message is for whoever starts the program: a line a mistake. */
export class BadCentreFile extends Error {
	override readonly name = 'BadCentreFile';

	constructor(problems: readonly FileProblem[]) {
		super(problems.map(fileProblemLine).join('\n'));
	}
}

/** Throws `BadCentreFile` where devices would be taken into units that are not there on the geography date. */
export async function checkUnits(
	database: Queryable,
	{ centre, geographyDate }: { readonly centre: CentreConfig; readonly geographyDate: string },
): Promise<void> {
	const { file, admit } = centre;
	if (file === null || admit.length === 0) return;
	const codes = admit.map(({ unit }) => unit);
	const rows = await database.query<{ code: string }>(UNKNOWN, [codes, geographyDate]);
	const unknown = new Set(rows.map(({ code }) => code));
	const problems = admit
		.filter(({ unit }) => unknown.has(unit))
		.map(({ unit, line }) => {
			const wanted = `the code of a unit on ${geographyDate} is wanted`;
			return { file, line, text: `unit: ${wanted}, got ${JSON.stringify(unit)}` };
		});
	if (problems.length > 0) throw new BadCentreFile(problems);
}
