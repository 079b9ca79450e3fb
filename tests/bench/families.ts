/**
 * `npm run bench -- families [--readings 20000] [--rounds 3] [--only NAME]`
 *
 * Durable readings a second of each payload family and of mappings, through mosquitto and one ingest that hears all of them,
 * beside the same readings told on the project's own topics in the same rounds; 500 devices each. On the server of
 * `DATABASE_URL` (in a scratch database), else on the embedded one.
 */
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { child } from './child.ts';
import type { Order } from './families-publisher.ts';
import { MAPPING, STREAMS } from './family-streams.ts';
import { median } from './quantiles.ts';
import { scratchDatabase } from './scratch-database.ts';

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			readings: { type: 'string', default: '20000' },
			rounds: { type: 'string', default: '3' },
			only: { type: 'string', multiple: true, default: Object.keys(STREAMS) },
		},
	});
	const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const server = process.env['DATABASE_URL'];
	const scratch = server ? await scratchDatabase(server) : null;
	try {
		return await measure({
			folder,
			url: scratch?.url ?? null,
			names: values.only,
			readings: Number(values.readings),
			rounds: Number(values.rounds),
		});
	} finally {
		await scratch?.drop();
		await rm(folder, { recursive: true });
	}
}

/** Readings of each kind before the clock is started. */
const WARM_UP = 10_000;
/** Asked without a pause, ingest would spend a tenth of its time on answering. */
const ASK_AGAIN_MS = 10;

type Options = {
	readonly folder: string;
	readonly url: string | null;
	readonly names: readonly string[];
	readonly readings: number;
	readonly rounds: number;
};

async function measure({ folder, url, names, readings, rounds }: Options): Promise<unknown> {
	const config = await centreFile(folder);
	// Written to the disk at the end only: with each message it would be the disk that is measured.
	const broker = new Mosquitto({ config: ['autosave_on_changes false', 'autosave_interval 3600'] });
	await broker.start();
	const ingest = await child('../support/ingest-process.ts', [], {
		...{ MQTT_URL: broker.url, IOC_DATA_DIR: folder, IOC_CONFIG: config },
		...{ IOC_CENTRE: 'lam-dong', LOG_LEVEL: 'warn' },
		...(url === null ? {} : { DATABASE_URL: url }),
	});
	const publisher = await child('families-publisher.ts', [String(broker.port)], {});
	const results: Record<string, unknown> = {};
	try {
		for (const name of names) {
			const stream = STREAMS[name];
			if (!stream) throw new Error(`No family ${name}: one of ${Object.keys(STREAMS).join(', ')}`);
			const order = { stream: name, own: false, setUp: false, count: 0 };
			await published({ ingest, publisher }, { ...order, setUp: true });
			const family: number[] = [];
			const own: number[] = [];
			for (let round = -1; round < rounds; round++) {
				const wanted = round < 0 ? WARM_UP : readings;
				const count = Math.ceil(wanted / stream.readings);
				const total = count * stream.readings;
				const ownS = await published({ ingest, publisher }, { ...order, own: true, count: total });
				const familyS = await published({ ingest, publisher }, { ...order, count });
				if (round < 0) continue;
				own.push(Math.round(total / ownS));
				family.push(Math.round(total / familyS));
			}
			const ratios = family.map((perS, round) => perS / (own[round] ?? NaN));
			const ratio = Math.round(median(ratios.map((one) => one * 100))) / 100;
			const each = { readings: stream.readings, values: stream.values };
			results[name] = { ...each, familyPerS: family, ownPerS: own, ratio };
		}
		const { refused } = await report(ingest);
		// What is refused is dealt with faster than what is stored.
		if (Object.keys(refused).length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
		return { database: url === null ? 'embedded' : 'DATABASE_URL', readings, results };
	} finally {
		publisher.disconnect();
		ingest.kill('SIGTERM');
		await once(ingest, 'exit');
		await broker.stop();
	}
}

async function centreFile(folder: string): Promise<string> {
	const sources = Object.values(STREAMS).flatMap((stream) => stream.sources);
	const listed = sources.map((source) => `  - { ${source}, site: bench }\n`).join('');
	const file = join(folder, 'centre.yaml');
	await writeFile(join(folder, 'muc-nuoc.yaml'), MAPPING);
	// The floods of a bench would not pass as devices.
	const limits = '{ messagesPerSecond: 100000, waitingDevices: 100000 }';
	await writeFile(file, `sources:\n${listed}limits: ${limits}\n`);
	return file;
}

type Report = {
	readonly received: number;
	readonly inFlight: number;
	readonly refused: Readonly<Record<string, number>>;
};

/** Seconds from the first message to the commit of the last. */
async function published(
	{ ingest, publisher }: { readonly ingest: ChildProcess; readonly publisher: ChildProcess },
	order: Order,
): Promise<number> {
	const { received } = await report(ingest);
	const count = order.setUp ? (STREAMS[order.stream]?.setUp?.length ?? 0) : order.count;
	if (count === 0) return 0;
	const began = performance.now();
	publisher.send(order);
	for (;;) {
		const now = await report(ingest);
		if (now.received >= received + count && now.inFlight === 0) break;
		await delay(ASK_AGAIN_MS);
	}
	return (performance.now() - began) / 1000;
}

async function report(ingest: ChildProcess): Promise<Report> {
	ingest.send('report');
	const [told] = (await once(ingest, 'message')) as [Report];
	return told;
}
