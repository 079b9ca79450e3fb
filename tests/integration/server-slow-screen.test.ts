import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { LiveChannel } from '#server/live/channel.ts';
import { aState } from '#server/live/examples.ts';
import { LiveState } from '#server/live/live-state.ts';
import { openIo } from '#server/live/open-io.ts';
import { BENCH_UNIT, benchCatalogue, benchDevices } from '#tests/bench/fanout-catalogue.ts';
import { TestScreen } from '#tests/support/live-server.ts';
import { until } from '#tests/support/until.ts';

const TOPIC = `devices/${BENCH_UNIT}`;
const SYSTEM = {
	deadLetters: { last24h: 0, since: null, latest: null },
	services: [],
	catalogueVersion: 1,
	scenesVersion: 1,
	sceneProblems: 0,
};
const devices = benchDevices(2_000);
const state = new LiveState();

let httpServer: Server;
let channel: LiveChannel;
let url: string;
let version = 1;

beforeAll(async () => {
	httpServer = createServer();
	url = await listen(httpServer, { host: '127.0.0.1', port: 0 });
	channel = new LiveChannel({
		io: openIo(httpServer),
		state,
		epoch: 'test',
		now: Date.now,
		elapsed: () => performance.now(),
		tickMs: 20,
	});
	channel.rebuild(benchCatalogue());
	state.apply({ observations: [], devices, statuses: [], states: [] }, Date.now());
	channel.start();
	channel.advance({ version, confirmedAt: Date.now(), system: SYSTEM });
});
afterAll(async () => {
	channel.stop();
	const closed = once(httpServer, 'close');
	httpServer.close();
	httpServer.closeAllConnections();
	await closed;
});

/** Every device reports: a delta of some 150 kB. */
function changeAll(): void {
	const now = Date.now();
	const states = devices.map(({ id }) =>
		aState({ deviceId: id, reason: `change ${version}`, since: now }),
	);
	version++;
	channel.touch(state.apply({ observations: [], devices: [], statuses: [], states }, now));
	channel.advance({ version, confirmedAt: now, system: SYSTEM });
}

/** The WebSocket under a screen's socket (the `ws` package): nothing is taken from the network while it is paused. */
function wireOf({ socket }: TestScreen): { pause(): void; resume(): void } {
	return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
}

test('a screen that does not keep up is given a snapshot, not a queue; others miss nothing', async () => {
	const [slow, quick] = [new TestScreen(url), new TestScreen(url)];
	for (const screen of [slow, quick]) {
		screen.watch(TOPIC);
		await screen.nth('snapshot', TOPIC, 1);
	}
	wireOf(slow).pause();
	await until('the slow screen is taken out', () => {
		changeAll();
		return channel.counters.dropped > 0;
	});
	// What comes now is not kept for it.
	const sent = quick.of('delta', TOPIC).length;
	await until('fifty more deltas for the other', () => {
		changeAll();
		return quick.of('delta', TOPIC).length > sent + 50;
	});
	expect(channel.counters.dropped).toBe(1);

	wireOf(slow).resume();
	const fresh = await slow.nth('snapshot', TOPIC, 2);
	const before = slow.of('delta', TOPIC).filter(({ seq }) => seq <= fresh.seq);
	expect(before.length).toBeLessThan(fresh.seq - 50);
	changeAll();
	const delta = await until('a delta after the snapshot', () =>
		slow.of('delta', TOPIC).find(({ seq }) => seq > fresh.seq),
	);
	expect(delta.seq).toBe(fresh.seq + 1);

	const numbers = quick.of('delta', TOPIC).map(({ seq }) => seq);
	expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
	for (const screen of [slow, quick]) screen.close();
});
