import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes, type Client, type PublishPacket } from 'aedes';
import type { Logger } from 'pino';
import type { Hearing } from '../hearing.ts';
import type { Pipeline } from '../pipeline.ts';
import { listenFrom } from './listen.ts';

export type EmbeddedBroker = {
	/** Resolves to the port it listens on. */
	start(): Promise<number>;
	/** Stop the pipeline first: what it still commits is acknowledged over the open connections. */
	stop(): Promise<void>;
};

/** CONNACK 3 of MQTT 3.1.1. */
const SERVER_UNAVAILABLE = { returnCode: 3 } as const;

type Decide = (error?: Error | null) => void;

/**
 * An MQTT 3.1.1 broker on loopback. What is published where somebody hears goes to the pipeline at any QoS, last wills too,
 * and its publisher's PUBACK (at QoS 2 the PUBREC) waits for the commit: a crash loses nothing that was acknowledged.
 * Other topics pass as in any broker. Sessions and retained messages of subscribers live in memory and end with the
 * process; ingest does not need them, as it has committed what they said.
 */
export function embeddedBroker(options: {
	/** The next free one is taken where it is not free; 0: one of the system's choice. */
	readonly port: number;
	readonly pipeline: Pipeline;
	readonly hearing: Pick<Hearing, 'hears' | 'takeRequests'>;
	readonly now: () => number;
	readonly log: Logger;
}): EmbeddedBroker {
	const { pipeline, hearing, now, log } = options;
	/** Without room nobody new is let in, so that what waits is never more than the present connections hold. */
	const authenticate: Aedes['authenticate'] = (_client, _username, _password, done) => {
		if (pipeline.hasRoom()) done(null, true);
		else
			done(Object.assign(new Error('no room before the next commit'), SERVER_UNAVAILABLE), false);
	};

	const authorizePublish: Aedes['authorizePublish'] = (client, packet, decide) => {
		const { topic } = packet;
		if (topic.startsWith('$SYS/')) decide(new Error('$SYS/ is the broker’s own'));
		else if (!hearing.hears(topic)) decide(null);
		else ingest(client, packet, decide);
	};

	function ingest(client: Client | null, packet: PublishPacket, decide: Decide): void {
		const message = {
			topic: packet.topic,
			payload: typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload,
			// Published now; the flag asks the broker to keep it.
			retained: false,
			redelivered: packet.dup,
			receivedAt: now(),
		};
		// The will of a client comes when it has gone; anything else of one that has gone is published again by it.
		const isWill = client === null || client.closed;
		const take = (): void => {
			if (!isWill && client.closed) return;
			if (pipeline.offer(message, () => decide(null))) answer();
			else pipeline.whenRoom(take);
		};
		take();
	}

	function answer(): void {
		for (const { topic, payload } of hearing.takeRequests()) {
			const packet = { cmd: 'publish', topic, payload: Buffer.from(payload) } as const;
			aedes.publish({ ...packet, qos: 0, retain: false, dup: false }, (error) => {
				if (error) log.warn({ err: error, topic }, 'embedded broker: an answer is not published');
			});
		}
	}

	const aedes = new Aedes({ authenticate, authorizePublish });
	const server = createServer((socket) => void aedes.handle(socket));
	aedes.on('connectionError', (client, error) => {
		const from = client.conn && 'remotePort' in client.conn ? client.conn.remotePort : null;
		if (error.message === 'unacceptable protocol version') {
			log.warn(
				{ from },
				'embedded broker: a client of MQTT 5 is refused; it speaks MQTT 3.1.1 (set MQTT_URL for more)',
			);
		} else {
			log.warn({ from, err: error }, 'embedded broker: connection error');
		}
	});
	aedes.on('clientDisconnect', ({ id }) =>
		log.debug({ clientId: id }, 'embedded broker: client gone'),
	);
	aedes.on('clientError', (client, error) => {
		log.debug({ clientId: client.id, err: error }, 'embedded broker: client error');
	});

	return {
		async start() {
			await aedes.listen();
			const port = await listenFrom(server, options.port);
			const taken = options.port !== 0 && port !== options.port;
			const why = taken ? ` (${options.port} is taken)` : '';
			log.info({ port }, `embedded broker: mqtt://127.0.0.1:${port}${why}`);
			return port;
		},
		async stop() {
			const closed = once(server, 'close');
			server.close();
			await new Promise<void>((resolve) => aedes.close(resolve));
			await closed;
		},
	};
}
