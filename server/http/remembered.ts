type Kept<T> = { readonly answer: Promise<T>; until: number };

/** A share of a twentieth of the time is what one answer may cost the database. */
const REST_FACTOR = 20;
const MOST_KEPT = 100;

/**
 * Answers that are dear and need not be of this second: the same question gets the same answer for a while, twenty times
 * as long as it took and `leastMs` at least. Asked while it is being made, it is made once. A failure is not kept.
 */
export class Remembered<T> {
	readonly #kept = new Map<string, Kept<T>>();
	readonly #now: () => number;
	readonly #leastMs: number;

	/** `now` in milliseconds. */
	constructor({ now, leastMs }: { readonly now: () => number; readonly leastMs: number }) {
		this.#now = now;
		this.#leastMs = leastMs;
	}

	answer(question: string, make: () => Promise<T>): Promise<T> {
		const known = this.#kept.get(question);
		const askedAt = this.#now();
		if (known && known.until > askedAt) return known.answer;
		const kept: Kept<T> = { answer: make(), until: Infinity };
		this.#kept.delete(question);
		this.#kept.set(question, kept);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
		kept.answer.then(
			() => {
				const tookMs = this.#now() - askedAt;
				kept.until = askedAt + tookMs + Math.max(this.#leastMs, REST_FACTOR * tookMs);
			},
			() => {
				if (this.#kept.get(question) === kept) this.#kept.delete(question);
			},
		);
		return kept.answer;
	}
}
