import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import type { Queryable } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { AcknowledgedStream } from '#tests/support/acknowledged-stream.ts';
import { freePort } from '#tests/support/free-port.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { PostgresCluster, postgresFolder } from '#tests/support/postgres-cluster.ts';
import { startProcess } from '#tests/support/processes.ts';
import { quiet } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

const TOTAL = 20_000;

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

async function dataFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-faults-'));
	undo.push(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

function stream(url: string): AcknowledgedStream {
	const made = new AcknowledgedStream({ url, total: TOTAL });
	undo.push(() => made.stop());
	return made;
}

/** Rows, and how many different messages they are of. */
async function stored(database: Queryable): Promise<{ rows: number; messages: number }> {
	const [row] = await database.query<{ rows: number; messages: number }>(
		'select count(*) as rows, count(distinct value) as messages from telemetry',
	);
	return { rows: row?.rows ?? 0, messages: row?.messages ?? 0 };
}

async function storedIn(dataDir: string): Promise<{ rows: number; messages: number }> {
	const database = await openDatabase({ url: null, dataDir, log: quiet });
	try {
		return await stored(database);
	} finally {
		await database.close();
	}
}

test('everything in one process, killed again and again: what its broker acknowledged is stored once', async () => {
	const dataDir = await dataFolder();
	const mqttPort = await freePort();
	const env = {
		PORT: '0',
		IOC_MQTT_PORT: String(mqttPort),
		IOC_DATA_DIR: dataDir,
		LOG_LEVEL: 'warn',
	};
	const start = () => startProcess({ main: 'server/embedded/main.ts', env, ready: /^ready .*$/m });
	let running = await start();
	undo.push(() => running.kill());
	const publisher = stream(`mqtt://127.0.0.1:${mqttPort}`);
	publisher.publishUpTo(TOTAL);
	for (const killedAt of [3_000, 8_000, 13_000]) {
		await publisher.reaches(killedAt);
		await running.kill();
		running = await start();
	}
	await publisher.reaches(TOTAL);
	expect(await running.stop()).toBe(0);
	expect(await storedIn(dataDir)).toEqual({ rows: TOTAL, messages: TOTAL });
});

/** Ingest with the embedded database, in one process of its own. */
class IngestProcess {
	readonly #env: Readonly<Record<string, string>>;
	#child: ChildProcess | null = null;

	constructor(env: Readonly<Record<string, string>>) {
		this.#env = env;
	}

	async start(): Promise<void> {
		const { PATH = '' } = process.env;
		const child = fork('tests/support/ingest-process.ts', {
			env: { PATH, IOC_CENTRE: 'lam-dong', LOG_LEVEL: 'warn', ...this.#env },
			execArgv: [],
		});
		this.#child = child;
		await once(child, 'message');
	}

	async rows(): Promise<number> {
		if (!this.#child) throw new Error('it is not running');
		this.#child.send('rows');
		const [rows] = (await once(this.#child, 'message')) as [number];
		return rows;
	}

	async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}
}

test('ingest with its database, then mosquitto, killed in turn: what mosquitto acknowledged is stored once', async () => {
	const dataDir = await dataFolder();
	// Writing thousands of waiting messages at every change would take it longer than this test may.
	const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
	await broker.start();
	undo.push(() => broker.stop());
	const ingest = new IngestProcess({ MQTT_URL: broker.url, IOC_DATA_DIR: dataDir });
	await ingest.start();
	undo.push(() => ingest.end('SIGKILL'));
	const publisher = stream(broker.url);
	publisher.publishUpTo(12_000);

	// Ingest and database, in the middle of the stream; mosquitto keeps what comes meanwhile.
	await publisher.reaches(4_000);
	await ingest.end('SIGKILL');
	await publisher.reaches(6_000);
	await ingest.start();
	await publisher.reaches(9_000);
	await ingest.end('SIGKILL');

	// The broker, full of what nobody has fetched yet. It acknowledges before it writes: `save` closes that gap.
	await publisher.reaches(12_000);
	await broker.save();
	await broker.kill('SIGKILL');
	publisher.publishUpTo(TOTAL);
	await broker.start();
	await publisher.reaches(14_000);
	await ingest.start();

	await publisher.reaches(TOTAL);
	await until('all have arrived', async () => (await ingest.rows()) === TOTAL, { everyMs: 200 });
	await ingest.end('SIGTERM');
	expect(await storedIn(dataDir)).toEqual({ rows: TOTAL, messages: TOTAL });
});

const programs = process.env['TEST_DATABASE_URL'] ? postgresFolder() : null;

// On a server of its own: that of TEST_DATABASE_URL is others' too, and must not be killed.
test.skipIf(programs === null)(
	'ingest, server, database and mosquitto as processes, killed in turn: what was acknowledged is stored once',
	async () => {
		const cluster = new PostgresCluster(programs ?? '');
		await cluster.create();
		undo.push(() => cluster.remove());
		await cluster.start();
		const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
		await broker.start();
		undo.push(() => broker.stop());
		const database = await openDatabase({ url: cluster.url, dataDir: '', log: quiet });
		undo.push(() => database.close());
		await migrate(database);
		await installCatalogue(database);
		const env = { DATABASE_URL: cluster.url, MQTT_URL: broker.url, PORT: '0', LOG_LEVEL: 'info' };
		// Without a subscription a broker acknowledges what nobody will get.
		const ingest = () => startProcess({ main: 'ingest/main.ts', env, ready: /broker: subscribed/ });
		const server = () => startProcess({ main: 'server/main.ts', env, ready: /server: ready/ });
		let ingesting = await ingest();
		undo.push(() => ingesting.kill());
		let serving = await server();
		undo.push(() => serving.kill());
		const publisher = stream(broker.url);
		publisher.publishUpTo(16_000);

		await publisher.reaches(3_000);
		await ingesting.kill();
		await publisher.reaches(5_000);
		ingesting = await ingest();

		await publisher.reaches(6_000);
		await serving.kill();
		serving = await server();

		await publisher.reaches(9_000);
		await cluster.kill();
		await publisher.reaches(12_000);
		await cluster.start();

		// As above: the broker while it is full, and after it has written what it acknowledged.
		await ingesting.kill();
		await publisher.reaches(16_000);
		await broker.save();
		await broker.kill('SIGKILL');
		publisher.publishUpTo(TOTAL);
		await broker.start();
		ingesting = await ingest();

		await publisher.reaches(TOTAL);
		await until('all have arrived', async () => (await stored(database)).messages === TOTAL);
		expect(await stored(database)).toEqual({ rows: TOTAL, messages: TOTAL });
		expect(await ingesting.stop()).toBe(0);
		expect(await serving.stop()).toBe(0);
	},
);
