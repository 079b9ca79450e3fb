/**
 * The judge of liveness: of all servers of an installation one at a time judges, and the others show what it has
 * committed. Whoever holds the name in the database has the turn; when that one ends, another takes over.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable, type Database } from '#server/db/database.ts';
import { reportService } from '#server/db/service-report.ts';
import { Turn } from './turn.ts';

const NAME = 'ioc-wall liveness';

/** Between two attempts at most; chance takes up to half of it (ms). */
const ASK_EVERY_MS = 3_000;
const REPORT_EVERY_MS = 5_000;
/** Whoever has just taken its turn says so as soon as it judges (ms). */
const LOOK_EVERY_MS = 500;

type LivenessOptions = {
	readonly database: Database;
	/** Name of this server among the others. */
	readonly instance: string;
	readonly now: () => number;
	readonly random: () => number;
	/** A clock that only goes forward (ms). */
	readonly elapsed: () => number;
	/** Whether who changes again and again is flapping. */
	readonly countsChanges: boolean;
	readonly log: Logger;
};

export class Liveness {
	readonly #options: LivenessOptions;
	readonly #stopping = new AbortController();
	#running: Promise<void> = Promise.resolve();
	/** When it last said that it is at work (epoch ms). */
	#reportedAt = 0;
	/** What was logged of the database; null where it answers. */
	#problem: string | null = null;

	constructor(options: LivenessOptions) {
		this.#options = options;
	}

	start(): void {
		this.#running = this.#takeTurns();
	}

	/** Gives the turn back, with all that the next judge needs. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#running;
	}

	async #takeTurns(): Promise<void> {
		const { random, log } = this.#options;
		const { signal } = this.#stopping;
		while (!signal.aborted) {
			try {
				await this.#turn();
				this.#problem = null;
			} catch (error) {
				// As for ingest: whatever it says is about the database, and asking again is the answer.
				const level = error instanceof DatabaseUnavailable ? 'warn' : 'error';
				const problem = error instanceof Error ? error.message : String(error);
				if (problem !== this.#problem) log[level]({ err: error }, 'liveness: nobody judges here');
				this.#problem = problem;
			}
			await delay(ASK_EVERY_MS * (1 - random() / 2), undefined, { signal }).catch(ignoreAbort);
		}
	}

	async #turn(): Promise<void> {
		const { database, log } = this.#options;
		const { signal } = this.#stopping;
		const hold = await database.hold(NAME);
		if (hold.kind === 'taken') return;
		const turn = new Turn(this.#options);
		this.#reportedAt = 0;
		const report = setInterval(() => void this.#reportOf(turn), LOOK_EVERY_MS);
		try {
			await turn.start();
			await untilAborted(AbortSignal.any([hold.lost, turn.ended, signal]));
			if (hold.lost.aborted) log.warn('liveness: no longer sure to be the only judge');
		} finally {
			clearInterval(report);
			await turn.stop();
			if (signal.aborted && !turn.ended.aborted) await this.#tell('stopped');
			await hold.release();
		}
	}

	/** A judge that cannot judge is silent, and so is shown as gone. */
	async #reportOf(turn: Turn): Promise<void> {
		const now = this.#options.now();
		if (!turn.isAtWork() || now - this.#reportedAt < REPORT_EVERY_MS) return;
		this.#reportedAt = now;
		await this.#tell('ok');
	}

	async #tell(state: 'ok' | 'stopped'): Promise<void> {
		const { database, instance, now, log } = this.#options;
		try {
			await reportService(database, { name: 'liveness', instance, seenAt: now(), state });
		} catch (error) {
			log.debug({ err: error }, 'liveness: the judge could not report itself');
		}
	}
}

async function untilAborted(signal: AbortSignal): Promise<void> {
	if (!signal.aborted) await once(signal, 'abort');
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
