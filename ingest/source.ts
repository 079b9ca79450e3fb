import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { TOPIC_FILTER } from '#lib/wire/mqtt-topic.ts';
import type { Settings } from '#lib/wire/settings.ts';
import type { Database } from '#server/db/database.ts';
import { ingestSessions } from '#server/db/ingest-sessions.ts';
import type { BrokerTrust } from './broker-trust.ts';
import { embeddedBroker } from './broker/embedded.ts';
import { firstRole } from './first-role.ts';
import type { Hearing } from './hearing.ts';
import { helperRole } from './helper-role.ts';
import { mqttSource, type BrokerState, type MqttSource } from './mqtt.ts';
import type { Pipeline } from './pipeline.ts';
import { places } from './places.ts';
import type { Role } from './role.ts';

/** Where messages come from: the broker that the settings name, or the embedded one. */
export type Source = {
	/** Resolves to the port of the embedded broker, else to null; a broker that is away is waited for later. */
	start(): Promise<number | null>;
	/** `standby`: other processes of this installation are at the broker. */
	state(): BrokerState | 'standby';
	/** Since when the connection to the broker has stood (epoch ms); null: it does not, or none is needed. */
	connectedAt(): number | null;
	/** By which this process is at the broker; null while it has none. */
	session(): string | null;
	/** Before the pipeline stops: gives back what others are to have, if that takes no longer. */
	retire(withinMs: number): Promise<void>;
	stop(): Promise<void>;
};

/** Below the 65,535 that the protocol can count, and enough for a batch under way and the next one. */
const RECEIVE_MAXIMUM = 16_384;

/** How often a process that stands by asks for its turn (ms). */
const ASK_EVERY_MS = 2_000;

/**
 * So long a process keeps its place while it is cut off from the broker and another one is not (ms). Longer than the
 * longest wait between two attempts (`backoff.ts`): after a restart of the broker each has had one.
 */
const CUT_OFF_MS = 12_000;

/** So long whoever has left its place asks for none (ms): others ask three times meanwhile, at least. */
const REST_MS = 3 * ASK_EVERY_MS;

/** How often a session that is to end is looked at, whether it is empty (ms). */
const LOOK_EVERY_MS = 200;

export function messageSource(options: {
	readonly database: Pick<Database, 'hold' | 'query'>;
	readonly settings: Settings;
	readonly trust: BrokerTrust;
	/** `sessionName`. */
	readonly clientId: string;
	readonly pipeline: Pipeline;
	readonly hearing: Hearing;
	/** Once a session has been ended for good. */
	readonly onEnded: (session: string) => Promise<void>;
	/** `CUT_OFF_MS` if left out. */
	readonly cutOffMs?: number;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
}): Source {
	const { database, settings, trust, clientId, pipeline, hearing, now, random, log } = options;
	const { cutOffMs = CUT_OFF_MS } = options;
	const { mqttUrl } = settings;
	if (mqttUrl === null) {
		const broker = embeddedBroker({ port: settings.mqttPort, pipeline, hearing, now, log });
		return {
			start: () => broker.start(),
			retire: () => Promise.resolve(),
			stop: () => broker.stop(),
			state: () => 'ok',
			connectedAt: () => null,
			session: () => clientId,
		};
	}
	const sharedFilter = `$share/${clientId}/${TOPIC_FILTER}`;
	const sessions = ingestSessions(database);
	const open = <R extends Role>(number: number, role: R): { source: MqttSource; role: R } => ({
		role,
		source: mqttSource({
			url: mqttUrl,
			username: settings.mqttUsername,
			password: settings.mqttPassword,
			trust,
			clientId: nameOf(clientId, number),
			protocolVersion: 5,
			receiveMaximum: RECEIVE_MAXIMUM,
			pipeline,
			role,
			now,
			random,
			log,
		}),
	});
	const held = places({
		database,
		sessions,
		openFirst: (divided) => open(1, firstRole({ hearing, sharedFilter, divided, random, log })),
		openHelper: (number) =>
			open(number, helperRole({ sharedFilter, lookEveryMs: LOOK_EVERY_MS, log })),
		onEnded: (number) => options.onEnded(nameOf(clientId, number)),
		askEveryMs: ASK_EVERY_MS,
		cutOffMs,
		restMs: REST_MS,
		random,
		log,
	});
	return {
		async start() {
			await held.start();
			return null;
		},
		retire: (withinMs) => held.retire(withinMs),
		stop: () => held.stop(),
		state: () => held.state(),
		connectedAt: () => held.connectedAt(),
		session() {
			const number = held.number();
			return number === null ? null : nameOf(clientId, number);
		},
	};
}

function nameOf(clientId: string, number: number): string {
	return number === 1 ? clientId : `${clientId}-${number}`;
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
