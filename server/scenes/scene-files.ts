import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SceneSource } from './check-scenes.ts';

const BUILT_IN = fileURLToPath(new URL('built-in/', import.meta.url));
const ENDING = /\.ya?ml$/;

/** The built-in ones first; of each folder by name. Throws where a folder or file cannot be read. */
export async function sceneFiles(ownFolder: string | null): Promise<SceneSource[]> {
	const builtIn = await filesOf(BUILT_IN, { own: false });
	return ownFolder === null ? builtIn : [...builtIn, ...(await filesOf(ownFolder, { own: true }))];
}

async function filesOf(folder: string, { own }: { own: boolean }): Promise<SceneSource[]> {
	const names = (await readdir(folder)).filter((name) => ENDING.test(name)).sort();
	return Promise.all(
		names.map(async (name) => ({
			file: own ? join(folder, name) : name,
			text: await readFile(join(folder, name), 'utf8'),
			own,
		})),
	);
}
