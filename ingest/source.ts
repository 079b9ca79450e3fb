import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '#lib/wire/settings.ts';
import { embeddedBroker } from './broker/embedded.ts';
import { mqttSource } from './mqtt.ts';
import type { Pipeline } from './pipeline.ts';

/** Where messages come from: the broker that the settings name, or the embedded one. */
export type Source = {
	/** Resolves to the port of the embedded broker, else to null; a broker that is away is waited for later. */
	start(): Promise<number | null>;
	subscribed(): boolean;
	stop(): Promise<void>;
};

/** Below the 65,535 that the protocol can count, and enough for a batch under way and the next one. */
const RECEIVE_MAXIMUM = 16_384;

export function messageSource(options: {
	readonly settings: Settings;
	readonly pipeline: Pipeline;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
}): Source {
	const { settings, pipeline, now, random, log } = options;
	if (settings.mqttUrl === null) {
		const broker = embeddedBroker({ port: settings.mqttPort, pipeline, now, log });
		return { start: () => broker.start(), stop: () => broker.stop(), subscribed: () => true };
	}
	const source = mqttSource({
		url: settings.mqttUrl,
		username: settings.mqttUsername,
		password: settings.mqttPassword,
		clientId: sessionName(settings),
		protocolVersion: 5,
		receiveMaximum: RECEIVE_MAXIMUM,
		pipeline,
		now,
		random,
		log,
	});
	return {
		start() {
			source.start();
			return Promise.resolve(null);
		},
		stop: () => source.stop(),
		subscribed: () => source.subscribed(),
	};
}

/**
 * The session at the broker belongs to the database that it fills: the same name after each restart on whatever
 * machine, and another one for another installation on the same broker.
 */
export function sessionName({ databaseUrl, dataDir }: Settings): string {
	const url = databaseUrl === null ? null : new URL(databaseUrl);
	const database = url ? `${url.host}${url.pathname}` : resolve(dataDir);
	return `ioc-ingest-${createHash('sha256').update(database).digest('hex').slice(0, 12)}`;
}
