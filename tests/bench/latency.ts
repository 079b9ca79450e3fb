/**
 * `npm run bench -- latency [--rates 100,1000,3000] [--seconds 20] [--devices 500]`
 *
 * Publish → DOM: field devices publish at QoS 1, the open overview draws them. A message counts as shown when its
 * device's element carries a `data-seen` at least as new; both clocks are this machine's. Afterwards the rows in the
 * database are counted against what was published. `DATABASE_URL` and `MQTT_URL` choose other than the embedded parts.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openDatabase } from '#server/db/connect.ts';
import { startProcess } from '#tests/support/processes.ts';
import type { LoadOrder, LoadReport } from './latency-publisher.ts';
import { openWall, type OpenWall, type Shown } from './latency-wall.ts';
import { quantiles } from './quantiles.ts';

const UNITS = ['672', '673', '674', '675', '676', '677', '678', '679', '680', '681', '682', '683'];
const READY = /^ready (http:\S+) (mqtt:\S+)$/m;
const WARM_UP_S = 5;

type Published = LoadReport & { kind: 'published' };

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			rates: { type: 'string', default: '100,1000,3000' },
			seconds: { type: 'string', default: '20' },
			devices: { type: 'string', default: '500' },
		},
	});
	const devices = Number(values.devices);
	const seconds = Number(values.seconds);
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const env = {
		PORT: '0',
		IOC_MQTT_PORT: '0',
		IOC_DATA_DIR: dataDir,
		IOC_DEMO: 'off',
		IOC_CENTRE: 'lam-dong',
		LOG_LEVEL: 'warn',
		...chosen('DATABASE_URL'),
		...chosen('MQTT_URL'),
	};
	const stack = await startProcess({ main: 'server/embedded/main.ts', env, ready: READY });
	const [, wallUrl = '', mqttUrl = ''] = await stack.line(READY);
	const publisher = fork(fileURLToPath(new URL('./latency-publisher.ts', import.meta.url)), [
		mqttUrl,
	]);
	let wall: OpenWall | null = null;
	let sent = 0;
	const rates: unknown[] = [];
	try {
		await order(publisher, { kind: 'describe', devices, units: UNITS });
		wall = await openWall(`${wallUrl}/wall/overview`);
		await wall.waitForDevices(devices);
		const warmUp = { kind: 'publish', devices, rate: 500, seconds: WARM_UP_S } as const;
		const warm = publishedBy(await order(publisher, warmUp));
		sent += warm.sent.length / 2;
		await wall.waitUntilShown(warm.sent);
		for (const rate of values.rates.split(',').map(Number)) {
			await wall.takeShown();
			await wall.takeWork();
			const published = publishedBy(
				await order(publisher, { kind: 'publish', devices, rate, seconds }),
			);
			sent += published.sent.length / 2;
			const work = await wall.takeWork();
			await wall.waitUntilShown(published.sent);
			const ms = latencies(published.sent, await wall.takeShown());
			rates.push({
				messagesPerSecond: rate,
				publishToDomMs: quantiles(ms),
				neverShown: published.sent.length / 2 - ms.length,
				pageMsPerSecond: {
					script: Math.round(work.scriptMs / seconds),
					styleAndLayout: Math.round(work.layoutMs / seconds),
					allTasks: Math.round(work.taskMs / seconds),
				},
				publisherLateMsMax: published.lateMsMax,
			});
		}
	} finally {
		await wall?.close();
		publisher.disconnect();
		await once(publisher, 'exit');
		await stack.stop();
	}
	const stored = await storedMessages(dataDir);
	await rm(dataDir, { recursive: true });
	return {
		bench: 'latency',
		cores: availableParallelism(),
		database: process.env['DATABASE_URL'] === undefined ? 'embedded' : 'native',
		broker: process.env['MQTT_URL'] === undefined ? 'embedded' : 'given',
		devices,
		messages: { acknowledged: sent, stored },
		rates,
	};
}

function chosen(name: string): Record<string, string> {
	const value = process.env[name];
	return value === undefined ? {} : { [name]: value };
}

async function order(publisher: ChildProcess, what: LoadOrder): Promise<LoadReport> {
	publisher.send(what);
	const [report] = (await once(publisher, 'message')) as [LoadReport];
	return report;
}

function publishedBy(report: LoadReport): Published {
	if (report.kind !== 'published') throw new Error(`expected a report, got ${report.kind}`);
	return report;
}

/** Per message the ms from its `ts` to the first time that its device's element was at least as new. */
function latencies(sent: readonly number[], shown: Shown): number[] {
	const byDevice = new Map<number, { seen: number; at: number }[]>();
	for (let i = 0; i < shown.length; i += 3) {
		const [device = 0, seen = 0, at = 0] = shown.slice(i, i + 3);
		const list = byDevice.get(device) ?? [];
		if (list.length === 0) byDevice.set(device, list);
		list.push({ seen, at });
	}
	const found: number[] = [];
	const next = new Map<number, number>();
	for (let i = 0; i < sent.length; i += 2) {
		const [device = 0, ts = 0] = sent.slice(i, i + 2);
		const list = byDevice.get(device) ?? [];
		let at = next.get(device) ?? 0;
		while (at < list.length && (list[at]?.seen ?? 0) < ts) at++;
		next.set(device, at);
		const hit = list[at];
		if (hit) found.push(hit.at - ts);
	}
	return found;
}

/** Each message of the bench's devices left one row of status, or one of the metric `fps`. */
async function storedMessages(dataDir: string): Promise<number> {
	const database = await openDatabase({
		url: process.env['DATABASE_URL'] ?? null,
		dataDir,
		log: pino({ level: 'warn' }),
	});
	try {
		const [row] = await database.query<{ stored: number }>(`
			select (select count(*) from device_status join device on device.id = device_id where site = 'bench')
				+ (select count(*) from telemetry
					join device on device.id = device_id
					join metric on metric.id = metric_id
					where site = 'bench' and metric.code = 'fps') as stored`);
		return row?.stored ?? 0;
	} finally {
		await database.close();
	}
}
