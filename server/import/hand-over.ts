import type { ImportFile, ImportOutcome } from './import-boundaries.ts';
import { readDeskFile } from './desk-file.ts';

export type HandedOver =
	| { readonly kind: 'outcome'; readonly outcome: ImportOutcome }
	/** No process that has the embedded database open was there. */
	| { readonly kind: 'nobody' }
	| { readonly kind: 'failed'; readonly why: string };

/** Gives a file to the process that has the embedded database in `dataDir` open (desk.ts). */
export async function handOver(
	dataDir: string,
	{ fileName, bytes }: ImportFile,
	{ importedBy, dryRun }: { readonly importedBy: string; readonly dryRun: boolean },
): Promise<HandedOver> {
	const desk = await readDeskFile(dataDir);
	if (!desk) return { kind: 'nobody' };
	const url = new URL(desk.url);
	url.search = new URLSearchParams({ fileName, importedBy, dryRun: String(dryRun) }).toString();
	let response: Response;
	try {
		response = await fetch(url, {
			method: 'POST',
			headers: { authorization: `Bearer ${desk.token}` },
			body: Buffer.from(bytes),
		});
	} catch (error) {
		// What fetch throws where nobody listens.
		if (error instanceof TypeError) return { kind: 'nobody' };
		throw error;
	}
	const said = (await response.json()) as ImportOutcome | { readonly why: string };
	if (response.ok) return { kind: 'outcome', outcome: said as ImportOutcome };
	return { kind: 'failed', why: 'why' in said ? said.why : response.statusText };
}
