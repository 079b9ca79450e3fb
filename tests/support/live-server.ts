/** The live part of a server, without its pages, on a database of a test; and screens that watch it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { parseSettings } from '#lib/wire/settings.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { LIVE_PATH } from '#lib/wire/live.ts';
import type { Beat, ScreenToServer, ServerToScreen, TopicMessage } from '#lib/wire/live.ts';
import { openBaseMap } from '#server/basemap/base-map.ts';
import type { Database } from '#server/db/database.ts';
import { listen } from '#server/http/listen.ts';
import { providedServices } from '#server/services.ts';
import type { Services } from '#server/services.ts';
import { openScenes } from '#server/scenes/open-scenes.ts';
import { attachServer } from '#server/start-server.ts';
import { quiet } from './quiet.ts';
import { until } from './until.ts';

export type LiveServer = {
	readonly url: string;
	readonly services: Services;
	stop(): Promise<void>;
};

export function testSettings(environment: Readonly<Record<string, string>> = {}): Settings {
	const parsed = parseSettings({ PORT: '0', IOC_MQTT_PORT: '0', ...environment });
	if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
	return parsed.settings;
}

export async function startLiveServer(
	database: Database,
	options: { readonly waits?: boolean; readonly log?: Logger; readonly now?: () => number } = {},
): Promise<LiveServer> {
	const httpServer = createServer((_, response) => response.writeHead(404).end());
	const settings = testSettings();
	const url = await listen(httpServer, settings);
	const log = options.log ?? quiet;
	const attached = attachServer(httpServer, {
		database,
		settings,
		scenes: await openScenes({ settings, log }),
		baseMap: await openBaseMap({ settings, log }),
		log,
		now: options.now ?? Date.now,
		random: Math.random,
		instance: url,
	});
	const services = providedServices();
	if (options.waits !== false) await attached.ready;
	return {
		url,
		services,
		async stop() {
			await attached.stop();
			const closed = once(httpServer, 'close');
			httpServer.close();
			httpServer.closeAllConnections();
			await closed;
		},
	};
}

/** A screen that keeps all it was told. */
export class TestScreen {
	readonly socket: Socket<ServerToScreen, ScreenToServer>;
	readonly messages: { readonly event: 'snapshot' | 'delta'; readonly message: TopicMessage }[] =
		[];
	readonly beats: Beat[] = [];
	readonly refusals: { readonly topic: string; readonly detail: string }[] = [];

	constructor(url: string, headers: Record<string, string> = {}) {
		this.socket = io(url, {
			path: LIVE_PATH,
			transports: ['websocket'],
			forceNew: true,
			reconnection: false,
			extraHeaders: headers,
		});
		this.socket.on('snapshot', (message) => this.messages.push({ event: 'snapshot', message }));
		this.socket.on('delta', (message) => this.messages.push({ event: 'delta', message }));
		this.socket.on('beat', (beat) => this.beats.push(beat));
		this.socket.on('refused', (problem) => this.refusals.push(problem));
	}

	watch(...topics: string[]): void {
		this.socket.emit('watch', topics);
	}

	of(event: 'snapshot' | 'delta', topic: string): TopicMessage[] {
		return this.messages
			.filter((told) => told.event === event && told.message.topic === topic)
			.map(({ message }) => message);
	}

	/** The nth (from 1) message of its kind. */
	nth(event: 'snapshot' | 'delta', topic: string, n: number): Promise<TopicMessage> {
		return until(`${event} ${n} of ${topic}`, () => this.of(event, topic)[n - 1] ?? null);
	}

	close(): void {
		this.socket.disconnect();
	}
}
