/** What a message's sequence number says of those before it. */
export type Place =
	| 'next'
	/** Some before it are not here. */
	| 'gap'
	/** It is here once more, or comes after later ones. */
	| 'again';

type Sent = {
	readonly seq: number;
	/** Epoch ms by the edge node's clock. */ readonly sentAt: number | null;
};

/**
 * An edge node counts all its messages but NDEATH from 0 to 255 and round again (section 6.4 of the specification). The
 * same number once more is the same message. One of the 127 before it is an earlier message, if it was sent no later: one
 * sent later tells of a gap that is more than half the round.
 */
export function placeOf(message: Sent, last: Sent): Place {
	if (message.seq === ((last.seq + 1) & 255)) return 'next';
	const behind = (last.seq - message.seq) & 255;
	if (behind === 0) return 'again';
	const earlier = message.sentAt !== null && last.sentAt !== null && message.sentAt <= last.sentAt;
	return behind < 128 && earlier ? 'again' : 'gap';
}
