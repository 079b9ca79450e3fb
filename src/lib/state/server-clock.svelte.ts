/**
 * The server's time on a screen: what it last said, plus the time that has passed here since. A screen's own
 * clock is never asked, for nobody sets it.
 */
export class ServerClock {
	/** The server's time (epoch ms), renewed each second, of which what is shown is; null until it was heard of. */
	now: number | null = $state(null);
	/** The same, and it goes on while what is shown is held. */
	present: number | null = $state(null);

	#said: { readonly serverMs: number; readonly localMs: number } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#held = false;
	readonly #local: () => number;

	/** `local` is a clock that only runs forward, such as `performance.now()`. */
	constructor(local: () => number) {
		this.#local = local;
	}

	start(): void {
		this.#tick();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	/** The server's time as it came with a message. */
	hear(serverMs: number): void {
		const first = this.#said === null;
		this.#said = { serverMs, localMs: this.#local() };
		if (first) this.#show(serverMs);
	}

	/** From now on `now` stays. */
	hold(): void {
		this.#held = true;
	}

	release(): void {
		this.#held = false;
		this.#show(this.read());
	}

	read(): number | null {
		return this.#said && this.#said.serverMs + this.#local() - this.#said.localMs;
	}

	#show(now: number | null): void {
		this.present = now;
		if (!this.#held) this.now = now;
	}

	#tick(): void {
		const now = this.read();
		this.#show(now);
		// Just behind the turn of the second, so that a shown clock never lags by one.
		const untilNextSecond = now === null ? 1_000 : 1_005 - (now % 1_000);
		this.#timer = setTimeout(() => this.#tick(), untilNextSecond);
	}
}
