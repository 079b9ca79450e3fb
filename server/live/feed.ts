/**
 * Follows the database: reads what is newer than its own version whenever it is told of a change, and at least every
 * second without being told, so that a missed notification, a restart or a second server loses nothing.
 */
import type { Database } from '#server/db/database.ts';

/** Reads all that is newer than `since` (null: everything there is) and takes it over; resolves to the new version. */
export type ReadSince = (since: number | null) => Promise<number>;

export type FeedState =
	| { readonly kind: 'starting' }
	/** `confirmedAt`: when the last successful reading began, so that everything committed by then is in it. */
	| { readonly kind: 'following'; readonly version: number; readonly confirmedAt: number }
	| { readonly kind: 'lost'; readonly since: number; readonly error: unknown };

const CHANNEL = 'ioc_feed';
const POLL_MS = 1_000;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

export class ChangeFeed {
	readonly #database: Pick<Database, 'listen'>;
	readonly #read: ReadSince;
	readonly #now: () => number;
	readonly #random: () => number;
	readonly #onState: (state: FeedState) => void;
	#state: FeedState = { kind: 'starting' };
	#version: number | null = null;
	#stopListening: (() => Promise<void>) | null = null;
	#stopped = false;
	#notified = false;
	#wake: () => void = () => undefined;
	#running: Promise<void> = Promise.resolve();

	constructor(options: {
		database: Pick<Database, 'listen'>;
		read: ReadSince;
		/** Called when the database is found or lost, and after each reading. */
		onState: (state: FeedState) => void;
		now: () => number;
		random: () => number;
	}) {
		this.#database = options.database;
		this.#read = options.read;
		this.#onState = options.onState;
		this.#now = options.now;
		this.#random = options.random;
	}

	get state(): FeedState {
		return this.#state;
	}

	start(): void {
		this.#running = this.#follow();
	}

	/** Waits for the reading under way. */
	async stop(): Promise<void> {
		this.#stopped = true;
		this.#wake();
		await this.#running;
		await this.#stopListening?.();
	}

	async #follow(): Promise<void> {
		let failures = 0;
		while (!this.#stopped) {
			try {
				await this.#readOnce();
				failures = 0;
			} catch (error) {
				const since = this.#state.kind === 'lost' ? this.#state.since : this.#now();
				this.#change({ kind: 'lost', since, error });
				const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures++);
				await this.#sleep(longest * (0.5 + this.#random() / 2));
				continue;
			}
			if (!this.#notified) await this.#sleep(POLL_MS);
		}
	}

	async #readOnce(): Promise<void> {
		this.#notified = false;
		this.#stopListening ??= await this.#database.listen(CHANNEL, () => {
			this.#notified = true;
			this.#wake();
		});
		const confirmedAt = this.#now();
		this.#version = await this.#read(this.#version);
		this.#change({ kind: 'following', version: this.#version, confirmedAt });
	}

	#change(state: FeedState): void {
		this.#state = state;
		this.#onState(state);
	}

	/** Until woken, or the time is over. */
	#sleep(ms: number): Promise<void> {
		if (this.#stopped) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.#wake(), ms);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}
