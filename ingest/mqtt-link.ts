import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Link } from './role.ts';

type Granted = readonly { readonly qos: number }[];
type Packet = { readonly cmd: string };

/** The parts of an MQTT client that a link uses. */
type Linked = {
	readonly connected: boolean;
	readonly stream: Pick<Duplex, 'once'>;
	subscribe(
		filters: string[],
		options: { qos: 1; rh: number; properties?: { subscriptionIdentifier: number } },
		callback: (error: Error | null, granted?: Granted) => void,
	): unknown;
	unsubscribe(filters: string[], callback: (error?: Error) => void): unknown;
	publish(topic: string, payload: Buffer, options: { qos: 0 }): unknown;
	sendPing(): void;
	on(event: 'packetreceive', heard: (packet: Packet) => void): unknown;
	off(event: 'packetreceive', heard: (packet: Packet) => void): unknown;
};

type Told = Pick<Link, 'sessionPresent' | 'version5' | 'divisible' | 'traffic'>;

/** To the connection that `client` has now; a later one is another link. */
export function linkTo(client: Linked, told: Told & { readonly isStopped: () => boolean }): Link {
	const { stream } = client;
	const { isStopped, ...known } = told;
	const isLive = () => !isStopped() && client.stream === stream && client.connected;
	return {
		...known,
		isLive,
		subscribe: (filters, { rh, identifier }) =>
			new Promise((resolve) => {
				const properties =
					identifier === undefined ? {} : { properties: { subscriptionIdentifier: identifier } };
				if (!isLive()) resolve(false);
				else
					client.subscribe([...filters], { qos: 1, rh, ...properties }, (error, granted) =>
						resolve(!error && granted?.every(({ qos }) => qos === 1) === true),
					);
			}),
		unsubscribe: (filters) =>
			new Promise((resolve) => {
				if (!isLive()) resolve(false);
				else client.unsubscribe([...filters], (error) => resolve(!error));
			}),
		publish(topic, payload) {
			if (isLive()) client.publish(topic, Buffer.from(payload), { qos: 0 });
		},
		async ping() {
			if (!isLive()) return false;
			const over = new AbortController();
			const answered = new Promise<void>((resolve) => {
				const hear = ({ cmd }: Packet) => cmd === 'pingresp' && resolve();
				client.on('packetreceive', hear);
				over.signal.addEventListener('abort', () => client.off('packetreceive', hear));
			});
			client.sendPing();
			await Promise.race([
				answered,
				once(stream as Duplex, 'close', { signal: over.signal }).catch(() => undefined),
			]);
			over.abort();
			return isLive();
		},
	};
}
