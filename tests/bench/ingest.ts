/**
 * `npm run bench -- ingest [--messages 60000] [--rounds 3] [--own]`
 *
 * Durable messages a second through mosquitto and ingest, each part in its process, from the first publish to the last
 * commit; on the server of `DATABASE_URL` (in a scratch database), else on the embedded one. In the same rounds, on the
 * same broker and database, what bounds it: a bare mqtt.js subscriber, and a bare batched insert. Then, unless `--own`, each
 * payload family beside the project's own topics (`bench -- families`).
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openDatabase } from '#server/db/connect.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { child } from './child.ts';
import { run as families } from './families.ts';
import { bareInsert } from './ingest-insert.ts';
import { median } from './quantiles.ts';
import { scratchDatabase } from './scratch-database.ts';

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			messages: { type: 'string', default: '60000' },
			rounds: { type: 'string', default: '3' },
			own: { type: 'boolean', default: false },
		},
	});
	const messages = Number(values.messages);
	const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const server = process.env['DATABASE_URL'];
	const scratch = server ? await scratchDatabase(server) : null;
	const place = { url: scratch?.url ?? null, folder };
	const rounds: Round[] = [];
	try {
		for (let round = 0; round < Number(values.rounds); round++) {
			rounds.push(await measureRound({ ...place, folder: join(folder, String(round)) }, messages));
		}
	} finally {
		await scratch?.drop();
		await rm(folder, { recursive: true });
	}
	const ingest = median(rounds.map((round) => round.ingestPerS));
	const subscriber = median(rounds.map((round) => round.bareSubscriberPerS));
	const insert = median(rounds.map((round) => round.bareInsertPerS));
	return {
		database: scratch ? 'DATABASE_URL' : 'embedded',
		messages,
		rounds,
		median: { ingestPerS: ingest, bareSubscriberPerS: subscriber, bareInsertPerS: insert },
		ofTheSlower: Math.round((ingest / Math.min(subscriber, insert)) * 100) / 100,
		families: values.own ? null : await families(['--rounds', values.rounds]),
	};
}

/** Messages before the clock is started: JavaScript, WebAssembly and caches are as on any later hour of the day. */
const WARM_UP = 40_000;

/** Asked without a pause, the listener would spend a tenth of its time on answering. */
const ASK_AGAIN_MS = 10;

type Round = {
	readonly bareSubscriberPerS: number;
	readonly bareInsertPerS: number;
	readonly ingestPerS: number;
	readonly batches: number;
	readonly refused: unknown;
};
type Place = { readonly url: string | null; readonly folder: string };

async function measureRound(place: Place, messages: number): Promise<Round> {
	const subscriber = await throughBroker(messages, ({ port }) =>
		child('ingest-subscriber.ts', [String(port)], {}),
	);
	const database = await openDatabase({
		url: place.url,
		dataDir: place.folder,
		log: pino({ level: 'silent' }),
	});
	await bareInsert(database, WARM_UP);
	const insertPerS = await bareInsert(database, messages);
	await database.close();
	const ingest = await throughBroker(messages, ({ url }) =>
		child('../support/ingest-process.ts', [], {
			MQTT_URL: url,
			IOC_DATA_DIR: place.folder,
			IOC_CENTRE: 'lam-dong',
			LOG_LEVEL: 'warn',
			...(place.url === null ? {} : { DATABASE_URL: place.url }),
		}),
	);
	return {
		bareSubscriberPerS: Math.round(subscriber.perS),
		bareInsertPerS: Math.round(insertPerS),
		ingestPerS: Math.round(ingest.perS),
		batches: ingest.report.batches ?? 0,
		refused: ingest.report.refused,
	};
}

type Report = { readonly stored: number; readonly batches?: number; readonly refused?: unknown };

/** A publisher, a mosquitto and what listens to it; messages a second from the first publish to the last one stored. */
async function throughBroker(
	messages: number,
	listen: (broker: Mosquitto) => Promise<ChildProcess>,
): Promise<{ readonly perS: number; readonly report: Report }> {
	// Written to the disk at the end only: with each message it would be the disk that is measured.
	const broker = new Mosquitto({ config: ['autosave_on_changes false', 'autosave_interval 3600'] });
	await broker.start();
	const listener = await listen(broker);
	const port = String(broker.port);
	let published = 0;
	const publisher = await child('ingest-publisher.ts', [port], {});
	await publish(WARM_UP);
	const began = performance.now();
	const report = await publish(WARM_UP + messages);
	const seconds = (performance.now() - began) / 1000;
	publisher.disconnect();
	listener.kill('SIGTERM');
	await once(listener, 'exit');
	await broker.stop();
	return { perS: messages / seconds, report };

	async function publish(upTo: number): Promise<Report> {
		publisher.send(upTo - published);
		published = upTo;
		for (;;) {
			listener.send('report');
			const [report] = (await once(listener, 'message')) as [Report];
			if (report.stored >= upTo) return report;
			await delay(ASK_AGAIN_MS);
		}
	}
}
