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
const TOTAL = 12_000;

test.skipIf(!server)(
	'two processes on postgres share the load; when one is killed in the storm the other has it all, and each message is stored once',
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
		// By another address the database is the same, and so is the installation at the broker.
		const second = ingest({ ...env, DATABASE_URL: url.replace('127.0.0.1', 'localhost') });
		const [sentence] = await second.line(/Another ingest process of this installation.*/);
		expect(sentence).toContain(`ioc-wall ingest, process ${first.pid} on `);
		await second.line(SUBSCRIBED);
		const sessions = ({ output }: TestProcess) =>
			Array.from(output.matchAll(/"clientId":"(ioc-ingest-[\w-]+)"/g), ([, name]) => name);
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

		const publisher = new AcknowledgedStream({ url: broker.url, total: TOTAL });
		undo.push(() => publisher.stop());
		publisher.publishUpTo(TOTAL);
		await publisher.reaches(TOTAL / 2);
		await first.kill();
		await second.line(/taking over/);
		await publisher.reaches(TOTAL);
		const stored = async () => {
			const [row] = await database.query<{ rows: number; messages: number }>(
				'select count(*) as rows, count(distinct value) as messages from telemetry',
			);
			return row;
		};
		await until('all are stored', async () => (await stored())?.messages === TOTAL);
		expect(await stored()).toEqual({ rows: TOTAL, messages: TOTAL });
		await second.line(/a session is empty and ended/);
		expect(sessions(second)).toEqual([`${own}-2`, own]);

		// The first one comes back and helps. Cut off from their holds both leave; whoever is next, it is one in each place.
		first.start();
		await first.line(SUBSCRIBED);
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
