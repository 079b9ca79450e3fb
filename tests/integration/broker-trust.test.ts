/** What docs/broker-trust.md promises, with its own commands and files, against a real mosquitto. */
import { writeFile } from 'node:fs/promises';
import { connectAsync, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readBrokerTrust, type BrokerTrust } from '#ingest/broker-trust.ts';
import { presetNames } from '#ingest/centre-file/centre-file.ts';
import { FAMILIES } from '#ingest/decode/families.ts';
import { fieldExamples } from '#tests/support/field-messages.ts';
import { GatedWriter } from '#tests/support/gated-writer.ts';
import { CLIENT_ID, startIngestSource } from '#tests/support/ingest-source.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { trustedBroker, type TrustedBroker } from '#tests/support/trusted-broker.ts';
import { until } from '#tests/support/until.ts';

const OWN = 'bao-loc-cam-01';
const OTHER = 'bao-loc-cam-02';
const STOLEN = 'bao-loc-cam-99';
const INGEST = 'ioc-ingest';

let broker: TrustedBroker;
let stranger: TrustedBroker;
beforeAll(async () => {
	[broker, stranger] = await Promise.all([
		trustedBroker(),
		trustedBroker({ knownBy: 'mqtt.elsewhere.example' }),
	]);
	for (const name of [OWN, STOLEN]) await broker.make(name);
	await stranger.make(OWN);
});
afterAll(() => Promise.all([broker.stop(), stranger.stop()]));

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

async function trustOf(name: string, from = broker, ca = broker): Promise<BrokerTrust> {
	const files = { mqttCert: from.file(name, 'crt'), mqttKey: from.file(name, 'key') };
	const read = await readBrokerTrust({ ...files, mqttCa: ca.file('ca', 'crt') });
	if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
	return read.trust;
}

async function client(name: string, options: IClientOptions = {}): Promise<MqttClient> {
	const own = { ...(await trustOf(name)), protocolVersion: 5, ...options } as const;
	const connected = await connectAsync(name === INGEST ? broker.ingestUrl : broker.url, own);
	undo.push(() => connected.endAsync(true));
	return connected;
}

/** What the broker hands to ingest's name, below `ioc/v1` and by a shared subscription. */
async function heardByIngest(): Promise<string[]> {
	const heard: string[] = [];
	const reader = await client(INGEST);
	reader.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
	await reader.subscribeAsync('$share/ioc-ingest/ioc/v1/#', { qos: 1 });
	return heard;
}

/** By family or preset: who writes a topic of its, by the levels of that. */
const WRITERS: Readonly<Record<string, (levels: readonly string[]) => string | undefined>> = {
	frigate: () => 'bao-loc-frigate',
	axis: ([, serial]) => serial,
	onvif: ([device]) => device,
	'home-assistant': () => 'tram',
	sparkplug: ([, , , edge]) => edge,
	chirpstack: (levels) => (levels[1] === 'gateway' ? levels[2] : 'chirpstack'),
	'things-stack': () => 'things-stack',
	tasmota: ([, device]) => device,
	'shelly-gen2': ([device]) => device,
	zigbee2mqtt: () => 'bao-loc-zigbee2mqtt',
};

const statusOf = (id: string) => `ioc/v1/bao-loc/device/${id}/status`;

function ingestAt(url: string, trust: BrokerTrust) {
	const writer = new GatedWriter();
	writer.open();
	const ingest = startIngestSource({ url, trust, writer });
	undo.push(() => ingest.stop());
	return { ...ingest, writer };
}

test('a device publishes what is about itself, and ingest reads it with a certificate of its own', async () => {
	const { source, writer } = ingestAt(broker.ingestUrl, await trustOf(INGEST));
	await until('the session is there', () => source.state() === 'ok');
	const device = await client(OWN);
	const sent = await device.publishAsync(statusOf(OWN), '{"state":"online"}', { qos: 1 });
	expect((sent as IPublishPacket & { reasonCode?: number }).reasonCode ?? 0).toBe(0);
	await until('it is there', () => writer.batches.length > 0);
	expect(writer.batches[0]?.items[0]?.reading).toMatchObject({ device: OWN, state: 'online' });
});

test('with MQTT 5 what it says as another is refused; with 3.1.1 it is not delivered', async () => {
	const heard = await heardByIngest();
	const device = await client(OWN);
	const other = statusOf(OTHER);
	await expect(device.publishAsync(other, 'five', { qos: 1 })).rejects.toMatchObject({ code: 135 });
	await expect(
		device.publishAsync('ioc/v1/lam-dong/indicator/68/ho-so', 'five', { qos: 1 }),
	).rejects.toMatchObject({ code: 135 });
	await device.endAsync();
	const older = await client(OWN, { protocolVersion: 4 });
	await older.publishAsync(other, 'four', { qos: 1, retain: true });
	await older.publishAsync(statusOf(OWN), 'own', { qos: 1 });
	await until('its own is there', () => heard.length > 0);
	expect(heard).toEqual([`${statusOf(OWN)} own`]);
	const late = await client(INGEST);
	const retained: string[] = [];
	late.on('message', (topic) => retained.push(topic));
	await late.subscribeAsync(other, { qos: 1 });
	await older.publishAsync(statusOf(OWN), 'after', { qos: 1 });
	await until('what came after is there', () => heard.length === 2);
	expect(retained).toEqual([]);
});

test('whatever a family or preset hears its devices may write, and ingest read; a device of another name not', async () => {
	const examples = fieldExamples(Date.now());
	expect(examples.map(({ family }) => family).sort()).toEqual(
		[...FAMILIES, ...(await presetNames())].sort(),
	);
	const heard: string[] = [];
	const reader = await client(INGEST);
	reader.on('message', (topic) => heard.push(topic));
	const messages = examples.flatMap(({ family, messages }) =>
		messages.map((one) => ({ ...one, writer: WRITERS[family]?.(one.topic.split('/')) ?? '' })),
	);
	messages.push({ topic: 'muc-nuoc/suoi-1/do', payload: '1', writer: 'suoi-1' });
	await reader.subscribeAsync([statusOf(OWN), ...messages.map(({ topic }) => topic)], { qos: 1 });
	const stranger = await client(OWN);
	const devices = new Map<string, MqttClient>();
	await Promise.all(
		[...new Set(messages.map(({ writer }) => writer))].map(async (writer) => {
			await broker.make(writer);
			devices.set(writer, await client(writer));
		}),
	);
	for (const { topic } of messages) await stranger.publishAsync(topic, 'not its own');
	await stranger.publishAsync(statusOf(OWN), 'its own', { qos: 1 });
	for (const { topic, payload, writer } of messages) {
		await devices.get(writer)?.publishAsync(topic, Buffer.from(payload), { qos: 1 });
	}
	await until('all of it is there', () => heard.length > messages.length);
	expect(heard).toEqual([statusOf(OWN), ...messages.map(({ topic }) => topic)]);
});

test('nobody takes the session of another by its name, and ingest’s port opens to its certificate alone', async () => {
	const { source, writer } = ingestAt(broker.ingestUrl, await trustOf(INGEST));
	await until('the session is there', () => source.state() === 'ok');
	const named = { clientId: CLIENT_ID, clean: true };
	const device = await client(OWN, named);
	const byPassword = await connectAsync(broker.passwordUrl, {
		...{ ...named, ca: (await trustOf(OWN)).ca ?? '', protocolVersion: 5 as const },
		...{ username: 'bao-loc-gauge-01', password: 'a long password' },
	});
	undo.push(() => byPassword.endAsync(true));
	await device.publishAsync(statusOf(OWN), '{"state":"online"}', { qos: 1 });
	await until('it is there', () => writer.batches.length > 0);
	expect(source.state()).toBe('ok');
	const once = { reconnectPeriod: 0, ...(await trustOf(OWN)) };
	await expect(connectAsync(broker.ingestUrl, once)).rejects.toThrow();
});

test('neither a last will in the name of another is published, nor the word of a stolen device, nor does a device read', async () => {
	const heard = await heardByIngest();
	const will = { topic: statusOf(OTHER), payload: Buffer.from('dead'), qos: 1 as const };
	const dying = await connectAsync(broker.url, {
		...(await trustOf(OWN)),
		will,
		reconnectPeriod: 0,
	}).catch(() => null);
	dying?.stream.destroy();
	const stolen = await client(STOLEN);
	await expect(stolen.publishAsync(statusOf(STOLEN), 'x', { qos: 1 })).rejects.toMatchObject({
		code: 135,
	});
	const device = await client(OWN);
	const read: string[] = [];
	device.on('message', (topic) => read.push(topic));
	await device.subscribeAsync('ioc/v1/#', { qos: 1 });
	await device.publishAsync(statusOf(OWN), 'alive', { qos: 1 });
	await until('its own is there', () => heard.length > 0);
	expect(heard).toEqual([`${statusOf(OWN)} alive`]);
	expect(read).toEqual([]);
});

test('nobody comes in without a certificate, with one by another CA, or with a wrong password', async () => {
	const ca = (await trustOf(OWN)).ca ?? '';
	const once = { reconnectPeriod: 0, ca };
	const into = (url: string, options: IClientOptions) =>
		connectAsync(url, { ...once, ...options }).then((one) => one.endAsync(true));
	await expect(into(broker.url, {})).rejects.toThrow();
	await expect(into(broker.url, await trustOf(OWN, stranger))).rejects.toThrow();
	const username = 'bao-loc-gauge-01';
	await expect(into(broker.passwordUrl, {})).rejects.toThrow(/not authorized/i);
	await expect(into(broker.passwordUrl, { username, password: 'no' })).rejects.toThrow(
		/not authorized/i,
	);
	const device = await connectAsync(broker.passwordUrl, {
		...once,
		username,
		password: 'a long password',
		protocolVersion: 5,
	});
	undo.push(() => device.endAsync(true));
	await device.publishAsync(statusOf(username), '{}', { qos: 1 });
	await expect(device.publishAsync(statusOf(OWN), '{}', { qos: 1 })).rejects.toMatchObject({
		code: 135,
	});
});

test('ingest never speaks to a broker whose certificate is by another CA or for another host, says so, and tries again', async () => {
	const other = ingestAt(stranger.url, await trustOf(INGEST));
	await until('two attempts', () => other.said('by no CA that is trusted here').length > 1);
	const elsewhere = ingestAt(stranger.url, await trustOf(OWN, stranger, stranger));
	await until('two attempts', () => elsewhere.said('for another host').length > 1);
	const nobody = ingestAt(broker.url, { ca: (await trustOf(OWN)).ca ?? '' });
	await until('two attempts', () => nobody.said('does not accept our certificate').length > 1);
	expect([other, elsewhere, nobody].map(({ source }) => source.state())).not.toContain('ok');
});

test('files that cannot be right are told by the setting’s name', async () => {
	const [ca, cert, key] = [
		broker.file('ca', 'crt'),
		broker.file(OWN, 'crt'),
		broker.file(OWN, 'key'),
	];
	const noPem = broker.file('no', 'crt');
	await writeFile(noPem, 'not PEM');
	const wanted = async (mqttCa: string, mqttCert: string, mqttKey: string) => {
		const read = await readBrokerTrust({ mqttCa, mqttCert, mqttKey });
		return read.kind === 'refused'
			? read.problems.map(({ name, wanted }) => `${name}: ${wanted}`)
			: [];
	};
	expect(await wanted(ca, cert, key)).toEqual([]);
	expect(await wanted(noPem, cert, key)).toEqual([
		expect.stringMatching(/^MQTT_CA: a PEM file with the certificate of a CA/),
	]);
	expect(await wanted(ca, key, cert)).toEqual([
		expect.stringMatching(/^MQTT_CERT: a PEM file with the certificate of ingest/),
		expect.stringMatching(/^MQTT_KEY: a PEM file with a private key without a passphrase/),
	]);
	expect(await wanted(ca, cert, broker.file('ca', 'key'))).toEqual([
		`MQTT_KEY: the private key of the certificate ${cert}`,
	]);
	const missing = broker.file('missing', 'crt');
	const started = new TestProcess({
		main: 'ingest/main.ts',
		env: { MQTT_URL: broker.url, MQTT_CA: missing },
	});
	started.start();
	await started.gone();
	expect(await started.stop()).toBe(1);
	expect(started.output).toContain(
		`MQTT_CA=${missing}: wanted is a file that this user may read (ENOENT`,
	);
});
