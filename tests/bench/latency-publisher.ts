/** The devices of the latency bench, in a process of their own so that they do not slow what they measure. */
import mqtt from 'mqtt';

export type LoadOrder =
	| { readonly kind: 'describe'; readonly devices: number; readonly units: readonly string[] }
	| {
			readonly kind: 'publish';
			readonly devices: number;
			readonly rate: number;
			readonly seconds: number;
	  };

/** `sent`: per message its device's number and its `ts`, flat: [device, ts, device, ts, …]. */
export type LoadReport =
	| { readonly kind: 'described' }
	| { readonly kind: 'published'; readonly sent: readonly number[]; readonly lateMsMax: number };

const SITE = 'bench';
const SLICE_MS = 10;
const CONNECTIONS = 10;

const url = process.argv[2];
if (url === undefined) throw new Error('usage: latency-publisher.ts mqtt://host:port');
const clients = await Promise.all(
	Array.from({ length: CONNECTIONS }, (_, i) =>
		mqtt.connectAsync(url, { clientId: `bench-${process.pid}-${i}`, protocolVersion: 4 }),
	),
);

/** `ts` of a device only grows, so that "at least as new" is one comparison. */
const lastTs = new Map<number, number>();

function clientOf(device: number): mqtt.MqttClient {
	const client = clients[device % clients.length];
	if (client === undefined) throw new Error('no client');
	return client;
}

async function describe(order: LoadOrder & { kind: 'describe' }): Promise<void> {
	await Promise.all(
		Array.from({ length: order.devices }, (_, device) =>
			clientOf(device).publishAsync(
				`ioc/v1/${SITE}/device/bench-${device}/info`,
				JSON.stringify({
					kind: device % 4 === 0 ? 'gauge' : 'camera',
					name: `Thiết bị đo ${device}`,
					unit: order.units[device % order.units.length],
					lat: 11.3 + (device % 25) * 0.03,
					lon: 107.5 + Math.floor(device / 25) * 0.04,
					heartbeatS: 30,
				}),
				{ qos: 1 },
			),
		),
	);
}

/** One in five messages is a status, one status in ten changes the state; the rest is telemetry. */
function messageOf(device: number, count: number, ts: number): { topic: string; payload: string } {
	const base = `ioc/v1/${SITE}/device/bench-${device}`;
	if (count % 5 !== 0) {
		const values = { fps: 20 + (count % 10), bitrateKbps: 3000 + (count % 700) };
		return { topic: `${base}/telemetry`, payload: JSON.stringify({ ts, values }) };
	}
	const degraded = (device + Math.floor(count / 50)) % 20 === 0;
	const status = degraded ? { ts, state: 'degraded', reason: 'no-video' } : { ts, state: 'online' };
	return { topic: `${base}/status`, payload: JSON.stringify(status) };
}

async function publish(order: LoadOrder & { kind: 'publish' }): Promise<LoadReport> {
	const sent: number[] = [];
	const acknowledged: Promise<unknown>[] = [];
	const total = order.rate * order.seconds;
	const start = performance.now();
	let lateMsMax = 0;
	await new Promise<void>((resolve) => {
		const slice = (): void => {
			const elapsed = performance.now() - start;
			lateMsMax = Math.max(lateMsMax, elapsed - (sent.length / 2 / order.rate) * 1000);
			const due = Math.min(total, Math.floor((elapsed / 1000) * order.rate));
			for (let i = sent.length / 2; i < due; i++) {
				const device = i % order.devices;
				const ts = Math.max(Date.now(), (lastTs.get(device) ?? 0) + 1);
				lastTs.set(device, ts);
				const { topic, payload } = messageOf(device, Math.floor(i / order.devices), ts);
				acknowledged.push(clientOf(device).publishAsync(topic, payload, { qos: 1 }));
				sent.push(device, ts);
			}
			if (sent.length / 2 < total) return;
			clearInterval(timer);
			resolve();
		};
		const timer = setInterval(slice, SLICE_MS);
	});
	await Promise.all(acknowledged);
	return { kind: 'published', sent, lateMsMax: Math.round(lateMsMax) };
}

process.on('message', (order: LoadOrder) => {
	const done =
		order.kind === 'describe'
			? describe(order).then((): LoadReport => ({ kind: 'described' }))
			: publish(order);
	void done.then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit(0));
