import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { problemLine } from '#lib/wire/settings.ts';

/** The folder cannot be made, or not be written in; its words name the setting. */
export class DataDirUnusable extends Error {
	override readonly name = 'DataDirUnusable';

	constructor(dataDir: string, cause: unknown) {
		const words = cause instanceof Error ? cause.message : String(cause);
		const wanted = `a folder that this user may make and write in (${words})`;
		super(problemLine({ name: 'IOC_DATA_DIR', value: dataDir, wanted }), { cause });
	}
}

/** Throws `DataDirUnusable`. */
export function makeDataDir(dataDir: string): void {
	try {
		makeWithParents(resolve(dataDir));
		accessSync(dataDir, constants.W_OK | constants.X_OK);
	} catch (error) {
		throw new DataDirUnusable(dataDir, error);
	}
}

/** Not `recursive: true`, which never returns in a folder such as /proc, where nothing can be made. */
function makeWithParents(path: string): void {
	const parent = dirname(path);
	if (parent !== path && !isThere(parent)) makeWithParents(parent);
	if (isThere(path) && statSync(path).isDirectory()) return;
	mkdirSync(path);
}

function isThere(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
