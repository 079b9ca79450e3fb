import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DataDirUnusable } from '../db/pglite/data-dir.ts';

const DESK = v.object({ url: v.pipe(v.string(), v.url()), token: v.string() });

/** Every answer of a desk has it. */
export const DESK_HEADER = 'ioc-import-desk';

/** What is posted there is an order to close a period, or about deliveries of figures; everything else is a file to import. */
export const CLOSE_PATH = '/close';
export const DELIVERIES_PATH = '/deliveries';

/** Where a running process says how its import desk is reached. */
export function deskFile(dataDir: string): string {
	return join(dataDir, 'import-desk.json');
}

/** Throws `DataDirUnusable`. */
export async function leaveDeskFile(
	dataDir: string,
	desk: v.InferOutput<typeof DESK>,
): Promise<void> {
	const file = deskFile(dataDir);
	try {
		// A file that is there already, of whoever, would keep its mode.
		await rm(file, { force: true });
		await writeFile(file, JSON.stringify(desk), { mode: 0o600 });
	} catch (error) {
		throw new DataDirUnusable(dataDir, error);
	}
}

/** Null where no process has left one; a process that was killed leaves one behind that leads nowhere. */
export async function readDeskFile(
	dataDir: string,
): Promise<{ readonly url: string; readonly token: string } | null> {
	let text: string;
	try {
		text = await readFile(deskFile(dataDir), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), DESK), text);
	return parsed.success ? parsed.output : null;
}
