/** So long after a start (ms) what devices retained of themselves should have come. */
const LONGEST_MS = 2_000;

/**
 * The time at a start in which a family learns from what is retained which topics are its own. What waited at the broker comes
 * before that; it is held back until then, and nothing of it is lost.
 */
export class Learning {
	readonly #longestMs: number;
	#over: Promise<void> | null = null;
	#isOver = false;

	constructor({ longestMs = LONGEST_MS }: { readonly longestMs?: number } = {}) {
		this.#longestMs = longestMs;
	}

	/** Begins with the first message; null when it is over. */
	end(): Promise<void> | null {
		if (this.#isOver) return null;
		this.#over ??= new Promise((resolve) => {
			setTimeout(() => {
				this.#isOver = true;
				resolve();
			}, this.#longestMs);
		});
		return this.#over;
	}
}
