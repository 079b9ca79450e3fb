/**
 * The devices of the storm bench, in a process of their own: each sends one message in its turn, at QoS 1, straight over
 * sockets that many devices share, so that they cost the machine as little as may be. Argument: port.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { generate, parser } from 'mqtt-packet';

export type StormOrder = {
	/** `info` is retained and described once; `status` bears the time at which it was sent. */
	readonly kind: 'info' | 'status';
	/** Tells its state as the centre's own mapping has it, on no topic of the project's. */
	readonly mapped: boolean;
	readonly devices: number;
	readonly connections: number;
	readonly units: readonly string[];
	/** In which all of them send, evenly. */
	readonly seconds: number;
};

/** `ts`: by device, when it sent. */
export type StormReport = { readonly acknowledged: number; readonly ts: readonly number[] };

const SLICE_MS = 10;

const port = Number(process.argv[2]);
if (!port) throw new Error('usage: storm-publisher.ts PORT');
process.on('message', (order: StormOrder) => void storm(order));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

/** New connections each time, as after a restart of the broker. */
async function storm(order: StormOrder): Promise<void> {
	const { devices, seconds } = order;
	let acknowledged = 0;
	const all = Promise.withResolvers<undefined>();
	const sockets = await Promise.all(
		Array.from({ length: order.connections }, (_, n) =>
			open(n, () => ++acknowledged === devices && all.resolve(undefined)),
		),
	);
	const ts: number[] = [];
	const began = performance.now();
	while (ts.length < devices) {
		const due = Math.min(devices, ((performance.now() - began) / (seconds * 1000)) * devices);
		while (ts.length < due) {
			const device = ts.push(Date.now()) - 1;
			sockets[device % sockets.length]?.write(message(order, { device, ts: ts[device] ?? 0 }));
		}
		await delay(SLICE_MS);
	}
	await all.promise;
	for (const socket of sockets) socket.end(generate({ cmd: 'disconnect' }));
	process.send?.({ acknowledged, ts } satisfies StormReport);
}

async function open(n: number, onAcknowledged: () => void): Promise<Socket> {
	const socket = connect(port, '127.0.0.1');
	const incoming = parser();
	const connected = Promise.withResolvers<undefined>();
	incoming.on('packet', ({ cmd }) => {
		if (cmd === 'connack') connected.resolve(undefined);
		if (cmd === 'puback') onAcknowledged();
	});
	socket.on('data', (chunk) => incoming.parse(chunk));
	await once(socket, 'connect');
	const clientId = `storm-${process.pid}-${n}`;
	socket.write(
		generate({ cmd: 'connect', protocolVersion: 4, clientId, clean: true, keepalive: 0 }),
	);
	await connected.promise;
	return socket;
}

function message(
	{ kind, mapped, units }: StormOrder,
	{ device, ts }: { readonly device: number; readonly ts: number },
): Buffer {
	const described = {
		kind: device % 4 === 0 ? 'gauge' : 'camera',
		name: `Thiết bị đo ${device}`,
		unit: units[device % units.length],
		lat: 11.3 + (device % 140) * 0.005,
		lon: 107.5 + Math.floor(device / 140) * 0.005,
		heartbeatS: 30,
	};
	const id = `storm-${device}`;
	const own = { topic: `ioc/v1/storm/device/${id}/${kind}`, payload: { ts, state: 'online' } };
	const said = mapped ? { topic: `tu-bao/${id}`, payload: { luc: ts, dien: 1, pin: 87 } } : own;
	const { topic, payload } = kind === 'info' ? { ...own, payload: described } : said;
	return generate({
		cmd: 'publish',
		qos: 1,
		dup: false,
		retain: kind === 'info',
		messageId: (device % 65_535) + 1,
		topic,
		payload: JSON.stringify(payload),
	});
}
