/**
 * Makes the months anew that are due, in the background, so that whoever reads a date seldom waits for it, and shows what was told of a
 * period before that was over as the period's once it is.
 */
import type { Logger } from 'pino';
import { monthBefore, monthOf } from '#lib/domain/month.ts';
import { isoDay, startOfDay } from '#lib/domain/time-format.ts';
import { DatabaseUnavailable, type Database } from '../db/database.ts';
import { showEnded } from '../db/show-ended.ts';
import { makeMonths } from './make-months.ts';

/** Where nothing was due (ms). */
const REST_MS = 5_000;

/** Nobody else is answered by the embedded database during a piece: they have this many times as long between two. */
const RESTS_A_PIECE = 2;

/** How far back it is looked, at the start, for periods that ended while nobody was there. */
const LONGEST_AWAY_MS = 100 * 86_400_000;

export class MonthKeeper {
	readonly #database: Database;
	readonly #now: () => number;
	readonly #elapsed: () => number;
	readonly #log: Pick<Logger, 'warn'>;
	/** Until when (epoch ms) the periods that have ended are shown. */
	#shownUntil: number | null = null;
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

	/** Periods end as days do. */
	async #showEnded(): Promise<void> {
		const now = this.#now();
		const until = startOfDay(isoDay(now));
		if (until === this.#shownUntil) return;
		const from = this.#shownUntil ?? now - LONGEST_AWAY_MS;
		await showEnded(this.#database, { from: new Date(from), until: new Date(until) });
		this.#shownUntil = until;
	}

	async #next(): Promise<void> {
		const began = this.#elapsed();
		// A month that is not over is read as it stands.
		const through = `${monthBefore(monthOf(this.#now()))}-01`;
		let made = 0;
		try {
			await this.#showEnded();
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
