import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const DESK = v.object({ url: v.pipe(v.string(), v.url()), token: v.string() });

/** Where a running process says how its import desk is reached. */
export function deskFile(dataDir: string): string {
	return join(dataDir, 'import-desk.json');
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
