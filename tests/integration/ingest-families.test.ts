import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readCentreFile, type CentreConfig } from '#ingest/centre-file/centre-file.ts';
import { startIngest, type Ingest } from '#ingest/start.ts';
import { parsePayload } from '#ingest/decode/sparkplug/payload.ts';
import { payloadOf } from '#ingest/decode/sparkplug/examples.ts';
import { parseSettings } from '#lib/wire/settings.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { embedded, type TestDatabase } from '#tests/support/database.ts';
import { fieldExamples, type FieldMessage } from '#tests/support/field-messages.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { quiet as log } from '#tests/support/quiet.ts';
import { forgetReadings } from '#tests/support/stored-batches.ts';
import { until } from '#tests/support/until.ts';

/** By which 673 is Bảo Lộc. */
const GEOGRAPHY_DATE = '2024-11-30';

const MAPPING = `
name: muc-nuoc
rules:
  - topic: muc-nuoc/{device}/loop
    values: { x: '($f := function() { $f() }; $f())' }
  - topic: muc-nuoc/{device}/throws
    values: { x: '$error("no")' }
  - topic: muc-nuoc/{device}
    values: { waterLevelM: m }
`;

let folder: string;
let opened: TestDatabase;
let centre: CentreConfig;
let ingest: Ingest | null = null;
const clients: MqttClient[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-families-'));
	const sources = [...fieldExamples(0).map(({ source }) => source), 'mapping: muc-nuoc.yaml'];
	await writeFile(join(folder, 'muc-nuoc.yaml'), MAPPING);
	const file = join(folder, 'centre.yaml');
	const listed = sources.map((source) => `  - { ${source}, site: bao-loc }`).join('\n');
	const limits = 'limits: { messagesPerSecond: 1 }';
	const admit = 'admit:\n  - { family: frigate, unit: "673" }';
	await writeFile(file, `sources:\n${listed}\n${admit}\n${limits}\n`);
	const read = await readCentreFile(file);
	if (read.kind === 'bad-file') throw new Error(JSON.stringify(read.problems));
	centre = read;
	opened = await embedded.open();
	await installCatalogue(opened.database);
});
afterEach(async () => {
	for (const client of clients.splice(0)) await client.endAsync(true);
	await ingest?.stop();
	ingest = null;
});
afterAll(async () => {
	await opened.remove();
	await rm(folder, { recursive: true });
});

async function start(environment: Readonly<Record<string, string>>): Promise<Ingest> {
	const parsed = parseSettings({ IOC_DATA_DIR: opened.dataDir, ...environment });
	if (parsed.kind === 'refused') throw new Error('the settings of this test are wrong');
	const started = await startIngest({
		...{ database: opened.database, settings: parsed.settings, trust: {}, centre },
		...{ geographyDate: GEOGRAPHY_DATE, log, now: Date.now, random: Math.random },
	});
	ingest = started;
	await until('the session is there', () => started.report().broker === 'ok');
	return started;
}

async function client(url: string): Promise<MqttClient> {
	const made = await connectAsync(url, { protocolVersion: 4 });
	clients.push(made);
	return made;
}

async function publish(by: MqttClient, messages: readonly FieldMessage[]): Promise<void> {
	for (const { topic, payload, retain = false } of messages) {
		const bytes = typeof payload === 'string' ? payload : Buffer.from(payload);
		await by.publishAsync(topic, bytes, { qos: 1, retain });
	}
}

/** What is known of each device: family, state and figures. */
async function devices() {
	const rows = await opened.database.query<{
		device: string;
		family: string;
		state: string | null;
		figures: Record<string, number> | null;
	}>(`
		select d.device, d.family, nullif(s.state, 'unknown') as state, (
			select json_object_agg(m.code, t.value)
			from latest_telemetry t join metric m on m.id = t.metric_id where t.device_id = d.id
		) as figures
		from device d left join latest_status s on s.device_id = d.id where d.site = 'bao-loc'`);
	return new Map(rows.map(({ device, ...known }) => [device, known]));
}

async function expectExamples(now: number): Promise<void> {
	const found = await devices();
	for (const { family, known } of fieldExamples(now)) {
		for (const [device, { state, figures }] of Object.entries(known)) {
			const row = found.get(device);
			const wanted = { device, family, state, figures };
			const missing = Object.keys(figures).length === 0;
			expect({ device, ...row, figures: missing ? {} : row?.figures }).toMatchObject(wanted);
		}
	}
}

async function reasons(topic: string): Promise<readonly string[]> {
	const letters = await opened.database.query<{ letter: string }>(
		`select reason || ': ' || detail as letter from dead_letter where topic = $1 order by id`,
		[topic],
	);
	return letters.map(({ letter }) => letter);
}

describe('over mosquitto', () => {
	const broker = new Mosquitto({
		config: ['autosave_on_changes false', 'log_type subscribe', 'log_dest stderr'],
	});
	beforeAll(() => broker.start());
	afterAll(() => broker.stop());
	/** How often the broker was asked for a topic. */
	const asked = (topic: string) => broker.log.split(` ${topic}`).length - 1;

	test('what each family and preset says arrives as the right device, state and figures', async () => {
		const now = Date.now();
		const field = await client(broker.url);
		const examples = fieldExamples(now);
		const retained = examples.flatMap(({ messages }) => messages.filter(({ retain }) => retain));
		await publish(field, retained);
		await start({ MQTT_URL: broker.url });
		await until('the config’s topics are heard', () => asked('tram/con') > 0);
		for (const { messages } of examples) await publish(field, messages);
		await until('the last is known', async () => (await devices()).get('kho')?.figures);
		await expectExamples(now);
		const [admitted] = await opened.database.query(
			`select count(*) filter (where registered) as taken, count(*) as devices from device`,
		);
		expect(admitted).toEqual({ taken: 3, devices: 16 });

		// Another process knows nothing of what was told to this one: retained configs come once more, behind what waited.
		await ingest?.stop();
		await publish(field, [{ topic: 'tram/so-lieu', payload: '{"pm25":40}' }]);
		await start({ MQTT_URL: broker.url });
		const figures = async () => (await devices()).get('ha:tram')?.figures;
		await until('the new value is known', async () => (await figures())?.['pm25'] === 40);
	});

	test('an edge node that is not known is asked for its births, and a gap is told', async () => {
		const edge = await client(broker.url);
		const commands: Uint8Array[] = [];
		edge.on('message', (_topic, payload) => commands.push(payload));
		await edge.subscribeAsync('spBv1.0/g/NCMD/e', { qos: 1 });
		await start({ MQTT_URL: broker.url });
		const tell = (type: string, seq: number) =>
			publish(edge, [
				{ topic: `spBv1.0/g/${type}/e`, payload: payloadOf([], { seq, at: Date.now() }) },
			]);
		await tell('NDATA', 7);
		await until('it is asked', () => commands.length > 0);
		expect(parsePayload(commands[0] ?? new Uint8Array())).toMatchObject({
			metrics: [{ name: 'Node Control/Rebirth', booleanValue: true }],
		});
		await tell('NBIRTH', 0);
		await tell('NDATA', 3);
		const told = () => reasons('spBv1.0/g/NDATA/e');
		await until('the gap is told', async () => (await told()).length > 0);
		expect(await told()).toEqual(['gap: seq: 1 is wanted, got 3; the births are asked for']);
		expect((await devices()).get('sparkplug:g:e')?.state).toBe('online');
	});

	test('what cannot be taken is told with a clear reason, and the rest goes on', async () => {
		const started = await start({ MQTT_URL: broker.url });
		const field = await client(broker.url);
		const config = 'homeassistant/sensor/d/t/config';
		const of = (ids: string, topic = 'd/t') =>
			JSON.stringify({
				state_topic: topic,
				unique_id: 't',
				device: { identifiers: [ids], name: 'D' },
			});
		const bad: readonly (readonly [topic: string, payload: string | Uint8Array, said: RegExp])[] = [
			['ioc/v1/bao-loc/device/a/b/status', '{"state":"online"}', /^bad-topic: six levels/],
			[`ioc/v1/bao-loc/device/${'x'.repeat(300)}/status`, '{}', /^bad-topic: level 5, the device/],
			['ioc/v1/bao-loc/device/ x /status', '{}', /^bad-topic: level 5, the device/],
			['frigate/stats', '{"cameras":', /^bad-json/],
			['axis/A/event/connection', '{"connected":"yes"}', /^bad-shape: connected/],
			['cong/onvif-ej/VideoSource/SignalLoss/&1', '{}', /^bad-shape/],
			['homeassistant/sensor/a/t/config', of('a/b'), /^bad-shape: device: 1 to 128 printable/],
			['homeassistant/sensor/b/t/config', of('a\u0001'), /^bad-shape: device: 1 to 128 printable/],
			['homeassistant/sensor/c/t/config', of('x'.repeat(300)), /^bad-shape: device/],
			['spBv1.0/g/NBIRTH/e', Buffer.from('{"seq":0}'), /^bad-payload: a payload of Sparkplug B/],
			['spBv1.0/g/DBIRTH/e', '', /^bad-topic: DBIRTH: 5 levels/],
			['application/1/device/xyz/event/up', '{}', /^bad-topic: an identifier of 16 hex/],
			['v3/app1/devices/dev1/up', '{}', /^bad-shape: end_device_ids/],
			['muc-nuoc/suoi/loop', '{}', /^bad-mapping: muc-nuoc, line 4, values.x: Evaluation timeout/],
			['muc-nuoc/suoi/throws', '{}', /^bad-mapping: muc-nuoc, line 6, values.x: no/],
		];
		await publish(
			field,
			bad.map(([topic, payload]) => ({ topic, payload })),
		);
		await publish(field, [{ topic: 'muc-nuoc/suoi', payload: '{"m":1.4}' }]);
		await until('the rest is known', async () => (await devices()).get('suoi')?.figures);
		for (const [topic, , said] of bad)
			expect([topic, ...(await reasons(topic))]).toEqual([topic, expect.stringMatching(said)]);

		// A config that changes its mind: its new topic counts, the old one no more.
		await publish(field, [{ topic: config, payload: of('d') }]);
		await until('the first topic is heard', () => asked('d/t') > 0);
		await publish(field, [
			{ topic: config, payload: of('d', 'd/new') },
			{ topic: config, payload: '{}' },
		]);
		await until('the new topic is heard', () => asked('d/new') > 0);
		await publish(field, [
			{ topic: 'd/t', payload: '1' },
			{ topic: 'd/new', payload: '2' },
		]);
		await until('its value is known', async () => (await devices()).get('ha:d')?.figures);
		expect((await devices()).get('ha:d')?.figures).toEqual({ t: 2 });
		expect(await reasons(config)).toEqual([expect.stringMatching(/^bad-shape: state_topic/)]);
		expect(started.report()).toMatchObject({ inFlight: 0, state: 'ok' });
	});

	test('a device that says too much is limited, and one whose clock is years off is believed but for its time', async () => {
		const started = await start({ MQTT_URL: broker.url });
		const field = await client(broker.url);
		const loud = 'ioc/v1/bao-loc/device/loud/telemetry';
		const messages = Array.from({ length: 200 }, (_, n) => ({
			topic: loud,
			payload: `{"values":{"n":${n}}}`,
		}));
		await publish(field, messages);
		const past = 'ioc/v1/bao-loc/device/past/status';
		await publish(field, [
			{ topic: past, payload: '{"ts":"2019-01-01T00:00:00Z","state":"online"}' },
		]);
		await until('the last is known', async () => (await devices()).get('past')?.state);
		const over = started.report().refused['too-many'] ?? 0;
		expect(over).toBeGreaterThan(100);
		await started.stop();
		ingest = null;
		expect(await reasons(loud)).toEqual([
			`too-many: device bao-loc/loud: at most 1 messages a second are taken, averaged over a minute; ${over} more are not`,
		]);
		const [{ stored } = { stored: 0 }] = await opened.database.query<{ stored: number }>(
			`select count(*) as stored from telemetry t join device d on d.id = t.device_id where d.device = 'loud'`,
		);
		expect(stored).toBe(200 - over);
		const { state, figures } = (await devices()).get('past') ?? {};
		expect(state).toBe('online');
		expect(figures?.['clockOffsetS']).toBeLessThan(-7 * 365 * 86_400);
	});
});

test('with the embedded broker each family and preset is heard too, and an edge node asked', async () => {
	await forgetReadings(opened.database);
	expect((await devices()).size).toBe(0);
	const { port } = await start({ IOC_MQTT_PORT: '0' });
	const now = Date.now();
	const field = await client(`mqtt://127.0.0.1:${port}`);
	const asked = new Promise<string>((resolve) => field.once('message', resolve));
	await field.subscribeAsync('spBv1.0/+/NCMD/+');
	for (const { messages } of fieldExamples(now)) await publish(field, messages);
	await expectExamples(now);
	await publish(field, [{ topic: 'spBv1.0/g/NDATA/e', payload: payloadOf([], { seq: 7 }) }]);
	expect(await asked).toBe('spBv1.0/g/NCMD/e');
});
