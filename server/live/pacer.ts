/** A screen draws no faster than this (ms). */
const FRAME_MS = 16;

/** Time between two sends, in costs of one: sending takes no more than a third of the time. */
const GAP_IN_COSTS = 3;

/**
 * When to send. What comes after a pause goes at once; in a steady stream the gap grows with what sending costs, from
 * a frame of a screen up to the tick of the settings.
 */
export class Pacer {
	readonly #send: () => void;
	readonly #tickMs: number;
	readonly #elapsed: () => number;
	#nextAt = -Infinity;
	#timer: NodeJS.Timeout | undefined;

	/** `send` sends what there is; `elapsed` is a clock that only goes forward (ms). */
	constructor(options: { send: () => void; tickMs: number; elapsed: () => number }) {
		this.#send = options.send;
		this.#tickMs = options.tickMs;
		this.#elapsed = options.elapsed;
	}

	/** There is something to send. */
	request(): void {
		if (this.#timer) return;
		const waitMs = this.#nextAt - this.#elapsed();
		if (waitMs <= 0) this.#act();
		else this.#timer = setTimeout(() => this.#act(), waitMs);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#act(): void {
		this.#timer = undefined;
		const startedAt = this.#elapsed();
		this.#send();
		const costMs = this.#elapsed() - startedAt;
		const gapMs = Math.max(FRAME_MS, costMs * GAP_IN_COSTS);
		this.#nextAt = startedAt + Math.min(this.#tickMs, gapMs);
	}
}
