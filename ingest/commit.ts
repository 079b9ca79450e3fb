import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable } from '#server/db/database.ts';
import type { BatchOutcome, BatchWriter } from '#server/db/write-batch.ts';
import { backoffMs } from './backoff.ts';
import { inDoubt, refusedEntry, toBatch, type Entry } from './entry.ts';

/** A message on its way through, with what is to be called once it is committed. */
export type Held = { readonly entry: Entry; readonly bytes: number; readonly done: () => void };

export type Committer = {
	readonly writer: BatchWriter;
	readonly random: () => number;
	readonly log: Logger;
	/** Ends the waiting for a database that is away. */
	readonly givenUp: AbortSignal;
	/** In the order of receipt, once per message. */
	readonly onCommitted: (held: readonly Held[], outcome: BatchOutcome) => void;
	readonly onDatabase: (state: 'ok' | 'database-lost') => void;
};

/**
 * Commits all of it, however long that takes: waits with back-off where the database is away, and where it refuses a
 * batch, halves it until the message at fault is alone, which is then kept as a dead letter. Resolves early, with the
 * rest neither committed nor acknowledged, only when given up.
 */
export async function commit(committer: Committer, held: readonly Held[]): Promise<void> {
	let entries = held.map(({ entry }) => entry);
	for (let attempt = 0; !committer.givenUp.aborted; attempt++) {
		const error = await failure(committer, held, entries);
		if (error === null) return;
		if (!(error instanceof DatabaseUnavailable)) {
			if (held.length > 1) {
				const middle = held.length >> 1;
				await commit(committer, held.slice(0, middle));
				await commit(committer, held.slice(middle));
				return;
			}
			const kept = entries.map((entry) => refusedEntry(entry, error.message));
			if ((await failure(committer, held, kept)) === null) return;
		}
		// Not even a dead letter can be written, so it is not the message's fault.
		committer.onDatabase('database-lost');
		const waitMs = backoffMs(attempt, committer.random);
		committer.log.warn({ err: error, messages: held.length, waitMs }, 'no commit; trying again');
		await delay(waitMs, undefined, { signal: committer.givenUp }).catch(ignoreAbort);
		entries = entries.map(inDoubt);
	}
}

/** Null when it is committed. */
async function failure(
	{ writer, onDatabase, onCommitted }: Committer,
	held: readonly Held[],
	entries: readonly Entry[],
): Promise<Error | null> {
	let outcome: BatchOutcome;
	try {
		outcome = await writer.write(toBatch(entries));
	} catch (error) {
		return error instanceof Error
			? error
			: new Error('The writer threw no error', { cause: error });
	}
	onDatabase('ok');
	onCommitted(held, outcome);
	return null;
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
