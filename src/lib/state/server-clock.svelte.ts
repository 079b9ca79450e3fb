/** Of so many words of the server the one that came fastest counts. */
const WORDS = 16;
/** A word that differs by so much is not a slow one: the server's clock was set, or this machine has slept (ms). */
const SET_MS = 2_000;

/**
 * The server's time on a screen: what it last said, plus the time that has passed here since. A screen's own
 * clock is never asked, for nobody sets it.
 */
export class ServerClock {
	/** The server's time (epoch ms), renewed each second, of which what is shown is; null until it was heard of. */
	now: number | null = $state(null);
	/** The same, and it goes on while what is shown is held. */
	present: number | null = $state(null);

	/** By how much the server's clock was ahead of ours by each of its last words (ms): less, the longer one was under way. */
	#leads: readonly number[] = [];
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

	/** The server's time as it came with a message, which was under way for a moment. */
	hear(serverMs: number): void {
		const lead = serverMs - this.#local();
		const first = this.#leads.length === 0;
		const isSet = !first && Math.abs(lead - Math.max(...this.#leads)) > SET_MS;
		this.#leads = isSet ? [lead] : [...this.#leads.slice(1 - WORDS), lead];
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
		return this.#leads.length === 0 ? null : Math.max(...this.#leads) + this.#local();
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
