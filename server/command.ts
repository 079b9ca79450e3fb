/** What commands on the database of the settings have in common (`npm run import`, `npm run close`). */
import { parseSettings, problemLine, type Settings } from '#lib/wire/settings.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { installCatalogue } from './catalogue/install.ts';
import { openDatabase } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { readGeographyDate } from './db/geography-date.ts';
import { migrate } from './db/migrate.ts';
import { startProblem } from './start-problem.ts';

/** Told as it is, without a stack: the one at the terminal can mend it. */
export class CannotRun extends Error {}

/** Runs `main`; what ends it early is told in words where it can be mended, and the exit code is 2. */
export async function runCommand(usage: string, main: () => Promise<void>): Promise<void> {
	try {
		await main();
	} catch (error) {
		console.error(inWords(error, usage) ?? error);
		process.exitCode = 2;
	}
}

/** Throws `CannotRun`. */
export function commandSettings(): Settings {
	const parsed = parseSettings(process.env);
	if (parsed.kind === 'settings') return parsed.settings;
	throw new CannotRun(parsed.problems.map(problemLine).join('\n'));
}

/** Works on the database that no other process needs to be asked for, after schema and catalogue were brought up to date. */
export async function onDatabase<T>(
	{ databaseUrl: url, dataDir, centre }: Settings,
	work: (on: { readonly database: Database; readonly geographyDate: string }) => Promise<T>,
): Promise<T> {
	const database = await openDatabase({ url, dataDir, log: LOG });
	try {
		await migrate(database);
		const { leftOut } = await installCatalogue(database);
		for (const problem of leftOut) console.warn(`left out: ${fileProblemLine(problem)}`);
		const geographyDate = await readGeographyDate(database, centre);
		if (geographyDate === null)
			throw new CannotRun(`IOC_CENTRE=${centre}: there is no such centre`);
		return await work({ database, geographyDate });
	} finally {
		await database.close();
	}
}

const LOG = {
	info: () => undefined,
	warn: (...said: unknown[]) => console.warn(...said),
	error: (...said: unknown[]) => console.error(...said),
};

/** What the one at the terminal is told; null where the error is a bug. */
function inWords(error: unknown, usage: string): string | null {
	if (error instanceof CannotRun) return error.message;
	const { code, message } = error as NodeJS.ErrnoException;
	if (code?.startsWith('ERR_PARSE_ARGS') === true) return `${message}\n\n${usage}`;
	const parsed = parseSettings(process.env);
	return parsed.kind === 'settings' ? startProblem(error, parsed.settings) : null;
}
