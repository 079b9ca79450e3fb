import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Batch, BatchItem, BatchWriter } from '#server/db/write-batch.ts';
import { rejected } from './decode/fields.ts';
import { deadLetter } from './entry.ts';
import {
	heard,
	message,
	outcome,
	pipelineWith,
	TOPIC,
	valuesOf,
	writerByHand,
} from './pipeline-examples.ts';
import { RateLimit } from './rate-limit.ts';

test('what is over a device’s limit is acknowledged and counted, and kept as one dead letter', async () => {
	const batches: Batch[] = [];
	const writer: BatchWriter = {
		write(batch) {
			batches.push(batch);
			return Promise.resolve(outcome(batch));
		},
	};
	const limit = new RateLimit({ messagesPerSecond: 1 / 20, heardAt: null });
	const pipeline = pipelineWith(writer, { limit });
	let done = 0;
	for (let n = 0; n < 8; n++) pipeline.offer(message(n), () => done++);
	await expect.poll(() => done).toBe(8);
	await pipeline.stop(1000);
	expect(batches.flatMap(valuesOf)).toEqual([0, 1, 2]);
	expect(batches.flatMap(({ deadLetters }) => deadLetters)).toMatchObject([
		{
			reason: 'too-many',
			topic: TOPIC,
			detail: expect.stringMatching(/; 5 more are not$/) as string,
		},
	]);
	expect(pipeline.report()).toMatchObject({
		received: 8,
		stored: 3,
		unchanged: 0,
		refused: { 'too-many': 5 },
		inFlight: 0,
	});
});

test('what one dead letter stands for is counted whole', async () => {
	const fault = rejected('quarantine-full', 'too many are new');
	const letter = { ...deadLetter(message(1), fault), messages: 12 };
	const writer: BatchWriter = {
		write: (batch) => Promise.resolve({ ...outcome(batch), refused: [letter] }),
	};
	const pipeline = pipelineWith(writer);
	pipeline.offer(message(1), () => undefined);
	await pipeline.stop(1000);
	expect(pipeline.report().refused).toEqual({ 'quarantine-full': 12 });
});

test('a message may become several readings, and is acknowledged when all of them are written', async () => {
	const { calls, writer } = writerByHand();
	const reading = (n: number) => ({ ...entry, reading: { ...entry.reading, value: n } });
	const [one] = heard.decode(message(1)) as [BatchItem];
	const entry = one as BatchItem & { reading: { kind: 'observation'; value: number } };
	const later = Promise.withResolvers<readonly BatchItem[]>();
	const answers = [later.promise, [reading(3)], [], [reading(4), reading(5)]];
	const hearing = { decode: () => answers.shift() ?? [] };
	const pipeline = pipelineWith(writer, { hearing, maxBatch: 3 });
	const done: number[] = [];
	for (const n of [1, 2, 3, 4]) pipeline.offer(message(n), () => done.push(n));
	await nextTurn();
	expect(calls).toEqual([]);
	later.resolve([reading(1), reading(2)]);
	await nextTurn();
	expect(valuesOf(calls[0]?.batch as Batch)).toEqual([1, 2, 3]);
	calls[0]?.settle();
	await nextTurn();
	expect(done).toEqual([1, 2]);
	expect(valuesOf(calls[1]?.batch as Batch)).toEqual([4, 5]);
	calls[1]?.settle();
	await pipeline.stop(1000);
	expect(done).toEqual([1, 2, 3, 4]);
	expect(pipeline.report()).toMatchObject({ received: 4, stored: 5, unchanged: 1, inFlight: 0 });
});
