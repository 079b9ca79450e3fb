import { connectAsync } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startIngest, type Ingest } from '#ingest/start.ts';
import { parseSettings } from '#lib/wire/settings.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readWrongClocks } from '#server/db/wrong-clocks.ts';
import { BreakableDatabase } from '#tests/support/breakable.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { quiet as log } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

const KNOWN = 'ioc/v1/bao-loc/indicator/673/ho-so-truc-tuyen';
/** By which 673 is Bảo Lộc. */
const GEOGRAPHY_DATE = '2024-11-30';

describe.each(databases)('mosquitto, ingest and the database ($kind)', ({ open }) => {
	// Nobody kills the broker here, so it need not write its queue at each message.
	const broker = new Mosquitto({ config: ['autosave_on_changes false'] });
	let opened: TestDatabase;
	let database: BreakableDatabase;
	let ingest: Ingest | null = null;

	beforeAll(async () => {
		await broker.start();
		opened = await open();
		database = new BreakableDatabase(opened.database);
		await installCatalogue(database);
	});
	afterEach(async () => {
		database.away = false;
		await ingest?.stop();
		ingest = null;
	});
	afterAll(async () => {
		await broker.stop();
		await opened.remove();
	});

	async function start(now: () => number = Date.now): Promise<Ingest> {
		const parsed = parseSettings({ MQTT_URL: broker.url, IOC_DATA_DIR: opened.dataDir });
		if (parsed.kind === 'refused') throw new Error('the settings of this test are wrong');
		const { settings } = parsed;
		const { random } = Math;
		const started = await startIngest({
			database,
			settings,
			trust: {},
			geographyDate: GEOGRAPHY_DATE,
			log,
			now,
			random,
		});
		ingest = started;
		await until('the session is there', () => started.report().broker === 'ok');
		return started;
	}

	async function publish(messages: readonly (readonly [string, string | Buffer])[]): Promise<void> {
		const client = await connectAsync(broker.url);
		await Promise.all(
			messages.map(([topic, payload]) => client.publishAsync(topic, payload, { qos: 1 })),
		);
		await client.endAsync();
	}

	/** Telemetry of one device, one row a value. */
	function readings(device: string, count: number): [string, string][] {
		const first = Date.now() - count;
		return Array.from({ length: count }, (_, n) => [
			`ioc/v1/bao-loc/device/${device}/telemetry`,
			JSON.stringify({ ts: first + n, values: { n } }),
		]);
	}

	async function stored(device: string): Promise<{ rows: number; different: number }> {
		const [row] = await database.query<{ rows: number; different: number }>(
			`select count(*) as rows, count(distinct value) as different
			from telemetry join device on device.id = device_id where device = $1`,
			[device],
		);
		return { rows: row?.rows ?? 0, different: row?.different ?? 0 };
	}

	async function deadLetters(topic: string) {
		return database.query<{ reason: string; payload_bytes: number; kept: number }>(
			`select reason, payload_bytes, length(payload) as kept from dead_letter
			where topic = $1 order by id`,
			[topic],
		);
	}

	test('each kind of message arrives where it belongs', async () => {
		const { report } = await start();
		const at = 'ioc/v1/bao-loc/device/cam-01';
		await publish([
			[`${at}/info`, '{"kind":"camera","name":"Camera ngã tư Trần Phú","unit":"673"}'],
			[`${at}/status`, '{"state":"online","fps":25}'],
			[`${at}/telemetry`, '{"values":{"pm25":31.2}}'],
			[KNOWN, '{"value":87.2,"source":"cong-dvc"}'],
		]);
		await until('all are stored', () => report().stored === 4);
		const [device] = await database.query(
			`select name, state from device join latest_status on device_id = id where device = 'cam-01'`,
		);
		expect(device).toEqual({ name: 'Camera ngã tư Trần Phú', state: 'online' });
		const [observation] = await database.query('select value from latest_observation');
		expect(observation).toEqual({ value: 87.2 });
	});

	test.each([
		['bad-topic', 'ioc/v1/bao-loc/device/cam-01', '{}'],
		['bad-utf8', 'ioc/v1/bao-loc/device/utf8/status', Buffer.from([0x7b, 0xff, 0x7d])],
		['bad-json', 'ioc/v1/bao-loc/device/json/status', 'online'],
		['bad-shape', 'ioc/v1/bao-loc/device/shape/status', '{"state":1}'],
		['bad-number', 'ioc/v1/bao-loc/device/number/telemetry', '{"values":{"pm25":NaN}}'],
		['bad-time', 'ioc/v1/bao-loc/device/time/status', '{"ts":"today","state":"online"}'],
		['future-time', 'ioc/v1/bao-loc/indicator/674/ho-so-truc-tuyen', '{"ts":4e12,"value":1}'],
		['too-large', 'ioc/v1/bao-loc/device/large/status', Buffer.alloc(200_000, 0x20)],
		['unknown-unit', 'ioc/v1/bao-loc/indicator/999/ho-so-truc-tuyen', '{"value":1}'],
		['unknown-indicator', 'ioc/v1/bao-loc/indicator/673/happiness', '{"value":1}'],
	] as const)(
		'%s is kept in the dead letters, acknowledged, and stops nothing',
		async (reason, topic, payload) => {
			const { report } = await start();
			await publish([[topic, payload], ...readings(`beside-${reason}`, 3)]);
			await until('the rest is stored', () => report().stored === 3);
			await until('it is refused', () => report().refused[reason] === 1);
			const [letter, ...more] = await deadLetters(topic);
			expect(letter).toEqual({
				reason,
				payload_bytes: payload.length,
				kept: Math.min(payload.length, 65_536),
			});
			expect(more).toEqual([]);
			expect(report().inFlight).toBe(0);
		},
	);

	test('another value for a time that has one is kept as a conflict', async () => {
		const { report } = await start();
		const ts = Date.now();
		await publish([[KNOWN, JSON.stringify({ ts, value: 1 })]]);
		await until('the first is stored', () => report().stored === 1);
		await publish([[KNOWN, JSON.stringify({ ts, value: 2 })]]);
		await until('the second is refused', () => report().refused['conflict'] === 1);
		expect(await deadLetters(KNOWN)).toMatchObject([{ reason: 'conflict' }]);
	});

	test('a message that comes twice changes nothing', async () => {
		const { report } = await start();
		const messages = readings('twice', 20);
		await publish(messages);
		await until('they are stored', () => report().stored === 20);
		await publish(messages);
		await until('they are known', () => report().unchanged === 20);
		expect(await stored('twice')).toEqual({ rows: 20, different: 20 });
	});

	test('what is published while ingest is away is stored when it is back', async () => {
		await (await start()).stop();
		await publish(readings('meanwhile', 2_000));
		const { report } = await start();
		await until('all are stored', () => report().stored === 2_000);
		expect(await stored('meanwhile')).toEqual({ rows: 2_000, different: 2_000 });
	});

	test('while the database is away nothing is lost', async () => {
		const { report } = await start();
		database.away = true;
		await publish(readings('patient', 500));
		await until('the loss is noticed', () => report().state === 'database-lost');
		await until('all have arrived', () => report().inFlight === 500);
		expect(report()).toMatchObject({ state: 'database-lost', stored: 0 });
		database.away = false;
		await until('all are stored', () => report().stored === 500);
		expect(report()).toMatchObject({ state: 'ok', inFlight: 0 });
		expect(await stored('patient')).toEqual({ rows: 500, different: 500 });
	});

	test('what is not stored when ingest stops, the database being away, comes again', async () => {
		const { report } = await start();
		database.away = true;
		await publish(readings('again', 100));
		await until('all have arrived', () => report().inFlight === 100);
		const stopped = ingest?.stop(0);
		ingest = null;
		await stopped;
		database.away = false;
		const later = await start();
		await until('all are stored', () => later.report().stored === 100);
		expect(await stored('again')).toEqual({ rows: 100, different: 100 });
	});

	test('a stop in the middle of a stream drains, and the next start goes on from there', async () => {
		await start();
		const published = publish(readings('stream', 3_000));
		await until('some are stored', () => (ingest?.report().stored ?? 0) > 0);
		await ingest?.stop();
		expect(ingest?.report().inFlight).toBe(0);
		await published;
		await start();
		await until('all are stored', async () => (await stored('stream')).rows === 3_000);
		expect(await stored('stream')).toEqual({ rows: 3_000, different: 3_000 });
	});

	test('the broker’s last will of a device is stored', async () => {
		const { report } = await start();
		const topic = 'ioc/v1/bao-loc/device/willing/status';
		const payload = Buffer.from('{"state":"offline"}');
		const device = await connectAsync(broker.url, {
			reconnectPeriod: 0,
			will: { topic, payload, qos: 1, retain: true },
		});
		device.stream.destroy();
		await until('the will is stored', () => report().stored === 1);
		const [status] = await database.query(
			`select state from latest_status join device on id = device_id where device = 'willing'`,
		);
		expect(status).toEqual({ state: 'offline' });
	});

	test('a retained topic that is emptied changes nothing and is no fault', async () => {
		const { report } = await start();
		const topic = 'ioc/v1/bao-loc/device/gone/status';
		const client = await connectAsync(broker.url);
		await client.publishAsync(topic, '{"state":"online"}', { qos: 1, retain: true });
		await until('the status is stored', () => report().stored === 1);
		await client.publishAsync(topic, '', { qos: 1, retain: true });
		await client.endAsync();
		await until('the emptying is counted', () => report().unchanged === 1);
		expect(report()).toMatchObject({ received: 2, refused: {}, inFlight: 0 });
		expect(await deadLetters(topic)).toEqual([]);
		const [status] = await database.query(
			`select state from latest_status join device on id = device_id where device = 'gone'`,
		);
		expect(status).toEqual({ state: 'online' });
	});

	test('a device that tells local time as if it were UTC is there when it speaks, and gone by its last will', async () => {
		const behindMs = 7 * 3_600_000;
		let receivedAt = Date.now();
		const { report } = await start(() => receivedAt);
		const topic = 'ioc/v1/bao-loc/device/slow/status';
		const says = (payload: object) => publish([[topic, JSON.stringify(payload)]]);
		const standing = async () => {
			const [row] = await database.query(
				`select state, extract(epoch from seen_at)::float8 * 1000 as "seenAt"
				from latest_status join device on id = device_id where device = 'slow'`,
			);
			return row;
		};
		for (let messages = 1; messages <= 4; messages++) {
			receivedAt += 30_000;
			await says({ ts: receivedAt - behindMs, state: 'online' });
			await until('it is stored', () => report().stored === messages);
		}
		expect(await standing()).toEqual({ state: 'online', seenAt: receivedAt });
		receivedAt += 1_000;
		await says({ state: 'offline' });
		await until('the will is stored', () => report().stored === 5);
		expect(await standing()).toEqual({ state: 'offline', seenAt: receivedAt });
		receivedAt += 1_000;
		await says({ ts: receivedAt - behindMs, state: 'online' });
		await until('it is stored', () => report().stored === 6);
		expect(await standing()).toEqual({ state: 'online', seenAt: receivedAt });
		const told = { device: 'slow', aheadS: -behindMs / 1_000, receivedAt };
		expect(await readWrongClocks(database, null)).toMatchObject([told]);
	});

	async function service() {
		const [row] = await database.query<{ state: string; connectedAt: number | null }>(
			`select state, extract(epoch from connected_at)::float8 * 1000 as "connectedAt"
			from service where name = 'ingest'`,
		);
		return row ?? { state: 'nothing', connectedAt: null };
	}

	test('ingest says in the database that it has stopped, and that it is there again', async () => {
		await (await start()).stop();
		expect((await service()).state).toBe('stopped');
		await start();
		await until('it says how it is', async () => (await service()).state !== 'stopped');
	});

	test('ingest says in the database that it lives, that its broker is lost, and since when it is connected', async () => {
		await start();
		await until('it says that all is well', async () => (await service()).state === 'ok');
		const { connectedAt } = await service();
		expect(connectedAt).not.toBeNull();
		await broker.kill('SIGTERM');
		await until('it says what it lacks', async () => (await service()).state === 'broker-lost');
		expect((await service()).connectedAt).toBeNull();
		await broker.start();
		await until('it is connected anew', async () => {
			return ((await service()).connectedAt ?? 0) > (connectedAt ?? Infinity);
		});
	});
});
