/**
 * Ingest in a process of its own, on a database that it sets up itself; settings from the environment. Over IPC it
 * says `{ port }` once it is subscribed; asked `rows` it says how many rows of telemetry there are, asked anything else its report. SIGTERM stops it, and the end of its
 * parent too.
 */
import { pino } from 'pino';
import { readBrokerTrust } from '#ingest/broker-trust.ts';
import { readCentreFile } from '#ingest/centre-file/centre-file.ts';
import { startIngest } from '#ingest/start.ts';
import { parseSettings } from '#lib/wire/settings.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readGeographyDate } from '#server/db/geography-date.ts';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { until } from './until.ts';

const parsed = parseSettings(process.env);
if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
const { settings } = parsed;
const read = await readBrokerTrust(settings);
if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
const centre = await readCentreFile(settings.configFile);
if (centre.kind === 'bad-file') throw new Error(JSON.stringify(centre.problems));
const log = pino({ level: settings.logLevel });
const database = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir, log });
await migrate(database);
await installCatalogue(database);
const geographyDate = await readGeographyDate(database, settings.centre);
if (geographyDate === null) throw new Error(`No centre ${settings.centre}`);
const { random } = Math;
const ingest = await startIngest({
	database,
	settings,
	trust: read.trust,
	centre,
	geographyDate,
	log,
	now: Date.now,
	random,
});
process.on('message', (question) => void answer(question));
for (const end of ['SIGTERM', 'disconnect'] as const) process.once(end, () => void stop());
await until('the subscription stands', () => ingest.report().broker === 'ok');
process.send?.({ port: ingest.port });

async function answer(question: unknown): Promise<void> {
	if (question !== 'rows') {
		process.send?.(ingest.report());
		return;
	}
	const [telemetry] = await database.query<{ rows: number }>(
		'select count(*) as rows from telemetry',
	);
	process.send?.(telemetry?.rows);
}

async function stop(): Promise<void> {
	await ingest.stop();
	await database.close();
	process.exit(0);
}
