/** For the tests of the pipeline: messages, and a writer that the test moves. */
import { pino } from 'pino';
import type { Batch, BatchOutcome, BatchWriter } from '#server/db/write-batch.ts';
import { hearing } from './hearing.ts';
import { ingestPipeline } from './pipeline.ts';

export const log = pino({ level: 'silent' });
export const heard = hearing([], { now: () => 0, log });
export const TOPIC = 'ioc/v1/bao-loc/indicator/673/ho-so';

export function message(n: number, payload = `{"value":${n}}`) {
	return {
		topic: TOPIC,
		payload: new TextEncoder().encode(payload),
		retained: false,
		redelivered: false,
		receivedAt: 1_795_309_323_000 + n,
	};
}

/** A writer whose commits the test lets through, or fails, one by one. */
export function writerByHand() {
	const calls: { batch: Batch; settle: (error?: Error) => void }[] = [];
	const writer: BatchWriter = {
		write: (batch) =>
			new Promise<BatchOutcome>((resolve, reject) => {
				calls.push({
					batch,
					settle: (error) => {
						if (error) reject(error);
						else resolve(outcome(batch));
					},
				});
			}),
	};
	return { calls, writer };
}

export function outcome(batch: Batch): BatchOutcome {
	return { version: 1, stored: batch.items.length, unchanged: 0, refused: [] };
}

export function pipelineWith(
	writer: BatchWriter,
	some: Partial<Parameters<typeof ingestPipeline>[0]> = {},
) {
	return ingestPipeline({
		writer,
		hearing: heard,
		batchMs: 50,
		maxBatch: 10,
		window: { messages: 100, bytes: 1_000_000 },
		now: () => 0,
		random: () => 0,
		log,
		...some,
	});
}

export function valuesOf({ items }: Batch): (number | null)[] {
	return items.map(({ reading }) => (reading.kind === 'observation' ? reading.value : null));
}
