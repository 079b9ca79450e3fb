/** Makes the months anew that are due, in the background, so that whoever reads a date seldom waits for it. */
import type { Logger } from 'pino';
import { monthBefore, monthOf } from '#lib/domain/month.ts';
import { DatabaseUnavailable, type Database } from '../db/database.ts';
import { makeMonths } from './make-months.ts';

/** Where nothing was due (ms). */
const REST_MS = 5_000;

/** Nobody else is answered by the embedded database during a piece: they have this many times as long between two. */
const RESTS_A_PIECE = 2;

export class MonthKeeper {
	readonly #database: Database;
	readonly #now: () => number;
	readonly #elapsed: () => number;
	readonly #log: Pick<Logger, 'warn'>;
	#timer: NodeJS.Timeout | null = null;
	#piece: Promise<void> = Promise.resolve();

	/** `now`: epoch ms. `elapsed`: a clock that only goes forward (ms). */
	constructor(options: {
		database: Database;
		now: () => number;
		elapsed: () => number;
		log: Pick<Logger, 'warn'>;
	}) {
		this.#database = options.database;
		this.#now = options.now;
		this.#elapsed = options.elapsed;
		this.#log = options.log;
	}

	start(): void {
		this.#rest(0);
	}

	/** Waits for the piece under way. */
	async stop(): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		await this.#piece;
	}

	#rest(ms: number): void {
		this.#timer = setTimeout(() => {
			this.#piece = this.#next();
		}, ms);
	}

	async #next(): Promise<void> {
		const began = this.#elapsed();
		// A month that is not over is read as it stands.
		const through = `${monthBefore(monthOf(this.#now()))}-01`;
		let made = 0;
		try {
			({ made } = await makeMonths(this.#database, { through, unitIds: null }));
		} catch (error) {
			// It stays due. That the database is away is told elsewhere.
			if (!(error instanceof DatabaseUnavailable))
				this.#log.warn({ err: error }, 'months of units could not be made anew; trying again');
		}
		const tookMs = this.#elapsed() - began;
		if (this.#timer) this.#rest(made > 0 ? tookMs * RESTS_A_PIECE : REST_MS);
	}
}
