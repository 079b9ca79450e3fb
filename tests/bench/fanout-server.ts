/**
 * The server of the fan-out bench, in a process of its own so that its CPU time is its own: either the live channel as
 * the wall has it, or a bare socket.io that broadcasts what it is told, when it is told.
 */
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChangedDevice } from '#server/db/read-changes.ts';
import { listen } from '#server/http/listen.ts';
import { LiveChannel } from '#server/live/channel.ts';
import type { ScreenServer } from '#server/live/channel.ts';
import { LiveState } from '#server/live/live-state.ts';
import { openIo } from '#server/live/open-io.ts';
import { benchCatalogue, benchDevices } from './fanout-catalogue.ts';

/** What was broadcast, and when (ms after the start). */
export type Broadcast = { readonly atMs: number; readonly event: unknown[] };

export type ServerOrder = {
	readonly clients: number;
	readonly seconds: number;
	readonly changesPerS: number;
	readonly tickMs: number;
	/** Null: the live channel; else a bare socket.io with these broadcasts. */
	readonly replay: readonly Broadcast[] | null;
};

export type ServerReport =
	| { readonly kind: 'listening'; readonly url: string }
	| {
			readonly kind: 'ran';
			readonly cpuMs: number;
			readonly bytes: number;
			readonly broadcasts: readonly Broadcast[];
	  };

const STEP_MS = 10;
const ROOM = 'everybody';
const SYSTEM = {
	deadLetters: { last24h: 0, since: null, latest: null },
	services: [],
	catalogueVersion: 1,
	scenesVersion: 1,
	sceneProblems: 0,
};

function report(message: ServerReport): void {
	process.send?.(message);
}

const httpServer = createServer();
const io = openIo(httpServer);
const url = await listen(httpServer, { host: '127.0.0.1', port: 0 });
process.on('message', (order: ServerOrder) => void run(order));
process.on('disconnect', () => process.exit());
const live = process.argv[2] === 'live' ? openLive(io) : null;
if (!live) io.on('connection', (socket) => socket.on('watch', () => void socket.join(ROOM)));
report({ kind: 'listening', url });

async function run(order: ServerOrder): Promise<void> {
	while (!everybodyIsIn(order.clients)) await delay(STEP_MS);
	const broadcasts: Broadcast[] = [];
	const startedAt = performance.now();
	if (live) record(io, (event) => broadcasts.push({ atMs: performance.now() - startedAt, event }));
	const bytesBefore = bytesWritten(io);
	const cpuBefore = process.cpuUsage();
	if (live) await change(live, order, startedAt);
	else await replay(order.replay ?? [], startedAt);
	const remaining = order.seconds * 1_000 - (performance.now() - startedAt);
	await delay(Math.max(0, remaining));
	const cpu = process.cpuUsage(cpuBefore);
	const bytes = bytesWritten(io) - bytesBefore;
	report({ kind: 'ran', cpuMs: (cpu.user + cpu.system) / 1_000, bytes, broadcasts });
}

/** Snapshots have been sent and taken, so that none is counted. */
function everybodyIsIn(clients: number): boolean {
	const sockets = [...io.sockets.sockets.values()];
	const rooms = io.of('/').adapter.sids;
	const inside = sockets.filter(({ id, conn }) => {
		const { socket } = conn.request;
		return (rooms.get(id)?.size ?? 0) > 1 && socket.writableLength === 0;
	});
	return inside.length === clients;
}

function openLive(server: ScreenServer): {
	channel: LiveChannel;
	state: LiveState;
	devices: ChangedDevice[];
} {
	const state = new LiveState();
	const devices = benchDevices(500);
	const channel = new LiveChannel({
		io: server,
		state,
		epoch: 'bench',
		now: Date.now,
		elapsed: () => performance.now(),
		tickMs: Number(process.argv[3]),
	});
	channel.rebuild(benchCatalogue());
	state.apply({ observations: [], devices, statuses: [], states: [] }, Date.now());
	channel.start();
	channel.advance({ version: 1, confirmedAt: Date.now(), system: SYSTEM });
	return { channel, state, devices };
}

/** Commits of what is due every 10 ms, as ingest makes them under this load. */
async function change(
	{ channel, state, devices }: NonNullable<typeof live>,
	{ seconds, changesPerS }: ServerOrder,
	startedAt: number,
): Promise<void> {
	let made = 0;
	let version = 1;
	const committing = setInterval(() => {
		const due = Math.floor(((performance.now() - startedAt) * changesPerS) / 1_000);
		const now = Date.now();
		const statuses = [];
		for (; made < due; made++) {
			const { id } = devices[made % devices.length] ?? { id: 1 };
			statuses.push({ deviceId: id, seenAt: now, timeSource: 'device' as const });
		}
		version++;
		channel.touch(state.apply({ observations: [], devices: [], statuses, states: [] }, now));
		channel.advance({ version, confirmedAt: now, system: SYSTEM });
	}, STEP_MS);
	await delay(seconds * 1_000);
	clearInterval(committing);
}

async function replay(broadcasts: readonly Broadcast[], startedAt: number): Promise<void> {
	for (const { atMs, event } of broadcasts) {
		const waitMs = atMs - (performance.now() - startedAt);
		if (waitMs > 0) await delay(waitMs);
		const [name, message] = event as ['delta', never];
		io.to(ROOM).emit(name, message);
	}
}

function record(server: ScreenServer, heard: (event: unknown[]) => void): void {
	const { adapter } = server.of('/');
	const broadcast = adapter.broadcast.bind(adapter);
	adapter.broadcast = (packet: { data: unknown[] }, options) => {
		if (packet.data[0] === 'delta') heard(packet.data);
		broadcast(packet, options);
	};
}

function bytesWritten(server: ScreenServer): number {
	let total = 0;
	for (const { conn } of server.sockets.sockets.values()) total += conn.request.socket.bytesWritten;
	return total;
}
