import type { BatchItem, DeadLetter } from '../write-batch.ts';
import { deviceKey } from './lookups.ts';
import type { Refusal } from './rows.ts';

/** Bytes of a payload that are kept of what could not be taken. */
const PAYLOAD_KEPT = 64 * 1024;

export function deadLetterOf(
	item: BatchItem,
	{ reason, detail }: Pick<DeadLetter, 'reason' | 'detail'>,
): DeadLetter {
	const { reading, topic, payload } = item;
	return {
		receivedAt: reading.receivedAt,
		topic,
		payload: payload.subarray(0, PAYLOAD_KEPT),
		payloadBytes: payload.length,
		reason,
		detail,
		messages: 1,
		// A retained description comes again with every subscription.
		redelivered: item.redelivered || reading.kind === 'info',
	};
}

/**
 * One for each refusal. But what found no room in quarantine is one for the whole batch, and what found none among its
 * device's metrics one for the device, or whoever invents ids and names would fill the dead letters.
 */
export function lettersOf(
	refusals: readonly Refusal[],
	items: readonly BatchItem[],
): readonly DeadLetter[] {
	const letters: DeadLetter[] = [];
	const heaps = new Map<string, DeadLetter>();
	for (const refusal of refusals) {
		const item = items[refusal.item];
		if (!item) continue;
		const letter = deadLetterOf(item, refusal);
		const heap = heapOf(refusal, item);
		if (heap === null) letters.push(letter);
		else heaps.set(heap, withOneMore(heaps.get(heap), letter));
	}
	const told = [...heaps.values()].map((letter) => {
		const { messages, detail } = letter;
		return messages === 1 ? letter : { ...letter, detail: `${detail}; nor ${messages - 1} more` };
	});
	return [...letters, ...told];
}

function withOneMore(heap: DeadLetter | undefined, letter: DeadLetter): DeadLetter {
	return heap ? { ...heap, messages: heap.messages + 1 } : { ...letter, redelivered: false };
}

/** Those by the same text are told as one; null: it is told by itself. */
function heapOf({ reason }: Refusal, { reading }: BatchItem): string | null {
	if (reason === 'quarantine-full') return reason;
	if (reason !== 'too-many-metrics' || reading.kind === 'observation') return null;
	return `${reason} ${deviceKey(reading)}`;
}
