import type { FileOutcome, ImportFile, ReportHow } from '#lib/wire/import-outcome.ts';
import { DESK_HEADER, readDeskFile } from './desk-file.ts';

export type HandedOver =
	| { readonly kind: 'outcome'; readonly outcome: FileOutcome }
	/** No process that has the embedded database open was there. */
	| { readonly kind: 'nobody' }
	| { readonly kind: 'failed'; readonly why: string };

/** Gives a file to the process that has the embedded database in `dataDir` open (desk.ts). */
export async function handOver(
	dataDir: string,
	{ fileName, bytes }: ImportFile,
	how: {
		readonly importedBy: string;
		readonly dryRun: boolean;
		readonly report: Omit<ReportHow, 'centre'>;
	},
): Promise<HandedOver> {
	const desk = await readDeskFile(dataDir);
	if (!desk) return { kind: 'nobody' };
	const url = new URL(desk.url);
	const { answers, unitsOn, withoutRefused } = how.report;
	url.search = new URLSearchParams({
		fileName,
		importedBy: how.importedBy,
		dryRun: String(how.dryRun),
		answers: new URLSearchParams(answers).toString(),
		...(unitsOn !== null && { unitsOn }),
		withoutRefused: String(withoutRefused),
	}).toString();
	let response: Response;
	try {
		response = await fetch(url, {
			method: 'POST',
			headers: { authorization: `Bearer ${desk.token}` },
			body: Buffer.from(bytes),
		});
	} catch (error) {
		// fetch wraps what the system said.
		const { message, code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
		if (code === 'ECONNREFUSED') return { kind: 'nobody' };
		const why = `the running process did not answer (${message}); what it has stored of the file is whole or nothing`;
		return { kind: 'failed', why };
	}
	// After a kill the port may have become another program's.
	if (response.headers.get(DESK_HEADER) === null) return { kind: 'nobody' };
	const said = (await response.json()) as FileOutcome | { readonly why: string };
	if (response.ok) return { kind: 'outcome', outcome: said as FileOutcome };
	return { kind: 'failed', why: 'why' in said ? said.why : response.statusText };
}
