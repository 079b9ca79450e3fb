/** Composition root of `npm run dev`: the same as `npm start`, on Vite's own http server. */
import type { Server } from 'node:http';
import { pino } from 'pino';
import { openBaseMap } from '../basemap/base-map.ts';
import { listeningUrl } from '../http/listen.ts';
import { openScenes } from '../scenes/open-scenes.ts';
import { attachServer } from '../start-server.ts';
import { readyLines } from './address-lines.ts';
import { composeOrExit } from './compose-or-exit.ts';
import type { Composed } from './compose.ts';
import { brokerTrustOrExit, centreFileOrExit, settingsOrExit } from './settings-or-exit.ts';

let running: Composed | null = null;

/** Vite starts a server anew when its configuration has changed: then what runs on the old one makes room. */
export async function startInDevelopment(httpServer: Server): Promise<void> {
	if (running) await running.stop();
	else stopOnSignals();
	const settings = await settingsOrExit(process.env);
	const trust = await brokerTrustOrExit(settings);
	const centre = await centreFileOrExit(settings);
	const log = pino({ name: 'ioc-wall', level: settings.logLevel });
	const { random } = Math;
	const composed = await composeOrExit({
		settings,
		trust,
		centre,
		log,
		now: Date.now,
		random,
		environment: process.env,
		serve: async (options) => {
			const scenes = await openScenes(options);
			const baseMap = await openBaseMap(options);
			const attached = attachServer(httpServer, {
				...{ ...options, scenes, baseMap },
				instance: 'development',
			});
			return { ...attached, url: `http://${settings.host}:${settings.port}` };
		},
	});
	running = composed;
	const { mqttUrl } = composed;
	// Vite listens last, and only then the port is known.
	httpServer.once('listening', () => {
		const url = listeningUrl(httpServer, settings.host);
		console.log(readyLines({ url, mqttUrl, demo: settings.demo }));
	});
}

/** A terminal and whoever started this may both pass the same Ctrl-C on: once is enough. */
function stopOnSignals(): void {
	let stopping = false;
	const stop = (): void => {
		if (stopping) return;
		stopping = true;
		void (running?.stop() ?? Promise.resolve()).then(() => process.exit());
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}
