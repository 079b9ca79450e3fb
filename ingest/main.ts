/** Composition root of the ingest process: settings, database, ingest; it stops in the reverse order. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { parseSettings, problemLine } from '#lib/wire/settings.ts';
import { openDatabase } from '#server/db/connect.ts';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { DataDirUnusable } from '#server/db/pglite/data-dir.ts';
import { DataDirInUse } from '#server/db/pglite/lock.ts';
import { readGeographyDate } from '#server/db/geography-date.ts';
import { backoffMs } from './backoff.ts';
import { readBrokerTrust } from './broker-trust.ts';
import { readCentreFile } from './centre-file/centre-file.ts';
import { BadCentreFile } from './centre-file/known-units.ts';
import { startIngest } from './start.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';

/** Errors whose words are meant for whoever starts the program; waiting does not help. */
const IN_WORDS = [DataDirUnusable, DataDirInUse, BadCentreFile];

const parsed = parseSettings(process.env);
if (parsed.kind === 'refused') refuse(parsed.problems.map(problemLine));
const { settings } = parsed;
const read = await readBrokerTrust(settings);
if (read.kind === 'refused') refuse(read.problems.map(problemLine));
const { trust } = read;
const centre = await readCentreFile(settings.configFile);
if (centre.kind === 'bad-file') refuse(centre.problems.map(fileProblemLine));
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
	startIngest({
		database,
		settings,
		trust,
		centre,
		geographyDate: date,
		log,
		now: Date.now,
		random,
	}),
);
log.info('ingest: ready');
if (!stop.signal.aborted) await once(stop.signal, 'abort');
await ingest.stop();
await database.close();
log.info(ingest.report(), 'ingest: stopped');

function refuse(lines: readonly string[]): never {
	for (const line of lines) console.error(line);
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
			if (IN_WORDS.some((kind) => error instanceof kind)) refuse([(error as Error).message]);
			if (!(error instanceof DatabaseUnavailable)) throw error;
			log.warn({ err: error }, `waiting until ${what}`);
		}
		await delay(backoffMs(attempt, Math.random), undefined, { signal: stop.signal }).catch(() =>
			process.exit(0),
		);
	}
}
