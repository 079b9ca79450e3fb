/**
 * Publishes what devices of a family say, at QoS 1 as fast as the broker acknowledges it, straight over a socket.
 * Argument: port. Over IPC it is told what to publish.
 */
import { connect } from 'node:net';
import { generate, parser } from 'mqtt-packet';
import { sayOwn, STREAMS, type Said } from './family-streams.ts';

export type Order = {
	readonly stream: string;
	/** The same readings on the project's own topics. */
	readonly own: boolean;
	/** What is said before the measurement instead. */
	readonly setUp: boolean;
	readonly count: number;
};

const UNACKNOWLEDGED = 2_000;

const port = Number(process.argv[2]);
if (!port) throw new Error('usage: families-publisher.ts PORT');
const socket = connect(port, '127.0.0.1');
const incoming = parser();
/** One time for each message: each is a row of its own. An hour's worth of them, in the past. */
let at = Date.now() - 3_600_000;
/** Messages so far, by stream. */
const said = new Map<string, number>();
let sent = 0;
let acknowledged = 0;
let next: (() => Said | null) | null = null;

incoming.on('packet', (packet) => {
	if (packet.cmd === 'connack') process.send?.('connected');
	if (packet.cmd === 'puback') acknowledged++;
});
socket.on('data', (chunk) => {
	incoming.parse(chunk);
	fill();
});
process.on('message', (order: Order) => {
	const stream = STREAMS[order.stream];
	if (!stream) throw new Error(`No stream ${order.stream}`);
	const fixed = [...(stream.setUp ?? [])];
	let left = order.count;
	next = () => {
		if (order.setUp) return fixed.shift() ?? null;
		if (left-- <= 0) return null;
		at++;
		const key = `${order.stream} ${order.own}`;
		const n = said.get(key) ?? 0;
		said.set(key, n + 1);
		return order.own ? sayOwn(stream, n, at) : stream.say(n, at);
	};
	fill();
});
process.on('disconnect', () => process.exit(0));
const clientId = `flood-${process.pid}`;
socket.write(generate({ cmd: 'connect', protocolVersion: 4, clientId, clean: true, keepalive: 0 }));

function fill(): void {
	socket.cork();
	while (next !== null && sent - acknowledged < UNACKNOWLEDGED) {
		const message = next();
		if (message === null) next = null;
		else publish(message);
	}
	socket.uncork();
}

function publish({ topic, payload }: Said): void {
	const bytes = typeof payload === 'string' ? payload : Buffer.from(payload);
	const messageId = (sent % 65_535) + 1;
	const flags = { qos: 1, dup: false, retain: false } as const;
	socket.write(generate({ cmd: 'publish', ...flags, messageId, topic, payload: bytes }));
	sent++;
}
