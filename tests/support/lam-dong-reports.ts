import type { Database } from '#server/db/database.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { reportCatalogue } from '#server/import/figures/report-catalogue.ts';
import { reportImports } from '#server/import/figures/report-imports.ts';

/** The imports of reports of the centre of Lâm Đồng, whose catalogue is read anew each time. */
export function lamDongReports(
	database: Database,
	now: () => number,
): ReturnType<typeof reportImports> {
	return reportImports({
		database,
		async catalogue(unitsOn) {
			const known = await readCatalogue(database, 'lam-dong');
			if (!known) throw new Error('There is no centre lam-dong');
			const { centre, units, indicators } = known;
			const { geographyDate, scopeCode } = centre;
			return reportCatalogue(database, { geographyDate, scopeCode, units, indicators }, unitsOn);
		},
		now,
	});
}
