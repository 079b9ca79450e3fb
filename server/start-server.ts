/** One server: pages, API and live channel on one port, on an open database. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Settings } from '#lib/wire/settings.ts';
import { openBaseMap, type BaseMap } from './basemap/base-map.ts';
import type { Database } from './db/database.ts';
import { currentCatalogue } from './http/current-catalogue.ts';
import { listen } from './http/listen.ts';
import { liveServices } from './http/live-services.ts';
import { serverRegistry } from './http/metrics.ts';
import { loadSite } from './http/site.ts';
import { LiveChannel } from './live/channel.ts';
import { Live } from './live/live.ts';
import { LiveState } from './live/live-state.ts';
import { openIo } from './live/open-io.ts';
import { Liveness } from './liveness/liveness.ts';
import { openData } from './open-data/open-data.ts';
import { MonthKeeper } from './programme/month-keeper.ts';
import { openScenes } from './scenes/open-scenes.ts';
import type { SceneLibrary } from './scenes/scene-library.ts';
import { secrets } from './screens/credential.ts';
import { ScreenDesk } from './screens/desk.ts';
import { screensOn } from './screens/screens.ts';
import { provideServices } from './services.ts';

/** What `npm run build` leaves. */
const BUILDS = fileURLToPath(new URL('../build', import.meta.url));

export type ServerOptions = {
	readonly database: Database;
	readonly settings: Settings;
	readonly log: Logger;
	readonly now: () => number;
	readonly random: () => number;
	/** Metrics of others in this process. */
	readonly registries?: readonly Registry[];
};

export type AttachedServer = {
	/** Resolves once the first snapshot can be sent; readiness tells what is missing until then. */
	readonly ready: Promise<void>;
	/** Ends the live channel; the database stays open. */
	stop(): Promise<void>;
};

export type StartedServer = AttachedServer & {
	/** For a browser: `http://127.0.0.1:3000`. */
	readonly url: string;
};

/** Listens, and tells by its readiness when it can show something. Throws where the port is taken. */
export async function startServer(options: ServerOptions): Promise<StartedServer> {
	const scenes = await openScenes(options);
	const baseMap = await openBaseMap(options);
	const httpServer = createServer(await loadSite(BUILDS));
	const url = await listen(httpServer, options.settings);
	// In the same turn of the event loop: no request comes in between.
	const attached = attachServer(httpServer, {
		...{ ...options, scenes, baseMap },
		instance: new URL(url).host,
	});
	options.log.info(`server: listening on ${url}`);
	return {
		...attached,
		url,
		async stop() {
			await attached.stop();
			const closed = new Promise((resolve) => httpServer.close(resolve));
			httpServer.closeAllConnections();
			await closed;
		},
	};
}

/** Everything but the pages and files, on an http server that somebody else made. */
export function attachServer(
	httpServer: Server,
	options: ServerOptions & {
		/** Already followed; they end with the server. */
		readonly scenes: SceneLibrary;
		readonly baseMap: BaseMap;
		/** Name of this server among those of the machine. */
		readonly instance: string;
	},
): AttachedServer {
	const { database, settings, log, now, random, scenes, baseMap } = options;
	const io = openIo(httpServer);
	const state = new LiveState();
	const epoch = `${now().toString(36)}-${random().toString(36).slice(2, 10)}`;
	const channel = new LiveChannel({
		io,
		state,
		epoch,
		now,
		elapsed: () => performance.now(),
		tickMs: settings.tickMs,
	});
	const live = new Live({
		database,
		state,
		channel,
		centre: settings.centre,
		scenes,
		instance: `${hostname()} ${options.instance}`,
		now,
		random,
		log,
	});
	const instance = `${hostname()} ${options.instance}`;
	const elapsed = () => performance.now();
	const liveness = new Liveness({
		...{ database, instance, now, random, elapsed, log },
		countsChanges: settings.flapDetection,
	});
	const desk = new ScreenDesk({ database, now, random, log });
	io.on('connection', (socket) => desk.connect(socket));
	const months = new MonthKeeper({ database, now, elapsed, log });
	const own = serverRegistry({ live, channel, io, now });
	const registries = [own, ...(options.registries ?? [])];
	const published = openData({
		...{ database, now, dataDir: settings.dataDir, licence: settings.openDataLicence },
		catalogue: currentCatalogue(live),
	});
	const services = {
		database,
		live,
		state,
		settings,
		epoch,
		registries,
		scenes,
		baseMap,
		log,
		now,
	};
	const screens = screensOn({ database, secrets, now });
	provideServices(liveServices({ ...services, openData: published.service, screens }));
	live.start();
	let stopped = false;
	// Before that the schema may not be there yet.
	void live.ready.then(() => {
		if (stopped) return;
		liveness.start();
		months.start();
		desk.start();
	});
	return {
		ready: live.ready,
		async stop() {
			stopped = true;
			await desk.stop();
			await scenes.stop();
			await baseMap.stop();
			await months.stop();
			await liveness.stop();
			await live.stop();
			io.disconnectSockets(true);
			io.engine.close();
			await published.close();
			provideServices(null);
		},
	};
}
