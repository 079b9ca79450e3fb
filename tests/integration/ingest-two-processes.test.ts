import { afterEach, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { AcknowledgedStream } from '#tests/support/acknowledged-stream.ts';
import { databases, embedded } from '#tests/support/database.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { TestProcess } from '#tests/support/processes.ts';
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

const server = databases.find(({ kind }) => kind === 'postgres');
const TOTAL = 3_000;

test.skipIf(!server)(
	'of two processes on postgres one is at the broker, and the other takes over when it is killed',
	async () => {
		const db = await server?.open();
		if (!db?.url) throw new Error('no database');
		const { database, url, remove } = db;
		undo.push(remove);
		await installCatalogue(database);
		const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
		await broker.start();
		undo.push(() => broker.stop());
		const env = { DATABASE_URL: url, MQTT_URL: broker.url };
		const first = ingest(env);
		await first.line(SUBSCRIBED);
		// By another address the database is the same, and so is the session at the broker.
		const second = ingest({ ...env, DATABASE_URL: url.replace('127.0.0.1', 'localhost') });
		const [sentence] = await second.line(/Another ingest process of this installation.*/);
		expect(sentence).toContain(`ioc-wall ingest, process ${first.pid} on `);

		const state = async () => {
			const [row] = await database.query(`select state from service where name = 'ingest'`);
			return row?.['state'];
		};
		await until('the first one says that all is well', async () => (await state()) === 'ok');
		expect(await second.stop()).toBe(0);
		// Who stands by has nothing to say of ingest.
		expect(await state()).toBe('ok');
		second.start();
		await second.line(/Another ingest process of this installation/);

		const publisher = new AcknowledgedStream({ url: broker.url, total: TOTAL });
		undo.push(() => publisher.stop());
		publisher.publishUpTo(TOTAL);
		await publisher.reaches(TOTAL / 2);
		expect(second.output).not.toMatch(SUBSCRIBED);
		await first.kill();
		await second.line(SUBSCRIBED);
		const session = ({ output }: TestProcess) => output.match(/"clientId":"(ioc-ingest-\w+)"/)?.[1];
		expect(session(second)).toBe(session(first));
		await publisher.reaches(TOTAL);
		const stored = async () => {
			const [row] = await database.query<{ rows: number; messages: number }>(
				'select count(*) as rows, count(distinct value) as messages from telemetry',
			);
			return row;
		};
		await until('all are stored', async () => (await stored())?.messages === TOTAL);
		expect(await stored()).toEqual({ rows: TOTAL, messages: TOTAL });

		// The first one comes back and stands by. Cut off from its hold, the second leaves; whoever is next, it is one.
		first.start();
		await first.line(/Another ingest process of this installation/);
		await database.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and application_name like 'ioc-wall ingest%'`,
		);
		await second.line(/leaving the broker/);
		const subscriptions = () => (first.output + second.output).match(/broker: subscribed/g)?.length;
		await until('one of them is back', () => subscriptions() === 3);
		expect(broker.log).not.toContain('already connected');
		expect(await first.stop()).toBe(0);
		expect(await second.stop()).toBe(0);
		expect(await state()).toBe('stopped');
	},
);
