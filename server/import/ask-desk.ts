import { CannotRun } from '../command.ts';
import { DESK_HEADER, readDeskFile } from './desk-file.ts';

export type DeskAnswer<Body> =
	| { readonly kind: 'answer'; readonly body: Body }
	/** No process that has the embedded database open was there. */
	| { readonly kind: 'nobody' }
	| { readonly kind: 'failed'; readonly why: string };

/** Asks the process that has the embedded database in `dataDir` open (desk.ts). */
export async function askDesk<Body>(
	dataDir: string,
	{
		path,
		search = {},
		body,
	}: {
		readonly path: string;
		readonly search?: Readonly<Record<string, string>>;
		readonly body: string | Uint8Array;
	},
): Promise<DeskAnswer<Body>> {
	const desk = await readDeskFile(dataDir);
	if (!desk) return { kind: 'nobody' };
	const url = new URL(path, desk.url);
	url.search = new URLSearchParams(search).toString();
	let response: Response;
	try {
		response = await fetch(url, {
			method: 'POST',
			headers: { authorization: `Bearer ${desk.token}` },
			body: Buffer.from(body),
		});
	} catch (error) {
		// fetch wraps what the system said.
		const { message, code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
		if (code === 'ECONNREFUSED') return { kind: 'nobody' };
		const why = `the running process did not answer (${message}); what it has stored of this is whole or nothing`;
		return { kind: 'failed', why };
	}
	// After a kill the port may have become another program's.
	if (response.headers.get(DESK_HEADER) === null) return { kind: 'nobody' };
	const said = (await response.json()) as unknown;
	if (response.ok) return { kind: 'answer', body: said as Body };
	const { why = response.statusText } = said as { readonly why?: string };
	return { kind: 'failed', why };
}

/** Gives an order to the process that has the embedded database in `dataDir` open; null where there is none. Throws `CannotRun`. */
export async function orderRunning<Body>(
	dataDir: string,
	{ path, order }: { readonly path: string; readonly order: object },
): Promise<Body | null> {
	const answer = await askDesk<Body>(dataDir, { path, body: JSON.stringify(order) });
	if (answer.kind === 'failed') throw new CannotRun(answer.why);
	return answer.kind === 'nobody' ? null : answer.body;
}
