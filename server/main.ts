/** Composition root of the server process (`npm run serve`): settings, database, live state, http; it stops in reverse. */
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { parseSettings, problemLine } from '#lib/wire/settings.ts';
import { openDatabase } from './db/connect.ts';
import { DatabaseUnavailable } from './db/database.ts';
import type { Database } from './db/database.ts';
import { startProblem } from './start-problem.ts';
import { startServer } from './start-server.ts';
import type { StartedServer } from './start-server.ts';

const RETRY_MS = 2_000;

const parsed = parseSettings(process.env);
if (parsed.kind === 'refused') {
	for (const problem of parsed.problems) console.error(problemLine(problem));
	process.exit(1);
}
const { settings } = parsed;
const log = pino({ name: 'server', level: settings.logLevel });
for (const { name, nearest } of parsed.unknown) {
	log.warn(`${name} is no setting; the nearest that is: ${nearest}`);
}
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

const database = await openWhenItAnswers();
if (database) {
	const server = await startOrExit(database);
	void server.ready.then(() => log.info('server: ready'));
	if (!stopping.signal.aborted) {
		await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
	}
	await server.stop();
	await database.close();
	log.info('server: stopped');
}

async function startOrExit(open: Database): Promise<StartedServer> {
	const { random } = Math;
	try {
		return await startServer({ database: open, settings, log, now: Date.now, random });
	} catch (error) {
		return exitWith(error);
	}
}

/** In words where it is no bug. */
function exitWith(error: unknown): never {
	const problem = startProblem(error, settings);
	if (problem === null) throw error;
	console.error(problem);
	process.exit(1);
}

/** Null where the process was asked to stop in the meantime. */
async function openWhenItAnswers(): Promise<Database | null> {
	while (!stopping.signal.aborted) {
		try {
			return await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir, log });
		} catch (error) {
			if (!(error instanceof DatabaseUnavailable)) exitWith(error);
			const problem = startProblem(error, settings);
			log.warn({ problem }, 'server: waiting until the database answers');
			await delay(RETRY_MS * (0.5 + Math.random()), null, { signal: stopping.signal }).catch(
				() => null,
			);
		}
	}
	return null;
}
