import type { FiguresOutcome, ImportFile, ImportHow, ReportHow } from '#lib/wire/import-outcome.ts';
import type { Database } from '../../db/database.ts';
import { readCatalogue } from '../../db/read-catalogue.ts';
import { previewReport } from './preview.ts';
import { reportCatalogue } from './report-catalogue.ts';
import { keepReportFile } from './report-files.ts';
import { takeReport } from './report-imports.ts';

/** A report of an office, by the command: looked at, and taken unless it is a dry run. */
export async function importReport(
	database: Database,
	file: ImportFile,
	how: ImportHow & { readonly report: ReportHow },
): Promise<FiguresOutcome> {
	const { geographyDate, importedBy: by, now, dryRun } = how;
	const { centre, answers, unitsOn, withoutRefused } = how.report;
	const known = await readCatalogue(database, centre);
	if (!known) throw new Error(`There is no centre ${centre}`);
	const { units, indicators } = known;
	const { scopeCode } = known.centre;
	const own = { geographyDate, scopeCode, units, indicators };
	const catalogue = await reportCatalogue(database, own, unitsOn);
	const preview = await previewReport(database, file, { catalogue, answers, now });
	const { fileName } = file;
	if (preview.kind === 'refused' || dryRun) {
		return { kind: 'figures', fileName, preview, taken: null };
	}
	await keepReportFile(database, file, { by, now });
	const consent = { answers, unitsOn, by, withoutRefused };
	const taken = await takeReport(database, file, { consent, catalogue, now });
	return { kind: 'figures', fileName, preview, taken };
}
