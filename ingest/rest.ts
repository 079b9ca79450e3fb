/** A pause between two commits, which `cut` ends before its time. */
export class Rest {
	readonly #longestMs: number;
	readonly #now: () => number;
	#until = 0;
	#wake: (() => void) | null = null;

	constructor({ longestMs, now }: { longestMs: number; now: () => number }) {
		this.#longestMs = longestMs;
		this.#now = now;
	}

	begin(ms: number): void {
		this.#until = this.#now() + Math.min(this.#longestMs, ms);
	}

	cut(): void {
		this.#wake?.();
	}

	/** Waits for what is left of it. */
	whole(): Promise<void> {
		// A clock that was set back must not make it longer.
		const leftMs = Math.min(this.#until - this.#now(), this.#longestMs);
		if (leftMs <= 0) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.#wake?.(), leftMs);
			this.#wake = () => {
				clearTimeout(timer);
				this.#wake = null;
				resolve();
			};
		});
	}
}
