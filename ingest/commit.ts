import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable } from '#server/db/database.ts';
import type { BatchOutcome, BatchWriter } from '#server/db/write-batch.ts';
import { backoffMs } from './backoff.ts';
import { inDoubt, toBatch, type Entry } from './entry.ts';

/** A message on its way through, with what is to be called once it is committed. */
export type Held<Entries = readonly Entry[]> = {
	readonly entries: Entries;
	/** Of its payload. */
	readonly bytes: number;
	/** Null: no message, but what is to be kept of some that were over their limit. */
	readonly done: (() => void) | null;
};

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
 * Commits all of it, however long that takes: the writer turns what the database refuses into dead letters, so
 * whatever it throws is about the database, and waiting with back-off is the answer. Resolves early, with nothing
 * acknowledged, only when given up.
 */
export async function commit(committer: Committer, held: readonly Held[]): Promise<void> {
	const { writer, random, log, givenUp, onCommitted, onDatabase } = committer;
	let entries = held.flatMap(({ entries }) => entries);
	if (entries.length === 0) {
		onCommitted(held, { version: 0, stored: 0, unchanged: 0, refused: [] });
		return;
	}
	for (let attempt = 0; !givenUp.aborted; attempt++) {
		const outcome = await written(writer, entries);
		if (!(outcome instanceof Error)) {
			onDatabase('ok');
			onCommitted(held, outcome);
			return;
		}
		onDatabase('database-lost');
		const waitMs = backoffMs(attempt, random);
		const level = outcome instanceof DatabaseUnavailable ? 'warn' : 'error';
		log[level]({ err: outcome, messages: held.length, waitMs }, 'no commit; trying again');
		await delay(waitMs, undefined, { signal: givenUp }).catch(ignoreAbort);
		entries = entries.map(inDoubt);
	}
}

async function written(
	writer: BatchWriter,
	entries: readonly Entry[],
): Promise<BatchOutcome | Error> {
	try {
		return await writer.write(toBatch(entries));
	} catch (error) {
		return error instanceof Error
			? error
			: new Error('The writer threw no error', { cause: error });
	}
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
