/** An edge node has this long to answer; each answer that does not come doubles it, up to the longest. */
export const FIRST_WAIT_MS = 60_000;
export const LONGEST_WAIT_MS = 3_600_000;

/**
 * When to ask an edge node for its births. A rebirth costs it all it has to tell, so it is asked at most once a minute,
 * however many gaps there are, and ever more seldom where it never answers. Time is that of the messages.
 */
export class RebirthWish {
	#wanted = false;
	#notBefore = -Infinity;
	#waitMs = FIRST_WAIT_MS;

	want(): void {
		this.#wanted = true;
	}

	/** Its birth came. */
	fulfil(): void {
		this.#wanted = false;
		this.#waitMs = FIRST_WAIT_MS;
	}

	/** Whether to ask now, which then counts as asked. */
	due(now: number): boolean {
		if (!this.#wanted || now < this.#notBefore) return false;
		this.#notBefore = now + this.#waitMs;
		this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
		return true;
	}
}
