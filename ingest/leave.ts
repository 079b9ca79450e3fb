import { setTimeout as delay } from 'node:timers/promises';

/** The parts of an MQTT client that are used here. */
type Leaving = {
	readonly connected: boolean;
	readonly stream: { destroy(): unknown };
	endAsync(force: boolean, packet: LeaveOptions['disconnect']): Promise<void>;
};

export type LeaveOptions = {
	readonly withinMs: number;
	/** What is told to the broker with the leave. */
	readonly disconnect: { readonly properties?: { readonly sessionExpiryInterval: number } };
};

/** Ends a connection when what it has under way is answered; a broker that has fallen silent would never let it go. */
export async function leave(
	client: Leaving,
	{ withinMs, disconnect }: LeaveOptions,
): Promise<void> {
	const left = new AbortController();
	const silence = delay(withinMs, undefined, { signal: left.signal }).then(
		() => client.stream.destroy(),
		() => undefined,
	);
	await Promise.race([client.endAsync(!client.connected, disconnect), silence]);
	left.abort();
}
