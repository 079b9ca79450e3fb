/** Composition root of the ingest process: settings, database, ingest; it stops in the reverse order. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { parseSettings, problemLine, type SettingProblem } from '#lib/wire/settings.ts';
import { openDatabase } from '#server/db/connect.ts';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { DataDirUnusable } from '#server/db/pglite/data-dir.ts';
import { DataDirInUse } from '#server/db/pglite/lock.ts';
import { readGeographyDate } from '#server/db/geography-date.ts';
import { backoffMs } from './backoff.ts';
import { readBrokerTrust } from './broker-trust.ts';
import { startIngest } from './start.ts';

const parsed = parseSettings(process.env);
if (parsed.kind === 'refused') refuse(parsed.problems);
const { settings } = parsed;
const read = await readBrokerTrust(settings);
if (read.kind === 'refused') refuse(read.problems);
const { trust } = read;
const log = pino({ name: 'ingest', level: settings.logLevel });
for (const { name, nearest } of parsed.unknown) {
	log.warn(`${name} is no setting; the nearest that is: ${nearest}`);
}
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

const database = await eventually('the database answers', () =>
	openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir, log }),
);
const date = await eventually(`the schema and the centre ${settings.centre} are there`, () =>
	readGeographyDate(database, settings.centre),
);
const { random } = Math;
const ingest = await eventually('the database answers', () =>
	startIngest({ database, settings, trust, geographyDate: date, log, now: Date.now, random }),
);
log.info('ingest: ready');
if (!stop.signal.aborted) await once(stop.signal, 'abort');
await ingest.stop();
await database.close();
log.info(ingest.report(), 'ingest: stopped');

function refuse(problems: readonly SettingProblem[]): never {
	for (const problem of problems) console.error(problemLine(problem));
	process.exit(1);
}

/** Asks with back-off until there is an answer; a signal in the meantime ends the process, which has nothing yet. */
async function eventually<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		if (stop.signal.aborted) process.exit(0);
		try {
			const answer = await ask();
			if (answer !== null) return answer;
			log.warn(`waiting until ${what}`);
		} catch (error) {
			if (error instanceof DataDirUnusable || error instanceof DataDirInUse) {
				console.error(error.message);
				process.exit(1);
			}
			if (!(error instanceof DatabaseUnavailable)) throw error;
			log.warn({ err: error }, `waiting until ${what}`);
		}
		await delay(backoffMs(attempt, Math.random), undefined, { signal: stop.signal }).catch(() =>
			process.exit(0),
		);
	}
}
