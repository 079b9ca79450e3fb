/** Composition root of `npm run dev`: the same as `npm start`, on Vite's own http server. */
import type { Server } from 'node:http';
import { pino } from 'pino';
import { attachServer } from '../start-server.ts';
import { readyLines } from './address-lines.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import { settingsOrExit } from './settings-or-exit.ts';

let running: Composed | null = null;

/** Vite starts a server anew when its configuration has changed: then what runs on the old one makes room. */
export async function startInDevelopment(httpServer: Server): Promise<void> {
	if (running) await running.stop();
	else stopOnSignals();
	const settings = await settingsOrExit(process.env);
	const log = pino({ name: 'ioc-wall', level: settings.logLevel });
	const { random } = Math;
	const url = `http://${settings.host}:${settings.port}`;
	const composed = await compose({
		settings,
		log,
		now: Date.now,
		random,
		environment: process.env,
		serve: (options) =>
			Promise.resolve({
				...attachServer(httpServer, { ...options, instance: 'development' }),
				url,
			}),
	});
	running = composed;
	const { mqttUrl } = composed;
	httpServer.once('listening', () =>
		console.log(readyLines({ url, mqttUrl, demo: settings.demo })),
	);
}

function stopOnSignals(): void {
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(
			signal,
			() => void (running?.stop() ?? Promise.resolve()).then(() => process.exit()),
		);
	}
}
