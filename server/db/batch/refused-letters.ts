import type { BatchItem, DeadLetter } from '../write-batch.ts';
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

/** One for each refusal; what found no room in quarantine is one for the whole batch, or invented ids would fill the dead letters. */
export function lettersOf(
	refusals: readonly Refusal[],
	items: readonly BatchItem[],
): readonly DeadLetter[] {
	const all = refusals.flatMap((refusal) => {
		const item = items[refusal.item];
		return item ? [deadLetterOf(item, refusal)] : [];
	});
	const letters = all.filter(({ reason }) => reason !== 'quarantine-full');
	const [first, ...more] = all.filter(({ reason }) => reason === 'quarantine-full');
	if (!first) return letters;
	const detail = more.length === 0 ? first.detail : `${first.detail}; nor ${more.length} more`;
	return [...letters, { ...first, detail, messages: 1 + more.length, redelivered: false }];
}
