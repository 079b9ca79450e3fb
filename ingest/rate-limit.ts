/** How much one device may say: what is over is acknowledged, counted, and kept as one dead letter now and then. */
import type { Reading } from '#lib/domain/reading.ts';
import type { DeadLetter } from '#server/db/write-batch.ts';
import { rejected } from './decode/fields.ts';
import { deadLetter, type Entry, type Message } from './entry.ts';

/** Stands for the entries of a message that is over the limit. */
export const OVER_LIMIT: readonly Entry[] = [];

/** The limit is an average over so long: a device may say as much at once. */
const AVERAGED_MS = 60_000;
/** When nobody has said a word for so long (ms), it was we who were away: others have kept what came meanwhile. */
const AWAY_MS = 10_000;
/** Longer a broker keeps nothing for us. */
const LONGEST_AWAY_MS = 7 * 86_400_000;
/** Devices whose shares are remembered; the one heard of first makes room, and begins anew with a full one. */
const MOST_BUCKETS = 100_000;
/** Devices of which a message is kept as an example; beyond that they share a dead letter. */
const MOST_EXAMPLES = 1_000;

type Bucket = {
	/** Messages that it may still say. */
	left: number;
	/** When that was so, by our clock and by the device's own (epoch ms). */
	at: number;
	observedAt: number;
};

type Over = { readonly example: Message; readonly who: string; count: number };

/**
 * A bucket of tokens for each device, and for each topic of which nobody can say whose it is. Time passes by our clock or by
 * the device's own, whichever went further: a device that was cut off may tell all that it kept, and what waited at the
 * broker while we were away may come at once. What it says of its state has a bucket of its own, so that no flood of
 * figures hides a last will.
 */
export class RateLimit {
	readonly #perMs: number;
	readonly #most: { readonly buckets: number; readonly examples: number };
	readonly #buckets = new Map<string, Bucket>();
	readonly #over = new Map<string, Over>();
	/** When something was heard last. */
	#heardAt: number;
	#share = { ms: AVERAGED_MS, until: -Infinity };

	/** @param heardAt epoch ms at which this installation last listened; null: never */
	constructor(options: {
		readonly messagesPerSecond: number;
		readonly heardAt: number | null;
		readonly most?: { readonly buckets: number; readonly examples: number };
	}) {
		this.#perMs = options.messagesPerSecond / 1000;
		this.#heardAt = options.heardAt ?? Infinity;
		this.#most = options.most ?? { buckets: MOST_BUCKETS, examples: MOST_EXAMPLES };
	}

	/** Devices and topics remembered. */
	get size(): number {
		return this.#buckets.size;
	}

	/** The entries of a message, or `OVER_LIMIT`. */
	admit(message: Message, entries: readonly Entry[]): readonly Entry[] {
		this.#notice(message.receivedAt);
		if (entries.length === 0) return entries;
		const { who, key, observedAt } = tellerOf(message, entries);
		if (this.#take(key, { at: message.receivedAt, observedAt })) return entries;
		this.#count(who, message);
		return OVER_LIMIT;
	}

	/** One dead letter for each device of which messages were over the limit since it was asked last. */
	takeLetters(): DeadLetter[] {
		const letters = Array.from(this.#over.values(), ({ example, who, count }) => {
			const perS = this.#perMs * 1000;
			const wanted = `at most ${perS} messages a second are taken, averaged over a minute`;
			const fault = rejected('too-many', `${who}: ${wanted}; ${count} more are not`);
			return { ...deadLetter(example, fault), messages: count, redelivered: false };
		});
		this.#over.clear();
		return letters;
	}

	/** After an absence everybody has a share that is longer by that, for as long. */
	#notice(at: number): void {
		const awayMs = Math.min(at - this.#heardAt, LONGEST_AWAY_MS);
		this.#heardAt = at;
		if (awayMs < AWAY_MS) return;
		this.#share = { ms: AVERAGED_MS + awayMs, until: at + Math.max(awayMs, AVERAGED_MS) };
		this.#buckets.clear();
	}

	#take(key: string, { at, observedAt }: Pick<Bucket, 'at' | 'observedAt'>): boolean {
		const most = this.#perMs * (at < this.#share.until ? this.#share.ms : AVERAGED_MS);
		const bucket = this.#buckets.get(key);
		if (!bucket) {
			this.#makeRoom();
			this.#buckets.set(key, { left: most - 1, at, observedAt });
			return most >= 1;
		}
		const passedMs = Math.max(at - bucket.at, observedAt - bucket.observedAt, 0);
		bucket.left = Math.min(bucket.left + passedMs * this.#perMs, Math.max(most, 1));
		bucket.at = Math.max(bucket.at, at);
		bucket.observedAt = Math.max(bucket.observedAt, observedAt);
		if (bucket.left < 1) return false;
		bucket.left--;
		return true;
	}

	#makeRoom(): void {
		if (this.#buckets.size < this.#most.buckets) return;
		const [first] = this.#buckets.keys();
		if (first !== undefined) this.#buckets.delete(first);
	}

	#count(who: string, message: Message): void {
		const isKnown = this.#over.has(who);
		const whose = isKnown || this.#over.size < this.#most.examples ? who : 'further devices';
		const over = this.#over.get(whose);
		if (over) over.count++;
		else this.#over.set(whose, { example: message, who: whose, count: 1 });
	}
}

/** Whose message it is: its device's where it tells of one alone, else its topic's. */
function tellerOf(
	{ topic, receivedAt }: Message,
	entries: readonly Entry[],
): { readonly who: string; readonly key: string; readonly observedAt: number } {
	let who: string | null = null;
	let observedAt = -Infinity;
	let ofState = false;
	for (const entry of entries) {
		if (!('reading' in entry)) continue;
		const { reading } = entry;
		const device = deviceOf(reading);
		if (device === null || (who !== null && who !== device)) {
			return { who: `topic ${topic}`, key: topic, observedAt: receivedAt };
		}
		who = device;
		ofState ||= reading.kind !== 'telemetry';
		if (reading.kind !== 'info') observedAt = Math.max(observedAt, reading.observedAt);
	}
	if (who === null) return { who: `topic ${topic}`, key: topic, observedAt: receivedAt };
	return {
		who: `device ${who}`,
		key: ofState ? `${who} state` : who,
		observedAt: observedAt === -Infinity ? receivedAt : observedAt,
	};
}

function deviceOf(reading: Reading): string | null {
	return reading.kind === 'observation' ? null : `${reading.site}/${reading.device}`;
}
