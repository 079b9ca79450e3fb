import { connect } from 'mqtt';
import { writeToStream } from 'mqtt-packet';
import type { Logger } from 'pino';
import { backoffMs } from './backoff.ts';
import { brokerProblem } from './broker-problem.ts';
import type { BrokerTrust } from './broker-trust.ts';
import { leave, type LeaveOptions } from './leave.ts';
import { linkTo } from './mqtt-link.ts';
import type { Pipeline } from './pipeline.ts';
import type { Link, Role } from './role.ts';

export type MqttSource = {
	start(): void;
	/** Ends the connection; the broker keeps the session, and with it what is not acknowledged. */
	stop(): Promise<void>;
	/** Ends connection and session, with what is in it. */
	end(): Promise<void>;
	state(): BrokerState;
	/** Since when connection and subscription have stood (epoch ms); null: they do not. */
	connectedAt(): number | null;
};

/**
 * `ok`: connection and subscription stand. `starting`: the first attempt is under way, and has not taken long;
 * until it has failed nobody knows that anything is amiss.
 */
export type BrokerState = 'ok' | 'starting' | 'broker-lost';

/** The broker keeps our session, and what arrives in the meantime, for so long after we have gone. */
const SESSION_EXPIRY_S = 7 * 86_400;
/** Refusals of a broker that knows no MQTT 5: the code of 3.1.1, and that of 5. */
const WRONG_VERSION: readonly unknown[] = [1, 132];
const TAKEN_OVER = 142;
/** A connection that held for so long was a good one: the next attempt is not long in coming. */
const STEADY_MS = 10_000;
/** So long the first attempt may take before the broker counts as lost. */
const FIRST_WITHIN_MS = 10_000;
/** So long a broker has to answer what it was asked, and to close the connection that we end. */
const LEAVE_WITHIN_MS = 2_000;
/** Given to mqtt.js with a message, it reads on and leaves the PUBACK to us. */
const ACKNOWLEDGED_LATER = new Error('acknowledged after the commit');

export type MqttSourceOptions = {
	readonly url: string;
	readonly username: string | null;
	readonly password: string | null;
	readonly trust: BrokerTrust;
	/** The session's name: the same after each restart, and no other client's. */
	readonly clientId: string;
	/** 5 falls back to 4 (MQTT 3.1.1) where the broker knows only that, whether it says so or not. */
	readonly protocolVersion: 4 | 5;
	/** Messages that may be under way to us unacknowledged (MQTT 5; with 3.1.1 the broker has its own setting). */
	readonly receiveMaximum: number;
	readonly pipeline: Pipeline;
	readonly role: Role;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
};

/**
 * A persistent session, which acknowledges each message after its commit, while further ones are
 * read: mqtt.js itself would acknowledge at once or, held by `handleMessage`, read nothing more until it may. Their order
 * is that of receipt, as MQTT wants it (4.6.0-2). What is committed after its connection was lost is not acknowledged;
 * the broker sends it again, and the commit of it changes nothing. MQTT 5, or 3.1.1 where the broker knows only that.
 */
export function mqttSource(options: MqttSourceOptions): MqttSource {
	const { pipeline, role, receiveMaximum, now, random, log } = options;
	let attempt = 0;
	let connectedAt = 0;
	let subscribed = false;
	let startedAt = -Infinity;
	let changingVersion = false;
	let refusedVersion5 = false;
	/** Whether this connection has come to anything, if only to an error. */
	let answered = false;
	let closedBefore = false;
	let stopped = false;
	let heldBack: (() => void) | null = null;
	let link: Link | null = null;
	let keepsUp = false;
	/** Of this connection. */
	let received = 0;
	let unacknowledged = 0;
	const client = connect(options.url, {
		manualConnect: true,
		protocolVersion: options.protocolVersion,
		clientId: options.clientId,
		clean: false,
		...(options.username === null ? {} : { username: options.username }),
		...(options.password === null ? {} : { password: options.password }),
		...options.trust,
		properties: { sessionExpiryInterval: SESSION_EXPIRY_S, receiveMaximum },
		keepalive: 30,
		reconnectPeriod: backoffMs(0, random),
		reconnectOnConnackError: true,
		resubscribe: false,
	});

	client.handleMessage = (packet, callback) => {
		const { stream } = client;
		// QoS 0 has none.
		const { messageId } = packet;
		const { topic, retain: retained, dup, properties } = packet;
		const payload =
			typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
		const identifiers = [properties?.subscriptionIdentifier ?? []].flat();
		const fate = role.fate({ topic, payload, retained, identifiers });
		const redelivered = dup || fate === 'again';
		const message = { topic, payload, retained, redelivered, receivedAt: now() };
		received++;
		unacknowledged++;
		const acknowledge = (): void => {
			if (client.stream !== stream || !client.connected) return;
			unacknowledged--;
			if (messageId === undefined) return;
			writeToStream({ cmd: 'puback', messageId }, stream, client.options);
		};
		const offer = (): boolean =>
			fate === 'pass' ? pipeline.pass(acknowledge) : pipeline.offer(message, acknowledge);
		const take = (): void => {
			if (stopped || client.stream !== stream || offer()) {
				heldBack = null;
				callback(ACKNOWLEDGED_LATER);
				if (!keepsUp) setImmediate(keepUp);
				keepsUp = true;
			} else {
				// Nothing more is read, so TCP holds the broker back.
				heldBack = take;
				pipeline.whenRoom(take);
			}
		};
		take();
	};

	client.on('connect', ({ sessionPresent, properties }) => {
		answered = true;
		connectedAt = now();
		[received, unacknowledged] = [0, 0];
		const { protocolVersion } = client.options;
		log.info({ protocolVersion, sessionPresent, clientId: options.clientId }, 'broker: connected');
		const version5 = protocolVersion === 5;
		const divisible =
			version5 &&
			properties?.sharedSubscriptionAvailable !== false &&
			properties?.subscriptionIdentifiersAvailable !== false;
		link = linkTo(client, {
			sessionPresent,
			version5,
			divisible,
			traffic: () => ({ received, unacknowledged }),
			isStopped: () => stopped,
		});
		void begin(link);
	});

	async function begin(now: Link): Promise<void> {
		const stands = await role.begin(now);
		if (stopped || !now.isLive()) return;
		subscribed = stands;
		if (!stands) client.stream.destroy();
	}

	client.on('close', () => {
		subscribed = false;
		chooseVersion();
		// A broker that wants another version of the protocol is there.
		closedBefore ||= !changingVersion;
		changingVersion = false;
	});

	/**
	 * RabbitMQ before 3.13 closes the connection of a client of MQTT 5 without a word. As one that is only starting may do
	 * so too, the other version is for the next connection alone, which is tried at once.
	 */
	function chooseVersion(): void {
		const { protocolVersion } = client.options;
		const withoutAWord = !answered && protocolVersion === 5;
		answered = false;
		if (stopped || refusedVersion5) return;
		client.options.protocolVersion = withoutAWord ? 4 : options.protocolVersion;
		if (!withoutAWord) return;
		log.info('broker: gives no answer to MQTT 5, trying 3.1.1');
		changingVersion = true;
		client.connect();
	}

	/** What was taken may want an answer: once for all that one read from the socket brought. */
	function keepUp(): void {
		keepsUp = false;
		if (link?.isLive()) role.keepUp(link);
	}

	client.on('error', (error) => {
		answered = true;
		const code = 'code' in error ? error.code : null;
		if (client.options.protocolVersion === 5 && WRONG_VERSION.includes(code)) {
			log.info('broker: knows no MQTT 5, going on with 3.1.1');
			client.options.protocolVersion = 4;
			refusedVersion5 = true;
			changingVersion = true;
		} else {
			log.warn({ err: error }, `broker: ${brokerProblem(error)}`);
		}
	});
	client.on('disconnect', ({ reasonCode }) => {
		if (reasonCode !== TAKEN_OVER) return;
		log.error(
			`broker: another client has the session ${options.clientId}. It is for this installation's ingest alone: ` +
				'end that client, or give it another name.',
		);
	});
	// Emitted before mqtt.js reads the period of the first attempt, and before each attempt that of the next.
	client.on('offline', () => {
		if (now() - connectedAt > STEADY_MS) attempt = 0;
		client.options.reconnectPeriod = backoffMs(attempt, random);
		log.warn('broker: connection lost');
	});
	client.on('reconnect', () => {
		client.options.reconnectPeriod = backoffMs(++attempt, random);
	});

	async function depart(disconnect: LeaveOptions['disconnect']): Promise<void> {
		stopped = true;
		// A connection that was still being made tells of its end when mqtt.js (5.16) is done with ours, and would be made anew.
		client.options.reconnectPeriod = 0;
		// What is still unread would keep the connection from closing; unacknowledged, it comes again.
		heldBack?.();
		await leave(client, { withinMs: LEAVE_WITHIN_MS, disconnect });
	}

	return {
		start() {
			startedAt = now();
			client.connect();
		},
		stop: () => depart({}),
		end: () => depart({ properties: { sessionExpiryInterval: 0 } }),
		state() {
			if (subscribed) return 'ok';
			return !closedBefore && now() - startedAt < FIRST_WITHIN_MS ? 'starting' : 'broker-lost';
		},
		connectedAt: () => (subscribed ? connectedAt : null),
	};
}
