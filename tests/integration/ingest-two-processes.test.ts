import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { holdOn } from '#server/db/hold.ts';
import { AcknowledgedStream } from '#tests/support/acknowledged-stream.ts';
import { databases, embedded, type TestDatabaseKind } from '#tests/support/database.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { openShared } from '#tests/support/shared-database.ts';
import { until } from '#tests/support/until.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

function ingest(env: Readonly<Record<string, string>>): TestProcess {
	const started = new TestProcess({ main: 'ingest/main.ts', env: { LOG_LEVEL: 'info', ...env } });
	undo.push(() => started.kill());
	started.start();
	return started;
}

const SUBSCRIBED = /broker: subscribed/;

test('on the embedded database a second process ends with one line on what to do', async () => {
	const { dataDir, remove } = await embedded.open();
	undo.push(remove);
	const second = ingest({ IOC_DATA_DIR: dataDir, IOC_MQTT_PORT: '0' });
	await second.gone();
	expect(await second.stop()).toBe(1);
	expect(second.output).toMatch(
		/^The embedded database in \S+ is in use by another process\. Stop that one, or [^\n]+\n$/,
	);
});

test('on an embedded database that processes share, what one died in is rolled back, and what it held is free', async () => {
	const { database, url, remove } = await openShared();
	undo.push(remove);
	const connectionString = url ?? '';
	const dying = new Client({ connectionString });
	dying.on('error', () => undefined);
	await dying.connect();
	await dying.query('begin');
	await dying.query('insert into ingest_session (number) values (7)');
	const waiting = database.query('select number from ingest_session');
	const name = 'ioc-wall ingest 7';
	const held = await holdOn({ connectionString }, name);
	expect(await holdOn({ connectionString }, name)).toEqual({
		kind: 'taken',
		by: expect.stringMatching(`^${name}, process ${process.pid} on `) as string,
	});
	dying.connection.stream.destroy();
	expect(await waiting).toEqual([]);
	if (held.kind === 'held') await held.release();
	await until('it is free', async () => {
		const next = await holdOn({ connectionString }, name);
		if (next.kind === 'held') await next.release();
		return next.kind === 'held';
	});
});

/** Two at one mosquitto, each with its place. */
async function twoProcesses({ open }: TestDatabaseKind) {
	const db = await open();
	undo.push(() => db.remove());
	const { database, url } = db;
	if (url === null) throw new Error('no address of the database');
	await installCatalogue(database);
	const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
	await broker.start();
	undo.push(() => broker.stop());
	const env = { DATABASE_URL: url, MQTT_URL: broker.url };
	const first = ingest(env);
	await first.line(SUBSCRIBED);
	// By another address the database is the same, and so is the installation at the broker.
	const second = ingest({ ...env, DATABASE_URL: url.replace('127.0.0.1', 'localhost') });
	const [sentence] = await second.line(/Another ingest process of this installation.*/);
	expect(sentence).toContain(`ioc-wall ingest, process ${first.pid} on `);
	await second.line(SUBSCRIBED);
	const [own = ''] = sessions(first);
	expect(sessions(second)).toEqual([`${own}-2`]);
	const states = async () => {
		const rows = await database.query<{ instance: string; state: string }>(
			`select instance, state from service where name = 'ingest' order by instance`,
		);
		return rows.map(({ instance, state }) => `${instance.replace(own, '')} ${state}`);
	};
	await until(
		'both say that all is well',
		async () => (await states()).join() === ' ok,-2 helping',
	);
	return { database, broker, first, second, own, states };
}

/** By which it was at the broker, in order. */
function sessions({ output }: TestProcess): (string | undefined)[] {
	return Array.from(output.matchAll(/"clientId":"(ioc-ingest-[\w-]+)"/g), ([, name]) => name);
}

const server = databases.find(({ kind }) => kind === 'postgres');
const TOTAL = 6_000;

describe.each([{ kind: 'embedded' as const, open: openShared }, ...(server ? [server] : [])])(
	'on $kind',
	(database) => {
		test('two processes share the load; when one is killed in the storm the other has it all, and each message is stored once', async () => {
			const { database: db, broker, first, second, own } = await twoProcesses(database);
			const publisher = new AcknowledgedStream({ url: broker.url, total: TOTAL });
			undo.push(() => publisher.stop());
			publisher.publishUpTo(TOTAL);
			await publisher.reaches(TOTAL / 2);
			await first.kill();
			await second.line(/taking over/);
			await publisher.reaches(TOTAL);
			const stored = async () => {
				const [row] = await db.query<{ rows: number; messages: number }>(
					'select count(*) as rows, count(distinct value) as messages from telemetry',
				);
				return row;
			};
			await until('all are stored', async () => (await stored())?.messages === TOTAL);
			expect(await stored()).toEqual({ rows: TOTAL, messages: TOTAL });
			await second.line(/a session is empty and ended/);
			expect(sessions(second)).toEqual([`${own}-2`, own]);
		});
	},
);

test.skipIf(!server)(
	'cut off from what they hold on postgres both leave the broker; whoever is next, it is one in each place',
	async () => {
		if (!server) throw new Error('no server');
		const { database, broker, first, second, states } = await twoProcesses(server);
		await database.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and application_name like 'ioc-wall ingest%'`,
		);
		await second.line(/leaving the broker/);
		await first.line(/leaving the broker/);
		const left = ({ output }: TestProcess) => output.lastIndexOf('leaving the broker');
		await until('both are back', () =>
			[first, second].every((one) => SUBSCRIBED.test(one.output.slice(left(one)))),
		);
		expect(broker.log).not.toContain('already connected');
		expect(await first.stop()).toBe(0);
		expect(await second.stop()).toBe(0);
		expect(new Set((await states()).map((said) => said.split(' ')[1]))).toEqual(
			new Set(['stopped']),
		);
		expect(await database.query('select number from ingest_session where number > 1')).toEqual([]);
	},
);
