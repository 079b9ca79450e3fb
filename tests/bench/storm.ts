/**
 * `npm run bench -- storm [--devices 20000] [--within 10] [--workers 2] [--connections 500] [--kill N] [--mapped]`
 *
 * Through a mosquitto: all devices are described for the first time, then send a round at one message each 30 s, then the
 * broker is restarted and all of them send within 10 s. A screen that watches the province notes when it is told of each;
 * afterwards the rows are counted against what mosquitto had acknowledged. On the server of `DATABASE_URL` (a scratch
 * database) `--workers` ingest processes and a server; else everything in one process on the embedded database. `--kill`
 * ends the Nth of the ingest processes by SIGKILL in the middle of that morning. With `--mapped` the states are told as a mapping of
 * the centre's own has it, which is never divided.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { devicesTopic } from '#lib/wire/topic.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { quantiles } from './quantiles.ts';
import type { StormOrder, StormReport } from './storm-publisher.ts';
import { StormScreen } from './storm-screen.ts';
import { startStack } from './storm-stack.ts';

const UNITS = ['672', '673', '674', '675', '676', '677', '678', '679', '680', '681', '682', '683'];
const PROVINCE = '68';
const EVERY_S = 30;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			devices: { type: 'string', default: '20000' },
			within: { type: 'string', default: '10' },
			workers: { type: 'string', default: '2' },
			connections: { type: 'string', default: '500' },
			kill: { type: 'string' },
			mapped: { type: 'boolean', default: false },
		},
	});
	const within = Number(values.within);
	const { mapped } = values;
	const order = {
		devices: Number(values.devices),
		connections: Number(values.connections),
		units: UNITS,
		mapped,
	};
	// Written to the disk at the end only: with each message it would be the disk that is measured.
	const broker = new Mosquitto({ config: ['autosave_on_changes false', 'autosave_interval 3600'] });
	await broker.start();
	const publisher = fork(join(import.meta.dirname, 'storm-publisher.ts'), [String(broker.port)]);
	await once(publisher, 'message');
	const stack = await startStack({
		mqttUrl: broker.url,
		workers: Number(values.workers),
		mapped,
	});
	const screen = new StormScreen(stack.url, devicesTopic(PROVINCE));

	async function round(what: Pick<StormOrder, 'kind' | 'seconds'>) {
		const before = await stack.usage();
		const began = performance.now();
		const elapsedS = () => Math.round((performance.now() - began) / 100) / 10;
		publisher.send({ ...order, ...what } satisfies StormOrder);
		const [{ acknowledged, ts }] = (await once(publisher, 'message')) as [StormReport];
		const acknowledgedAfterS = elapsedS();
		const tookMs = what.kind === 'info' ? [] : await screen.shows(ts);
		if (what.kind === 'info') await screen.knows(order.devices);
		const after = await stack.usage();
		return {
			acknowledged,
			sentInS: what.seconds,
			acknowledgedAfterS,
			allOnTheScreenAfterS: elapsedS(),
			publishToScreenMs: quantiles(tookMs),
			cpuS: Object.fromEntries(
				Object.entries(after).map(([name, { cpuS }]) => [
					name,
					Math.round((cpuS - (before[name]?.cpuS ?? 0)) * 10) / 10,
				]),
			),
		};
	}

	try {
		const firstSight = await round({ kind: 'info', seconds: within });
		const day = await round({ kind: 'status', seconds: EVERY_S });
		await broker.kill('SIGTERM');
		await broker.start();
		const killed = values.kill === undefined ? null : delay((within * 1_000) / 2);
		const [morning] = await Promise.all([
			round({ kind: 'status', seconds: within }),
			killed?.then(() => stack.kill(Number(values.kill))),
		]);
		const usage = await stack.usage();
		const sent = day.acknowledged + morning.acknowledged;
		const stored = await stack.stopAndCount(sent);
		const { database, workers } = stack;
		const { devices, connections } = order;
		const memoryMb = Object.fromEntries(
			Object.entries(usage).map(([name, { memoryMb }]) => [name, memoryMb]),
		);
		const messages = { sent, stored, lost: sent - stored };
		return {
			database,
			workers,
			killed: values.kill ?? null,
			mapped,
			devices,
			connections,
			messages,
			firstSight,
			day,
			morning,
			memoryMb,
		};
	} finally {
		screen.close();
		publisher.disconnect();
		await stack.stop();
		await broker.stop();
	}
}
