/**
 * Looks at the database again and again: at once when it is notified or woken, and every few seconds in any case, so that a
 * notification that was missed loses nothing.
 */
import type { Database } from '../db/database.ts';

const EVERY_MS = 5_000;
/** Between two looks, however often somebody wakes it. */
const REST_MS = 100;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 5_000;

type WatchOptions = {
	readonly database: Pick<Database, 'listen'>;
	readonly channel: string;
	readonly look: () => Promise<void>;
	/** A look failed; there will be another one. */
	readonly onFailure: (error: unknown) => void;
	readonly random: () => number;
};

export class Watch {
	readonly #options: WatchOptions;
	#stopListening: (() => Promise<void>) | null = null;
	#stopped = false;
	#woken = false;
	#wake: () => void = () => undefined;
	#running: Promise<void> = Promise.resolve();

	constructor(options: WatchOptions) {
		this.#options = options;
	}

	start(): void {
		this.#running = this.#follow();
	}

	/** Waits for the look under way. */
	async stop(): Promise<void> {
		this.#stopped = true;
		this.#wake();
		await this.#running;
		await this.#stopListening?.();
	}

	/** There is something to be looked at. */
	wake(): void {
		this.#woken = true;
		this.#wake();
	}

	async #follow(): Promise<void> {
		let failures = 0;
		while (!this.#stopped) {
			this.#woken = false;
			try {
				await this.#lookOnce();
				failures = 0;
			} catch (error) {
				this.#options.onFailure(error);
				const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures++);
				await this.#sleep(longest * (0.5 + this.#options.random() / 2));
				continue;
			}
			await this.#sleep(REST_MS);
			if (!this.#woken) await this.#sleep(EVERY_MS - REST_MS, { wakes: true });
		}
	}

	async #lookOnce(): Promise<void> {
		const { database, channel, look } = this.#options;
		this.#stopListening ??= await database.listen(channel, () => this.wake());
		await look();
	}

	/** Until the time is over or it is stopped, or with `wakes` until it is woken. */
	#sleep(ms: number, { wakes = false } = {}): Promise<void> {
		if (this.#stopped) return Promise.resolve();
		return new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#wake = () => undefined;
				resolve();
			};
			const timer = setTimeout(end, ms);
			this.#wake = () => {
				if (wakes || this.#stopped) end();
			};
		});
	}
}
