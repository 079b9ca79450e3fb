import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { RejectReason } from '#lib/domain/reading.ts';
import type { BatchOutcome, BatchWriter } from '#server/db/write-batch.ts';
import { commit, type Held } from './commit.ts';
import type { Entry, Message } from './entry.ts';
import type { Hearing } from './hearing.ts';
import { OVER_LIMIT, type RateLimit } from './rate-limit.ts';
import { Rest } from './rest.ts';
import { Window } from './window.ts';

export type PipelineReport = {
	readonly state: 'ok' | 'database-lost';
	readonly received: number;
	readonly stored: number;
	/** Readings that were stored already, and messages of which nothing is: emptied topics, or of no use. */
	readonly unchanged: number;
	readonly refused: Readonly<Partial<Record<RejectReason, number>>>;
	readonly batches: number;
	/** Taken and not yet committed. */
	readonly inFlight: number;
	/** How long the last commit took, in milliseconds. */
	readonly lastCommitMs: number;
};

export type Pipeline = {
	/**
	 * Takes a message, and calls `done` once it is committed, in the order of the offers. False: there is no room, or
	 * the pipeline has stopped; then it is not taken and must not be acknowledged.
	 */
	offer(message: Message, done: () => void): boolean;
	/** Calls `done` in the order of the offers for a message of which somebody else has a copy. False as for `offer`. */
	pass(done: () => void): boolean;
	/** Calls back once, in the order of asking, when there is room; never after the stop. */
	whenRoom(callback: () => void): void;
	hasRoom(): boolean;
	report(): PipelineReport;
	/** Takes no more and commits what it has; after `drainMs` it gives up the rest, which nobody has acknowledged. */
	stop(drainMs: number): Promise<void>;
};

/** What was over the limit of a device is kept as one dead letter for so long (ms). */
const TELL_AFTER_MS = 10_000;

/** What becomes of a message that somebody else takes. */
const PASSED: readonly Entry[] = [];

/**
 * From message to commit, one batch after the other: what arrives while one is under way is the next, and where none
 * is, it begins with what the present turn of the event loop brings. After a commit the database rests for as long as
 * that took, at most `batchMs`: a steady stream then comes in half as many commits, and screens get to read in between.
 */
export function ingestPipeline(options: {
	readonly writer: BatchWriter;
	readonly hearing: Pick<Hearing, 'decode'>;
	/** Of what one device may say; left out, there is none. */
	readonly limit?: RateLimit;
	/** Longest wait for company, in milliseconds. */
	readonly batchMs: number;
	/** In one transaction at most: messages, or what they become where that is more; one message is never parted. */
	readonly maxBatch: number;
	/** What is held at most: messages, and bytes of payload. */
	readonly window: { readonly messages: number; readonly bytes: number };
	/** Milliseconds. */
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
}): Pipeline {
	const { writer, hearing, limit = null, batchMs, maxBatch, now, random, log } = options;
	const window = new Window(options.window);
	const giveUp = new AbortController();
	const refused: Partial<Record<RejectReason, number>> = {};
	const total = { received: 0, stored: 0, unchanged: 0, batches: 0, lastCommitMs: 0 };
	let state: PipelineReport['state'] = 'ok';
	let waiting: Held<readonly Entry[] | Promise<readonly Entry[]>>[] = [];
	let tellSoon: NodeJS.Timeout | null = null;
	let stopping = false;
	let running: Promise<void> | null = null;
	const rest = new Rest({ longestMs: batchMs, now });

	function offer(message: Message, done: () => void): boolean {
		const bytes = message.payload.length;
		if (!window.take(bytes)) return false;
		total.received++;
		waiting.push({ entries: entriesOf(message), bytes, done });
		if (waiting.length >= maxBatch) rest.cut();
		running ??= run();
		return true;
	}

	function entriesOf(message: Message): readonly Entry[] | Promise<readonly Entry[]> {
		const entries = hearing.decode(message);
		if (limit === null) return entries;
		const admitted = (found: readonly Entry[]) => {
			const taken = limit.admit(message, found);
			if (taken === OVER_LIMIT) tellSoon ??= setTimeout(tell, TELL_AFTER_MS);
			return taken;
		};
		return entries instanceof Promise ? entries.then(admitted) : admitted(entries);
	}

	/** Keeps what was over the limit; whose messages those were, they are acknowledged. */
	function tell(): void {
		clearTimeout(tellSoon ?? undefined);
		tellSoon = null;
		const entries = limit?.takeLetters() ?? [];
		if (entries.length === 0) return;
		waiting.push({ entries, bytes: 0, done: null });
		running ??= run();
	}

	function pass(done: () => void): boolean {
		if (!window.take(0)) return false;
		waiting.push({ entries: PASSED, bytes: 0, done });
		running ??= run();
		return true;
	}

	async function run(): Promise<void> {
		// The rest of what one read from the socket brought.
		await nextTurn();
		while (waiting.length > 0 && !giveUp.signal.aborted) {
			if (waiting.length < maxBatch && !stopping) await rest.whole();
			const batch = await nextBatch();
			const begun = now();
			await commit({ writer, random, log, givenUp: giveUp.signal, onCommitted, onDatabase }, batch);
			total.lastCommitMs = now() - begun;
			rest.begin(total.lastCommitMs);
		}
		running = null;
	}

	async function nextBatch(): Promise<Held[]> {
		const batch: Held[] = [];
		let size = 0;
		for (const { entries, bytes, done } of waiting) {
			if (size >= maxBatch) break;
			// What waits for nothing is not to wait for a turn either.
			const settled = entries instanceof Promise ? await entries : entries;
			batch.push({ entries: settled, bytes, done });
			size += Math.max(settled.length, 1);
		}
		waiting = waiting.slice(batch.length);
		return batch;
	}

	function onCommitted(held: readonly Held[], outcome: BatchOutcome): void {
		total.batches++;
		total.stored += outcome.stored;
		total.unchanged += outcome.unchanged;
		for (const { reason, messages } of outcome.refused) countRefused(reason, messages);
		let bytes = 0;
		let messages = 0;
		for (const one of held) {
			bytes += one.bytes;
			if (one.done === null) continue;
			if (one.entries === OVER_LIMIT) countRefused('too-many');
			else if (one.entries.length === 0 && one.entries !== PASSED) total.unchanged++;
			for (const entry of one.entries) if ('reason' in entry) countRefused(entry.reason);
			one.done();
			messages++;
		}
		window.release(messages, bytes);
	}

	function countRefused(reason: RejectReason, messages = 1): void {
		refused[reason] = (refused[reason] ?? 0) + messages;
	}

	function onDatabase(now: PipelineReport['state']): void {
		if (now === state) return;
		state = now;
		log[now === 'ok' ? 'info' : 'error']({ inFlight: window.messages }, `database: ${now}`);
	}

	async function stop(drainMs: number): Promise<void> {
		stopping = true;
		window.close();
		tell();
		rest.cut();
		const drained = new AbortController();
		const deadline = delay(drainMs, undefined, { signal: drained.signal }).catch(() => undefined);
		await Promise.race([running, deadline]);
		drained.abort();
		giveUp.abort();
		if (window.messages > 0) {
			log.warn(
				{ messages: window.messages },
				'stopped before the commit; nothing of it is acknowledged',
			);
		}
	}

	return {
		offer,
		pass,
		stop,
		whenRoom: (callback) => window.whenRoom(callback),
		hasRoom: () => window.hasRoom(),
		report: () => ({ state, ...total, refused: { ...refused }, inFlight: window.messages }),
	};
}
