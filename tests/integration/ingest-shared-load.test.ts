/**
 * Several ingests at one mosquitto. They stand for processes, and are killed by cutting them off from broker and database;
 * real processes, which take longer to start: ingest-two-processes.test.ts.
 */
import { isDeepStrictEqual } from 'node:util';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startIngest, type Ingest } from '#ingest/start.ts';
import { sessionName } from '#ingest/source.ts';
import { AcknowledgedStream } from '#tests/support/acknowledged-stream.ts';
import { CuttableWay } from '#tests/support/cuttable.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { testSettings } from '#tests/support/live-server.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { quiet as log } from '#tests/support/quiet.ts';
import { SharedHolds } from '#tests/support/shared-holds.ts';
import { until } from '#tests/support/until.ts';

const GEOGRAPHY_DATE = '2024-11-30';
const TOTAL = 9_000;

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

type Worker = {
	readonly way: CuttableWay;
	readonly ingest: Ingest;
	stored(): number;
	/** As SIGKILL would. */
	kill(): void;
};

describe.each(databases)('on $kind', ({ open }) => {
	let db: TestDatabase;
	let broker: Mosquitto;
	let holds: SharedHolds;
	let device: MqttClient;

	beforeEach(async () => {
		db = await open();
		undo.push(() => db.remove());
		holds = new SharedHolds();
		broker = new Mosquitto({ config: ['autosave_on_changes false'] });
		await broker.start();
		undo.push(() => broker.stop());
		device = await connectAsync(broker.url);
		undo.push(() => device.endAsync(true));
	});

	async function worker({ cutOffMs = 12_000 } = {}): Promise<Worker> {
		const way = new CuttableWay(broker.port);
		const database = holds.member(db.database);
		const ingest = await startIngest({
			database,
			settings: testSettings({
				MQTT_URL: `mqtt://127.0.0.1:${await way.open()}`,
				IOC_DATA_DIR: db.dataDir,
			}),
			trust: {},
			geographyDate: GEOGRAPHY_DATE,
			cutOffMs,
			log,
			now: Date.now,
			random: Math.random,
		});
		const kill = () => {
			way.close();
			database.vanish();
		};
		undo.push(async () => {
			kill();
			await ingest.stop(0);
		});
		await until('it has its place', () => ingest.report().broker === 'ok');
		return { ingest, way, stored: () => ingest.report().stored, kill };
	}

	async function one<R>(sql: string): Promise<R | undefined> {
		return (await db.database.query(sql))[0] as R | undefined;
	}

	const messages = async () =>
		(await one<{ n: number }>('select count(distinct value) as n from telemetry'))?.n;

	test('the load is divided; a helper and then the first are killed in a storm, and each message is stored once', async () => {
		const described = { kind: 'camera', name: 'Camera', ts: 0 };
		const info = 'ioc/v1/faults/device/cam/info';
		await device.publishAsync(info, JSON.stringify(described), { qos: 1, retain: true });
		const first = await worker();
		const helper = await worker();
		const stream = new AcknowledgedStream({ url: broker.url, total: TOTAL });
		undo.push(() => stream.stop());

		stream.publishUpTo(2_000);
		await until('the helper has had its part', () => helper.stored() > 300);
		stream.publishUpTo(5_000);
		await stream.reaches(3_000);
		helper.kill();
		// Without a time of their own, they are read in their order by the first, whoever helps.
		for (let n = 1; n <= 300; n++) {
			const state = n % 2 === 0 ? 'online' : 'offline';
			const said = { state, reason: `n${n}` };
			const timed = { ts: Date.now() - 1_000 + n, ...said };
			const topic = (id: string) => `ioc/v1/faults/device/${id}/status`;
			void device.publishAsync(topic('cam'), JSON.stringify(said), { qos: 1 });
			// With one, they are read by whoever gets them.
			void device.publishAsync(topic('cam-2'), JSON.stringify(timed), { qos: 1 });
		}
		const heir = await worker();
		stream.publishUpTo(7_000);
		await until('the heir has had its part', () => heir.stored() > 300);
		stream.publishUpTo(TOTAL);
		await stream.reaches(8_000);
		first.kill();
		await stream.reaches(TOTAL);
		await until('all are stored', async () => (await messages()) === TOTAL);
		await until('what was left behind is ended', async () => {
			return (await one('select from ingest_session where number > 1')) === undefined;
		});
		const rows = await one(`
			select (select count(*) from telemetry) as telemetry, (select count(*) from device_status) as statuses,
				(select reason from latest_status join device on id = device_id where device = 'cam') as latest,
				(select reason from latest_status join device on id = device_id where device = 'cam-2') as timed, (select count(*) from dead_letter) as dead,
				(select name from device where device = 'cam') as name`);
		expect(rows).toEqual({
			telemetry: TOTAL,
			statuses: 600,
			latest: 'n300',
			timed: 'n300',
			dead: 0,
			name: 'Camera',
		});
		expect(first.stored()).toBeGreaterThan(500);
		const name = await sessionName(db.database, { dataDir: db.dataDir });
		await until('each says how it is', async () => {
			const states = await db.database.query<{ instance: string; state: string }>(
				'select instance, state from service',
			);
			const of = new Map(states.map(({ instance, state }) => [instance, state]));
			return of.get(name) === 'ok' && of.get(`${name}-2`) === 'stopped';
		});
	});

	test('whoever lives and is cut off from the broker alone leaves its session to one who is not', async () => {
		const soon = { cutOffMs: 500 };
		const first = await worker(soon);
		const [second, third] = await Promise.all([worker(soon), worker(soon)]);
		const stream = new AcknowledgedStream({ url: broker.url, total: 4_000 });
		undo.push(() => stream.stop());
		let told = 0;
		const tellState = (): void => {
			const said = JSON.stringify({ state: ++told % 2 ? 'offline' : 'online', reason: `n${told}` });
			void device.publishAsync('ioc/v1/faults/device/cam/status', said, { qos: 1 });
		};
		const allAreStored = (count: number) =>
			until('all are stored, each once and in their order', async () => {
				const rows = await one<object>(`
					select (select count(*) from telemetry) as rows, (select count(*) from device_status) as states,
						(select reason from latest_status join device on id = device_id where device = 'cam') as latest`);
				const stored = { rows: count, states: told, latest: `n${told}` };
				return (await messages()) === count && isDeepStrictEqual({ ...rows }, stored);
			});
		stream.publishUpTo(1_500);
		await until('each has its part', () => [second, third].every((one) => one.stored() > 100));
		second.way.block();
		for (let n = 0; n < 50; n++) tellState();
		stream.publishUpTo(2_000);
		await until('it has left', () => second.ingest.report().broker === 'standby');
		await allAreStored(2_000);
		first.way.block();
		for (let n = 0; n < 50; n++) tellState();
		stream.publishUpTo(3_000);
		await until('it has left', () => first.ingest.report().broker === 'standby');
		await allAreStored(3_000);
		for (const { way } of [first, second]) way.unblock();
		await until('both are back', () =>
			[first, second].every(({ ingest }) => ingest.report().broker === 'ok'),
		);
		const before = first.stored() + second.stored();
		for (let n = 0; n < 50; n++) tellState();
		stream.publishUpTo(4_000);
		await allAreStored(4_000);
		expect(first.stored() + second.stored() - before).toBeGreaterThan(100);
		expect(broker.log).not.toContain('already connected');
	});

	test('what comes after a restart of the broker, before anybody is back, is stored once; one that is stopped leaves nothing behind', async () => {
		const first = await worker();
		const helper = await worker();
		const stream = new AcknowledgedStream({ url: broker.url, total: 2_000 });
		undo.push(() => stream.stop());
		stream.publishUpTo(1_000);
		await stream.reaches(500);
		// Its shared subscriptions are forgotten until they are asked for again.
		for (const { way } of [first, helper]) way.block();
		await broker.kill('SIGTERM');
		await broker.start();
		await stream.reaches(1_000);
		for (const { way } of [first, helper]) way.unblock();
		await until('all are stored', async () => (await messages()) === 1_000);
		await until('both are back', () =>
			[first, helper].every(({ ingest }) => ingest.report().broker === 'ok'),
		);
		await helper.ingest.stop();
		expect(await one('select from ingest_session where number > 1')).toBeUndefined();
		const before = first.stored();
		stream.publishUpTo(2_000);
		await until('all are stored', async () => (await messages()) === 2_000);
		expect(first.stored() - before).toBeGreaterThanOrEqual(1_000);
		expect(await one('select count(*) as rows from telemetry')).toEqual({ rows: 2_000 });
	});
});
