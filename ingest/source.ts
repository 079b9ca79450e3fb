import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '#lib/wire/settings.ts';
import type { Database } from '#server/db/database.ts';
import type { BrokerTrust } from './broker-trust.ts';
import { embeddedBroker } from './broker/embedded.ts';
import type { Hearing } from './hearing.ts';
import { mqttSource, type BrokerState } from './mqtt.ts';
import type { Pipeline } from './pipeline.ts';
import { soleSource } from './sole-source.ts';

/** Where messages come from: the broker that the settings name, or the embedded one. */
export type Source = {
	/** Resolves to the port of the embedded broker, else to null; a broker that is away is waited for later. */
	start(): Promise<number | null>;
	/** `standby`: another process of this installation is at the broker. */
	state(): BrokerState | 'standby';
	stop(): Promise<void>;
};

/** Below the 65,535 that the protocol can count, and enough for a batch under way and the next one. */
const RECEIVE_MAXIMUM = 16_384;

/** How often a process that stands by asks for its turn (ms). */
const ASK_EVERY_MS = 2_000;

export function messageSource(options: {
	readonly database: Pick<Database, 'hold'>;
	readonly settings: Settings;
	readonly trust: BrokerTrust;
	/** `sessionName`. */
	readonly clientId: string;
	readonly pipeline: Pipeline;
	readonly hearing: Hearing;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
}): Source {
	const { database, settings, trust, clientId, pipeline, hearing, now, random, log } = options;
	const { mqttUrl } = settings;
	if (mqttUrl === null) {
		const broker = embeddedBroker({ port: settings.mqttPort, pipeline, hearing, now, log });
		return { start: () => broker.start(), stop: () => broker.stop(), state: () => 'ok' };
	}
	const open = () =>
		mqttSource({
			url: mqttUrl,
			username: settings.mqttUsername,
			password: settings.mqttPassword,
			trust,
			clientId,
			protocolVersion: 5,
			receiveMaximum: RECEIVE_MAXIMUM,
			pipeline,
			hearing,
			now,
			random,
			log,
		});
	// Load shared by `$share/…` would begin here: a session for each process, and what is retained read by one of them.
	const source = soleSource({ database, open, askEveryMs: ASK_EVERY_MS, random, log });
	return {
		async start() {
			await source.start();
			return null;
		},
		stop: () => source.stop(),
		state: () => source.state(),
	};
}

/** What tells a database from every other, by whatever address it is reached; one that was restored from a dump is another. */
const IDENTITY = `
	select system_identifier || '/' || current_database() as identity from pg_control_system()`;

/**
 * The session at the broker belongs to the database that it fills: the same name after each restart on whatever
 * machine, and another one for another installation on the same broker. Throws `DatabaseUnavailable`.
 */
export async function sessionName(
	database: Pick<Database, 'kind' | 'query'>,
	{ dataDir }: Pick<Settings, 'dataDir'>,
): Promise<string> {
	// Every embedded one is a copy of the same empty database.
	const [row] =
		database.kind === 'embedded'
			? [{ identity: resolve(dataDir) }]
			: await database.query<{ identity: string }>(IDENTITY);
	if (!row) throw new Error('The database does not say which one it is');
	return `ioc-ingest-${createHash('sha256').update(row.identity).digest('hex').slice(0, 12)}`;
}
