import { connect } from 'mqtt';
import type { BrokerTrust } from '../broker-trust.ts';
import { leave } from '../leave.ts';
import type { OutMessage } from './payloads.ts';

/** One connection that only publishes, at QoS 1. */
export type Publisher = {
	start(): void;
	/** Waits a little for what is under way, and takes leave properly, so that the broker publishes no last will. */
	stop(): Promise<void>;
	connected(): boolean;
	/** Messages not acknowledged yet. */
	pending(): number;
	/** Does nothing while there is no connection: the next one begins with the truth of that time. */
	publish(message: OutMessage): void;
};

const RECONNECT_MS = 1_000;
/** So long what is under way is waited for; the embedded start gives this process three seconds. */
const LEAVE_WITHIN_MS = 2_000;

export function publisher(options: {
	readonly url: string;
	readonly username: string | null;
	readonly password: string | null;
	readonly trust: BrokerTrust;
	readonly clientId: string;
	readonly lastWill: OutMessage | null;
	readonly onConnect: () => void;
	/** Called for each refused message and each broken connection, with the reason. */
	readonly onProblem: (detail: string) => void;
}): Publisher {
	const { lastWill, onConnect, onProblem } = options;
	let pending = 0;
	const client = connect(options.url, {
		manualConnect: true,
		protocolVersion: 4,
		clientId: options.clientId,
		clean: true,
		...(options.username === null ? {} : { username: options.username }),
		...(options.password === null ? {} : { password: options.password }),
		...options.trust,
		...(lastWill === null
			? {}
			: { will: { ...lastWill, payload: Buffer.from(lastWill.payload), qos: 1 as const } }),
		keepalive: 15,
		reconnectPeriod: RECONNECT_MS,
		reconnectOnConnackError: true,
		resubscribe: false,
	});
	client.on('connect', onConnect);
	client.on('error', (error) => onProblem(error.message));
	// mqtt.js would send all of it again, one after the other's acknowledgement, before it says that it is connected:
	// behind a database that was away for a while that lasts for minutes, of nothing but old news.
	client.on('close', () => {
		for (const id of Object.keys(client.outgoing)) client.removeOutgoingMessage(Number(id));
	});
	return {
		start: () => {
			client.connect();
		},
		stop: async () => {
			await leave(client, { withinMs: LEAVE_WITHIN_MS, disconnect: {} });
		},
		connected: () => client.connected,
		pending: () => pending,
		publish({ topic, payload, retain }) {
			if (!client.connected) return;
			pending++;
			client.publish(topic, payload, { qos: 1, retain }, (error) => {
				pending--;
				if (error && client.connected) onProblem(`${topic}: ${error.message}`);
			});
		},
	};
}
