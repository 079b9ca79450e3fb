import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import type { Queryable } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { AcknowledgedStream } from '#tests/support/acknowledged-stream.ts';
import { dataFolder } from '#tests/support/database.ts';
import { freePort } from '#tests/support/free-port.ts';
import { IngestChild } from '#tests/support/ingest-child.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { PostgresCluster, postgresFolder } from '#tests/support/postgres-cluster.ts';
import { startProcess, type TestProcess } from '#tests/support/processes.ts';
import { quiet } from '#tests/support/quiet.ts';
import { Rabbitmq, rabbitmqPath } from '#tests/support/rabbitmq.ts';
import { until } from '#tests/support/until.ts';

const TOTAL = 20_000;

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

async function removedLater(): Promise<string> {
	const folder = await dataFolder();
	undo.push(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

function stream(url: string): AcknowledgedStream {
	const made = new AcknowledgedStream({ url, total: TOTAL });
	undo.push(() => made.stop());
	return made;
}

function newMosquitto(): Mosquitto {
	// Writing thousands of waiting messages at every change would take it longer than a test may.
	const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
	undo.push(() => broker.stop());
	return broker;
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
	const dataDir = await removedLater();
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

test('ingest with its database, then mosquitto, killed in turn: what mosquitto acknowledged is stored once', async () => {
	const dataDir = await removedLater();
	const broker = newMosquitto();
	await broker.start();
	const ingest = new IngestChild({ MQTT_URL: broker.url, IOC_DATA_DIR: dataDir });
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

const rabbitmq = rabbitmqPath();
/** It takes 5 to 15 s to start, three times. */
const WITH_RABBITMQ_MS = 240_000;

function newRabbitmq(): Rabbitmq {
	const broker = new Rabbitmq(rabbitmq ?? '');
	undo.push(() => broker.stop());
	return broker;
}

/** In the middle of the stream and without a warning: it writes before it acknowledges. */
async function killTwice(broker: Rabbitmq, publisher: AcknowledgedStream): Promise<void> {
	for (const killedAt of [17_000, 18_500]) {
		await publisher.reaches(killedAt);
		await broker.kill();
		await broker.start();
	}
}

test.skipIf(rabbitmq === null)(
	'ingest with its database, then RabbitMQ, killed in turn: what RabbitMQ acknowledged is stored once',
	{ timeout: WITH_RABBITMQ_MS },
	async () => {
		const dataDir = await removedLater();
		const broker = newRabbitmq();
		await broker.start();
		const ingest = new IngestChild({ MQTT_URL: broker.url, IOC_DATA_DIR: dataDir });
		await ingest.start();
		undo.push(() => ingest.end('SIGKILL'));
		const publisher = stream(broker.url);
		publisher.publishUpTo(TOTAL);

		await publisher.reaches(4_000);
		await ingest.end('SIGKILL');
		await publisher.reaches(6_000);
		await ingest.start();
		await killTwice(broker, publisher);

		await publisher.reaches(TOTAL);
		await until('all have arrived', async () => (await ingest.rows()) === TOTAL, { everyMs: 200 });
		await ingest.end('SIGTERM');
		expect(await storedIn(dataDir)).toEqual({ rows: TOTAL, messages: TOTAL });
	},
);

const programs = process.env['TEST_DATABASE_URL'] ? postgresFolder() : null;

/** A session that the broker has kept has its subscription too. Without one a broker acknowledges what nobody will get. */
const SUBSCRIBED = /broker: subscribed|"sessionPresent":true/;

/**
 * Ingest, server and database as processes, killed in turn while 12,000 messages are published, 4,000 more being on their
 * way when it is the broker's turn. On a database server of its own: that of TEST_DATABASE_URL is others' too.
 */
async function processesKilled(
	broker: Mosquitto | Rabbitmq,
	killBroker: (publisher: AcknowledgedStream, ingest: TestProcess) => Promise<void>,
): Promise<void> {
	const cluster = new PostgresCluster(programs ?? '');
	await cluster.create();
	undo.push(() => cluster.remove());
	await cluster.start();
	await broker.start();
	const database = await openDatabase({ url: cluster.url, dataDir: '', log: quiet });
	undo.push(() => database.close());
	await migrate(database);
	await installCatalogue(database);
	const env = { DATABASE_URL: cluster.url, MQTT_URL: broker.url, PORT: '0', LOG_LEVEL: 'info' };
	const ingest = await startProcess({ main: 'ingest/main.ts', env, ready: SUBSCRIBED });
	undo.push(() => ingest.kill());
	const server = await startProcess({ main: 'server/main.ts', env, ready: /server: ready/ });
	undo.push(() => server.kill());
	const publisher = stream(broker.url);
	publisher.publishUpTo(16_000);

	await publisher.reaches(3_000);
	await ingest.kill();
	await publisher.reaches(5_000);
	ingest.start();
	await ingest.line(SUBSCRIBED);

	await publisher.reaches(6_000);
	await server.kill();
	server.start();
	await server.line(/server: ready/);

	await publisher.reaches(9_000);
	await cluster.kill();
	await publisher.reaches(12_000);
	await cluster.start();

	await killBroker(publisher, ingest);
	await publisher.reaches(TOTAL);
	await until('all have arrived', async () => (await stored(database)).messages === TOTAL);
	expect(await stored(database)).toEqual({ rows: TOTAL, messages: TOTAL });
	expect(await ingest.stop()).toBe(0);
	expect(await server.stop()).toBe(0);
}

test.skipIf(programs === null)(
	'ingest, server, database and mosquitto as processes, killed in turn: what was acknowledged is stored once',
	async () => {
		const broker = newMosquitto();
		await processesKilled(broker, async (publisher, ingest) => {
			// As above: while it is full, and after it has written what it acknowledged.
			await ingest.kill();
			await publisher.reaches(16_000);
			await broker.save();
			await broker.kill('SIGKILL');
			publisher.publishUpTo(TOTAL);
			await broker.start();
			ingest.start();
			await ingest.line(SUBSCRIBED);
		});
	},
);

test.skipIf(programs === null || rabbitmq === null)(
	'ingest, server, database and RabbitMQ as processes, killed in turn: what was acknowledged is stored once',
	{ timeout: WITH_RABBITMQ_MS },
	async () => {
		const broker = newRabbitmq();
		await processesKilled(broker, async (publisher) => {
			publisher.publishUpTo(TOTAL);
			await killTwice(broker, publisher);
		});
	},
);
