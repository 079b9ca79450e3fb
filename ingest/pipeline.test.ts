import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from '#server/db/database.ts';
import type { Batch } from '#server/db/write-batch.ts';
import {
	message,
	outcome,
	pipelineWith,
	TOPIC,
	valuesOf,
	writerByHand,
} from './pipeline-examples.ts';

test('what one turn brings is one batch, and what arrives meanwhile is the next', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer);
	for (const n of [1, 2, 3]) expect(pipeline.offer(message(n), () => {})).toBe(true);
	await nextTurn();
	expect(calls.map(({ batch }) => valuesOf(batch))).toEqual([[1, 2, 3]]);
	for (const n of [4, 5]) pipeline.offer(message(n), () => {});
	await nextTurn();
	expect(calls).toHaveLength(1);
	calls[0]?.settle();
	await nextTurn();
	expect(valuesOf(calls[1]?.batch as Batch)).toEqual([4, 5]);
	calls[1]?.settle();
	await pipeline.stop(1000);
	expect(pipeline.report()).toMatchObject({ received: 5, stored: 5, batches: 2, inFlight: 0 });
});

test('after a commit the next one waits as long, unless there is enough for a batch or nothing more will come', async () => {
	let time = 0;
	const { calls, writer } = writerByHand();
	// A commit of an hour, as the clock has it: without the two exceptions this test would not end.
	const pipeline = pipelineWith(writer, { batchMs: 3_600_000, now: () => time });
	pipeline.offer(message(1), () => {});
	await nextTurn();
	time += 3_600_000;
	calls[0]?.settle();
	for (let n = 2; n <= 10; n++) pipeline.offer(message(n), () => {});
	await nextTurn();
	await nextTurn();
	expect(calls).toHaveLength(1);
	pipeline.offer(message(11), () => {});
	await nextTurn();
	expect(valuesOf(calls[1]?.batch as Batch)).toHaveLength(10);
	time += 3_600_000;
	calls[1]?.settle();
	await nextTurn();
	pipeline.offer(message(12), () => {});
	await nextTurn();
	expect(calls).toHaveLength(2);
	const stopped = pipeline.stop(10_000);
	await nextTurn();
	calls[2]?.settle();
	await stopped;
	expect(pipeline.report().stored).toBe(12);
});

test('done is called after the commit only, in the order of the offers', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer);
	const done: number[] = [];
	for (const n of [1, 2, 3]) pipeline.offer(message(n), () => done.push(n));
	await nextTurn();
	expect(done).toEqual([]);
	calls[0]?.settle();
	await nextTurn();
	expect(done).toEqual([1, 2, 3]);
});

test('what somebody else takes is acknowledged in its order, and written by nobody here', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer);
	const done: string[] = [];
	pipeline.offer(message(1), () => done.push('one'));
	pipeline.pass(() => done.push('passed'));
	await nextTurn();
	await nextTurn();
	expect([calls.map(({ batch }) => valuesOf(batch)), done]).toEqual([[[1]], []]);
	calls[0]?.settle();
	await pipeline.stop(100);
	expect(done).toEqual(['one', 'passed']);
	expect(pipeline.pass(() => undefined)).toBe(false);
	expect(pipeline.report()).toMatchObject({ received: 1, stored: 1, unchanged: 0, inFlight: 0 });

	const idle = pipelineWith(writer);
	await new Promise<void>((resolve) => idle.pass(resolve));
	expect(calls).toHaveLength(1);
});

test('a batch is never longer than its limit', async () => {
	const lengths: number[] = [];
	const pipeline = pipelineWith({
		write(batch) {
			lengths.push(batch.items.length);
			return Promise.resolve(outcome(batch));
		},
	});
	for (let n = 0; n < 25; n++) pipeline.offer(message(n), () => {});
	await pipeline.stop(1000);
	expect(lengths).toEqual([10, 10, 5]);
});

test('while the database is away the batch waits, then goes again, in doubt, and nothing is lost', async () => {
	const batches: Batch[] = [];
	const pipeline = pipelineWith({
		write(batch) {
			batches.push(batch);
			if (batches.length <= 2) return Promise.reject(new DatabaseUnavailable('away'));
			return Promise.resolve(outcome(batch));
		},
	});
	const done: number[] = [];
	pipeline.offer(message(1), () => done.push(1));
	pipeline.offer(message(2, 'broken'), () => done.push(2));
	await expect.poll(() => pipeline.report().state).toBe('database-lost');
	expect(done).toEqual([]);
	await expect.poll(() => pipeline.report().state).toBe('ok');
	expect(done).toEqual([1, 2]);
	expect(batches[0]?.deadLetters[0]).toMatchObject({ reason: 'bad-json', redelivered: false });
	expect(batches[2]?.deadLetters[0]).toMatchObject({ reason: 'bad-json', redelivered: true });
	expect(pipeline.report()).toMatchObject({ stored: 1, inFlight: 0 });
});

test('what cannot be decoded is written as a dead letter, and acknowledged and counted as refused', async () => {
	const batches: Batch[] = [];
	const pipeline = pipelineWith({
		write(batch) {
			batches.push(batch);
			return Promise.resolve(outcome(batch));
		},
	});
	const done: number[] = [];
	pipeline.offer(message(1, '{"value":"x"}'), () => done.push(1));
	pipeline.offer({ ...message(2), topic: 'ioc/v1/nul\u0000' }, () => done.push(2));
	await pipeline.stop(1000);
	expect(batches[0]?.deadLetters).toMatchObject([
		{ topic: TOPIC, reason: 'bad-shape', payloadBytes: 13 },
		{ topic: 'ioc/v1/nul\ufffd', reason: 'bad-topic' },
	]);
	expect(done).toEqual([1, 2]);
	expect(pipeline.report().refused).toEqual({ 'bad-shape': 1, 'bad-topic': 1 });
});

test('any other error of the database is waited out as well: nothing is acknowledged unwritten', async () => {
	let broken = true;
	const pipeline = pipelineWith({
		write: (batch) =>
			broken ? Promise.reject(new Error('permission denied')) : Promise.resolve(outcome(batch)),
	});
	const done: number[] = [];
	pipeline.offer(message(1), () => done.push(1));
	await expect.poll(() => pipeline.report().state).toBe('database-lost');
	expect(done).toEqual([]);
	broken = false;
	await expect.poll(() => pipeline.report().stored).toBe(1);
	expect(done).toEqual([1]);
});

test('the window is the most it holds; whoever waits for room gets it in turn', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer, { window: { messages: 2, bytes: 1_000_000 } });
	const taken: number[] = [];
	const offer = (n: number) => {
		if (pipeline.offer(message(n), () => {})) taken.push(n);
		else pipeline.whenRoom(() => offer(n));
	};
	for (let n = 1; n <= 5; n++) offer(n);
	await nextTurn();
	expect(taken).toEqual([1, 2]);
	calls[0]?.settle();
	await nextTurn();
	expect(taken).toEqual([1, 2, 3, 4]);
	// 5 is first in the line, and 6 must not overtake it.
	offer(6);
	calls[1]?.settle();
	await nextTurn();
	expect(taken).toEqual([1, 2, 3, 4, 5, 6]);
	expect(pipeline.hasRoom()).toBe(false);
});

test('bytes fill the window too', () => {
	const { writer } = writerByHand();
	const pipeline = pipelineWith(writer, { window: { messages: 100, bytes: 1000 } });
	expect(pipeline.offer(message(1, 'x'.repeat(5000)), () => {})).toBe(true);
	expect(pipeline.offer(message(2), () => {})).toBe(false);
});

test('after the stop nothing is taken, and what was taken is committed', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer);
	let done = false;
	pipeline.offer(message(1), () => (done = true));
	const stopped = pipeline.stop(10_000);
	expect(pipeline.offer(message(2), () => {})).toBe(false);
	await nextTurn();
	calls[0]?.settle();
	await stopped;
	expect(done).toBe(true);
});

test('a stop does not wait for ever for a database that is away, and acknowledges nothing then', async () => {
	const pipeline = pipelineWith({ write: () => Promise.reject(new DatabaseUnavailable('away')) });
	let done = false;
	pipeline.offer(message(1), () => (done = true));
	await expect.poll(() => pipeline.report().state).toBe('database-lost');
	await pipeline.stop(1);
	expect(done).toBe(false);
	expect(pipeline.report().inFlight).toBe(1);
});

test('a message that decoding fails on is a dead letter, and what comes after it is taken', async () => {
	const { calls, writer } = writerByHand();
	const pipeline = pipelineWith(writer);
	let asked = 0;
	const { retained, ...rest } = message(1);
	const failing = {
		...rest,
		get retained() {
			if (asked++ === 0) throw new RangeError('a bug');
			return retained;
		},
	};
	pipeline.offer(failing, () => {});
	pipeline.offer(message(2), () => {});
	await nextTurn();
	expect(calls[0]?.batch.deadLetters).toMatchObject([
		{ topic: TOPIC, reason: 'refused', detail: 'decoding failed: RangeError: a bug' },
	]);
	expect(valuesOf(calls[0]?.batch as Batch)).toEqual([2]);
	calls[0]?.settle();
	await pipeline.stop(0);
});
