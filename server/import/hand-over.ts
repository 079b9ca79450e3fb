import type { FileOutcome, ImportFile, ReportHow } from '#lib/wire/import-outcome.ts';
import { askDesk, type DeskAnswer } from './ask-desk.ts';

/** Gives a file to the process that has the embedded database in `dataDir` open (desk.ts). */
export function handOver(
	dataDir: string,
	{ fileName, bytes }: ImportFile,
	how: {
		readonly importedBy: string;
		readonly dryRun: boolean;
		readonly report: Omit<ReportHow, 'centre'>;
	},
): Promise<DeskAnswer<FileOutcome>> {
	const { answers, unitsOn, withoutRefused } = how.report;
	const search = {
		fileName,
		importedBy: how.importedBy,
		dryRun: String(how.dryRun),
		answers: new URLSearchParams(answers).toString(),
		...(unitsOn !== null && { unitsOn }),
		withoutRefused: String(withoutRefused),
	};
	return askDesk(dataDir, { path: '/', search, body: bytes });
}
