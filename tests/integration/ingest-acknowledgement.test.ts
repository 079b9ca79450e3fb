import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BatchWriter } from '#server/db/write-batch.ts';
import { GatedWriter } from '#tests/support/gated-writer.ts';
import { startIngestSource, type IngestSource } from '#tests/support/ingest-source.ts';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { until } from '#tests/support/until.ts';

const TOPIC = 'ioc/v1/bao-loc/indicator/673/ho-so';

const broker = new Mosquitto({ config: ['max_inflight_messages 0'] });
const running: IngestSource[] = [];

beforeEach(() => broker.start());
afterEach(async () => {
	for (const ingest of running.splice(0)) await ingest.stop();
	await broker.stop();
});

type Link = { protocolVersion: 4 | 5; receiveMaximum?: number; windowMessages?: number };

async function ingestInto(writer: BatchWriter, link: Link): Promise<IngestSource> {
	const many = { receiveMaximum: 1_000, windowMessages: 10_000 };
	const ingest = startIngestSource({ url: broker.url, writer, ...many, ...link });
	running.push(ingest);
	await until('the session is there', () => ingest.source.state() === 'ok');
	return ingest;
}

async function publish(values: readonly number[]): Promise<void> {
	const client = await connectAsync(broker.url);
	const all = values.map((value) =>
		client.publishAsync(TOPIC, JSON.stringify({ value }), { qos: 1 }),
	);
	await Promise.all(all);
	await client.endAsync();
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe.each([4, 5] as const)('with MQTT protocol version %i', (protocolVersion) => {
	test('further messages are read while none is acknowledged yet', async () => {
		const gate = new GatedWriter();
		const { pipeline } = await ingestInto(gate, { protocolVersion });
		await publish(range(1, 500));
		await until('all have arrived', () => pipeline.report().received === 500);
		expect(pipeline.report()).toMatchObject({ inFlight: 500, batches: 0 });
	});

	test('a stop ends the connection though much of what was sent is still unread', async () => {
		const shut = new GatedWriter();
		const { pipeline, source } = await ingestInto(shut, { protocolVersion, windowMessages: 10 });
		await publish(range(1, 900));
		await until('there is room for no more', () => pipeline.report().received === 10);
		await pipeline.stop(0);
		await source.stop();
		expect(source.state()).not.toBe('ok');
	});

	test('what is not committed is not acknowledged: it comes again, marked as such', async () => {
		const shut = new GatedWriter();
		const first = await ingestInto(shut, { protocolVersion });
		await publish(range(1, 50));
		await until('all have arrived', () => first.pipeline.report().received === 50);
		await first.pipeline.stop(0);
		await first.source.stop();
		running.length = 0;

		const gate = new GatedWriter();
		gate.open();
		const second = await ingestInto(gate, { protocolVersion });
		await until('all have come again', () => second.pipeline.report().stored === 50);
		expect(gate.values()).toEqual(range(1, 50));
		expect(gate.batches.flatMap(({ items }) => items).every((item) => item.redelivered)).toBe(true);
	});

	test('what is committed is acknowledged: after a restart only what came meanwhile is sent', async () => {
		const gate = new GatedWriter();
		const first = await ingestInto(gate, { protocolVersion });
		await publish(range(1, 50));
		await until('all have arrived', () => first.pipeline.report().received === 50);
		gate.open();
		await until('all are committed', () => first.pipeline.report().stored === 50);
		await first.pipeline.stop(1000);
		await first.source.stop();
		running.length = 0;
		await publish(range(51, 60));

		const later = new GatedWriter();
		later.open();
		const second = await ingestInto(later, { protocolVersion });
		await until('the rest has come', () => second.pipeline.report().stored >= 10);
		expect(later.values()).toEqual(range(51, 60));
	});

	test('what is committed after its connection was lost is not acknowledged on the next one', async () => {
		const gate = new GatedWriter();
		const { pipeline, source } = await ingestInto(gate, { protocolVersion });
		await publish(range(1, 20));
		await until('all have arrived', () => pipeline.report().received === 20);
		await broker.kill('SIGTERM');
		await until('the loss is noticed', () => source.state() !== 'ok');
		gate.open();
		await until('all are committed', () => pipeline.report().stored === 20);
		await broker.start();
		await until('all have come again', () => pipeline.report().stored === 40);
		expect(gate.values()).toEqual([...range(1, 20), ...range(1, 20)]);
	});
});

test('with MQTT 5 the broker sends no more than the receive maximum before the commit', async () => {
	const gate = new GatedWriter();
	const { pipeline } = await ingestInto(gate, { protocolVersion: 5, receiveMaximum: 30 });
	await publish(range(1, 100));
	await until('the window is full', () => pipeline.report().received === 30);
	gate.open();
	await until('all are committed', () => pipeline.report().stored === 100);
	expect(gate.values()).toEqual(range(1, 100));
});

test('a full pipeline holds the connection back, and loses nothing', async () => {
	const gate = new GatedWriter();
	const { pipeline } = await ingestInto(gate, { protocolVersion: 4, windowMessages: 10 });
	await publish(range(1, 200));
	await until('the window is full', () => !pipeline.hasRoom());
	expect(pipeline.report().received).toBe(10);
	gate.open();
	await until('all are committed', () => pipeline.report().stored === 200);
	expect(gate.values()).toEqual(range(1, 200));
});
