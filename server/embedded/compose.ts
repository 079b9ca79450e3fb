/** Everything in one process, as `npm start` and `npm run dev` run it; it stops in the reverse order. */
import type { Logger } from 'pino';
import type { BrokerTrust } from '#ingest/broker-trust.ts';
import type { CentreConfig } from '#ingest/centre-file/centre-file.ts';
import { PLACES_UNTIL } from '#ingest/simulate/places.ts';
import type { Ingest } from '#ingest/start.ts';
import { startIngest } from '#ingest/start.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { installPublished } from '../catalogue/install-published.ts';
import { installCatalogue } from '../catalogue/install.ts';
import { openDatabase } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { applyRetention } from '../db/retention.ts';
import { Upkeep } from '../db/upkeep.ts';
import { demoPast } from '../demo/past.ts';
import { demoSamples } from '../demo/samples.ts';
import { importDesk } from '../import/desk.ts';
import { changeFigures } from '../import/figures/change.ts';
import type { ServerOptions, StartedServer } from '../start-server.ts';
import { ingestRegistry } from './ingest-metrics.ts';
import { startSimulatedDevices } from './simulated-devices.ts';

export type Composed = {
	/** For a browser. */
	readonly url: string;
	/** Where devices publish. */
	readonly mqttUrl: string;
	stop(): Promise<void>;
};

export type ComposeOptions = {
	readonly settings: Settings;
	readonly trust: BrokerTrust;
	/** What the centre's file says. */
	readonly centre: CentreConfig;
	readonly log: Logger;
	readonly now: () => number;
	readonly random: () => number;
	/** Of the processes that are started. */
	readonly environment: NodeJS.ProcessEnv;
	/** Pages and live channel, on whatever http server there is. */
	readonly serve: (options: ServerOptions) => Promise<StartedServer>;
};

/** Resolves when the wall can be shown; what had been started is stopped again when anything fails. */
export async function compose(options: ComposeOptions): Promise<Composed> {
	const stops: (() => Promise<void>)[] = [];
	const stop = async () => {
		for (const undo of stops.splice(0).reverse()) await undo();
	};
	try {
		return { ...(await start(options, (undo) => stops.push(undo))), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function start(
	{ settings, trust, centre: centreFile, log, now, random, environment, serve }: ComposeOptions,
	whenStopping: (undo: () => Promise<void>) => void,
): Promise<Omit<Composed, 'stop'>> {
	const database = await openDatabase({
		url: settings.databaseUrl,
		dataDir: settings.dataDir,
		log,
	});
	whenStopping(() => database.close());
	await migrate(database);
	await applyRetention(database, settings);
	const { facts, leftOut } = await installCatalogue(database);
	for (const problem of leftOut) log.warn(`catalogue left out: ${fileProblemLine(problem)}`);
	await changeFigures(database, (tx) => installPublished(tx, facts.published, now()));
	if (settings.demo) {
		const samples = demoSamples({ database, now, log, centre: settings.centre });
		await samples.start();
		whenStopping(() => samples.stop());
	}

	let ingest: Ingest | null = null;
	const registries = [ingestRegistry(() => ingest?.report() ?? null)];
	const server = await serve({ database, settings, log, now, random, registries });
	whenStopping(() => server.stop());
	// Another database takes imports from any process.
	if (database.kind === 'embedded') {
		const desk = importDesk({ database, settings, now, log });
		whenStopping(() => desk.stop());
		await desk.start();
	}

	const centre = facts.centres.find(({ slug }) => slug === settings.centre);
	if (!centre) throw new Error(`No centre is called ${settings.centre}`);
	const { geographyDate } = centre;
	const started = await startIngest({
		database,
		settings,
		trust,
		centre: centreFile,
		geographyDate,
		log,
		now,
		random,
	});
	ingest = started;
	whenStopping(() => started.stop());
	// What they send of districts would be refused where the wall's units are communes.
	if (settings.demo && geographyDate <= PLACES_UNTIL) {
		const { port: mqttPort } = started;
		const devices = startSimulatedDevices({ centre: settings.centre, mqttPort, environment, log });
		whenStopping(() => devices.stop());
		const past = demoPast({ database, now, log });
		past.start();
		whenStopping(() => past.stop());
	}
	await server.ready;
	if (database.kind === 'embedded') {
		const upkeep = new Upkeep({ database, log, elapsed: () => performance.now() });
		await upkeep.start();
		whenStopping(() => upkeep.stop());
	}
	return { url: server.url, mqttUrl: mqttUrlOf(started, settings) };
}

function mqttUrlOf({ port }: Ingest, { mqttUrl }: Settings): string {
	return mqttUrl ?? `mqtt://127.0.0.1:${port ?? 0}`;
}
