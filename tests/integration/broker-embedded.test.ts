import { createServer } from 'node:net';
import { once } from 'node:events';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embeddedBroker, type EmbeddedBroker } from '#ingest/broker/embedded.ts';
import { hearing } from '#ingest/hearing.ts';
import { ingestPipeline, type Pipeline } from '#ingest/pipeline.ts';
import { GatedWriter } from '#tests/support/gated-writer.ts';
import { until } from '#tests/support/until.ts';

const TOPIC = 'ioc/v1/bao-loc/indicator/673/ho-so';

let lines: string[];
let gate: GatedWriter;
let pipeline: Pipeline;
let broker: EmbeddedBroker;
let port: number;
let clients: MqttClient[];

async function start({ windowMessages = 1000, wanted = 0 } = {}): Promise<void> {
	lines = [];
	clients = [];
	gate = new GatedWriter();
	const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
	const window = { messages: windowMessages, bytes: 1_000_000 };
	const { random } = Math;
	const shared = { hearing: hearing([], { now: Date.now, log }), now: Date.now, log };
	pipeline = ingestPipeline({
		writer: gate,
		batchMs: 50,
		maxBatch: 100,
		window,
		random,
		...shared,
	});
	broker = embeddedBroker({ port: wanted, pipeline, ...shared });
	port = await broker.start();
}

async function stop(): Promise<void> {
	gate.open();
	await Promise.all(clients.map((client) => client.endAsync(true)));
	await pipeline.stop(1000);
	await broker.stop();
}

beforeEach(() => start());
afterEach(stop);

async function client(options: IClientOptions = {}): Promise<MqttClient> {
	const url = `mqtt://127.0.0.1:${port}`;
	const made = await connectAsync(url, { reconnectPeriod: 0, ...options }, false);
	clients.push(made);
	return made;
}

const json = (value: number) => JSON.stringify({ value });

test('a publisher gets its PUBACK after the commit only, while further messages go on', async () => {
	const publisher = await client();
	const acknowledged: number[] = [];
	for (let n = 1; n <= 100; n++) {
		publisher.publish(TOPIC, json(n), { qos: 1 }, (error) => {
			if (!error) acknowledged.push(n);
		});
	}
	await until('all have arrived', () => pipeline.report().received === 100);
	// The broker is not busy: another client is answered.
	const other = await client();
	await other.publishAsync('elsewhere', 'x', { qos: 1 });
	expect(acknowledged).toEqual([]);
	gate.open();
	await until('all are acknowledged', () => acknowledged.length === 100);
	expect(acknowledged).toEqual(gate.values());
});

test.each([0, 2] as const)('what is published at QoS %i is stored as well', async (qos) => {
	gate.open();
	const publisher = await client();
	await publisher.publishAsync(TOPIC, json(7), { qos });
	await until('it is stored', () => pipeline.report().stored === 1);
	expect(gate.values()).toEqual([7]);
});

test('the last will of a device that is gone is stored', async () => {
	gate.open();
	const topic = 'ioc/v1/bao-loc/device/cam-01/status';
	const payload = Buffer.from('{"state":"offline","reason":"power"}');
	const device = await client({ will: { topic, payload, qos: 1, retain: true } });
	device.stream.destroy();
	await until('the will is stored', () => pipeline.report().stored === 1);
	expect(gate.batches[0]?.items[0]?.reading).toMatchObject({ kind: 'status', state: 'offline' });
});

test('other topics pass as in any broker, retained ones too, and leave the pipeline alone', async () => {
	const publisher = await client();
	await publisher.publishAsync('shed/door', 'open', { qos: 1, retain: true });
	const subscriber = await client();
	const heard = new Promise<[string, Buffer]>((resolve) =>
		subscriber.once('message', (topic, payload) => resolve([topic, payload])),
	);
	await subscriber.subscribeAsync('shed/#', { qos: 1 });
	const [topic, payload] = await heard;
	expect([topic, payload.toString()]).toEqual(['shed/door', 'open']);
	expect(pipeline.report().received).toBe(0);
});

test('subscribers get what was committed', async () => {
	const subscriber = await client();
	const heard: string[] = [];
	subscriber.on('message', (_topic, payload) => heard.push(payload.toString()));
	await subscriber.subscribeAsync('ioc/v1/#', { qos: 1 });
	const publisher = await client();
	const published = publisher.publishAsync(TOPIC, json(1), { qos: 1 });
	await until('it has arrived', () => pipeline.report().received === 1);
	expect(heard).toEqual([]);
	gate.open();
	await published;
	await until('it is passed on', () => heard.length === 1);
});

test('$SYS is the broker’s own: who publishes there is cut off', async () => {
	const publisher = await client();
	publisher.publish('$SYS/x', 'x', { qos: 0 });
	await until('it is cut off', () => !publisher.connected);
});

test('with a full pipeline publishers wait, newcomers are sent away, and nothing is lost', async () => {
	await stop();
	await start({ windowMessages: 10 });
	const publisher = await client();
	const all = Array.from({ length: 50 }, (_, n) =>
		publisher.publishAsync(TOPIC, json(n), { qos: 1 }),
	);
	await until('the window is full', () => !pipeline.hasRoom());
	await expect(client()).rejects.toThrow(/Server unavailable/i);
	expect(pipeline.report().received).toBe(10);
	gate.open();
	await Promise.all(all);
	expect(gate.values()).toEqual(Array.from({ length: 50 }, (_, n) => n));
	await client();
});

test('what waits for room is dropped with its connection, for its publisher sends it again', async () => {
	await stop();
	await start({ windowMessages: 10 });
	const publisher = await client();
	for (let n = 0; n < 50; n++) publisher.publish(TOPIC, json(n), { qos: 1 });
	await until('the window is full', () => !pipeline.hasRoom());
	await publisher.endAsync(true);
	await until('the end is noticed', () => lines.some((line) => line.includes('client gone')));
	gate.open();
	await until('what was taken is stored', () => pipeline.report().stored === 10);
	await pipeline.stop(1000);
	expect(pipeline.report().received).toBe(10);
});

test('a client of MQTT 5 is refused, and the log says what to do', async () => {
	await expect(client({ protocolVersion: 5 })).rejects.toThrow();
	await until('it is logged', () => lines.some((line) => line.includes('MQTT 3.1.1')));
});

test('the next free port is taken where the wanted one is not free, and that is said', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const address = other.address();
	const taken = typeof address === 'object' && address ? address.port : 0;
	await stop();
	await start({ wanted: taken });
	expect(port).toBeGreaterThan(taken);
	expect(lines.some((line) => line.includes(`(${taken} is taken)`))).toBe(true);
	other.close();
	await client();
});

test('a stop commits and acknowledges what has arrived', async () => {
	const publisher = await client();
	const published = publisher.publishAsync(TOPIC, json(1), { qos: 1 });
	await until('it has arrived', () => pipeline.report().received === 1);
	const stopped = pipeline.stop(10_000);
	gate.open();
	await stopped;
	await published;
});
