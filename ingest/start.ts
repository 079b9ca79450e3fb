import type { Logger } from 'pino';
import type { Settings } from '#lib/wire/settings.ts';
import { admitWaiting } from '#server/db/admit-waiting.ts';
import type { Database } from '#server/db/database.ts';
import { reportService, serviceSeenAt } from '#server/db/service-report.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import type { BrokerTrust } from './broker-trust.ts';
import { fieldSources, NO_CENTRE_FILE, type CentreConfig } from './centre-file/centre-file.ts';
import { checkUnits } from './centre-file/known-units.ts';
import { heartbeat } from './heartbeat.ts';
import { hearing } from './hearing.ts';
import { ingestPipeline, type PipelineReport } from './pipeline.ts';
import { RateLimit } from './rate-limit.ts';
import { messageSource, sessionName, type Source } from './source.ts';

export type IngestReport = PipelineReport & { readonly broker: ReturnType<Source['state']> };

export type Ingest = {
	/** Of the embedded broker; null where the settings name another. */
	readonly port: number | null;
	report(): IngestReport;
	/**
	 * Commits and acknowledges what it has taken, says so in the database, and leaves the broker; waits at most `drainMs`
	 * (10 s) for a database that is away. The database stays open.
	 */
	stop(drainMs?: number): Promise<void>;
};

const DRAIN_MS = 10_000;
const MAX_BATCH = 4_000;
const WINDOW = { messages: 20_000, bytes: 64 * 1024 * 1024 };

/**
 * Starts ingest on the broker that the settings name, or on the embedded one. Throws `DatabaseUnavailable`, with nothing
 * begun, where the database does not answer (later it may go and come), and `BadCentreFile`.
 */
export async function startIngest(options: {
	readonly database: Database;
	readonly settings: Settings;
	/** Of the broker that the settings name. */
	readonly trust: BrokerTrust;
	/** What is heard besides the project's own topics; left out, nothing is. */
	readonly centre?: CentreConfig;
	/** How long a place is kept without the broker while another process is there (ms); left out, 12 s. */
	readonly cutOffMs?: number;
	/** ISO day by which codes of units are read. */
	readonly geographyDate: string;
	readonly log: Logger;
	/** Epoch milliseconds. */
	readonly now: () => number;
	readonly random: () => number;
}): Promise<Ingest> {
	const {
		database,
		settings,
		trust,
		centre = NO_CENTRE_FILE,
		geographyDate,
		cutOffMs,
		log,
		now,
		random,
	} = options;
	await checkUnits(database, { centre, geographyDate });
	const clientId = await sessionName(database, settings);
	const rules = centre.admit;
	const waited = await admitWaiting(database, { rules, geographyDate, now: now() });
	if (waited > 0) log.info({ devices: waited }, 'ingest: rules took devices out of quarantine');
	const { messagesPerSecond, waitingDevices, metricsPerDevice } = centre.limits;
	const writer = batchWriter({
		database,
		geographyDate,
		retention: settings,
		rules,
		mostWaiting: waitingDevices,
		mostMetrics: metricsPerDevice,
	});
	const limit =
		messagesPerSecond === null
			? null
			: new RateLimit({ messagesPerSecond, heardAt: await serviceSeenAt(database, 'ingest') });
	const heard = hearing(fieldSources(centre), { now, log });
	const pipeline = ingestPipeline({
		writer,
		hearing: heard,
		...(limit && { limit }),
		batchMs: settings.batchMs,
		maxBatch: MAX_BATCH,
		window: WINDOW,
		now,
		random,
		log,
	});
	const source = messageSource({
		database,
		settings,
		trust,
		clientId,
		pipeline,
		hearing: heard,
		onEnded: (session) => report(session, 'stopped'),
		...(cutOffMs !== undefined && { cutOffMs }),
		now,
		random,
		log,
	});
	const state = () => source.state();
	async function report(instance: string, said: string): Promise<void> {
		const connectedAt = said === 'ok' ? source.connectedAt() : null;
		await reportService(database, {
			name: 'ingest',
			instance,
			seenAt: now(),
			state: said,
			connectedAt,
		});
	}
	const beat = heartbeat({
		async report(moment) {
			const session = source.session();
			if (session === null) return;
			// The first one speaks for the installation.
			const well = session === clientId ? 'ok' : 'helping';
			const said = state() === 'ok' ? well : state();
			await report(session, moment === 'stopping' ? 'stopped' : said);
		},
		log,
	});
	const port = await source.start();
	beat.start();
	return {
		port,
		report: () => ({ ...pipeline.report(), broker: state() }),
		async stop(drainMs = DRAIN_MS) {
			await source.retire(drainMs);
			await pipeline.stop(drainMs);
			// Before the place at the broker is given up: whoever takes it then speaks by the same name.
			await beat.stop();
			await source.stop();
		},
	};
}
