/** A server that takes longer is taken for one that does not answer. */
const PATIENCE_MS = 20_000;

/** What was last asked of the server, one question at a time: an answer that comes after the next question is not taken. */
export class Fetched<T> {
	/** Null until it is there. */
	value: T | null = $state.raw(null);
	/** It could not be had. */
	failed = $state(false);

	readonly #fetch: typeof fetch;
	#address = '';

	constructor(options: { readonly fetch: typeof fetch }) {
		this.#fetch = options.fetch;
	}

	/** Asks; what it returns takes the question back. Where it is the same question, the answer before stays until there is a new one. */
	ask(address: string): () => void {
		const taken = new AbortController();
		if (address !== this.#address) this.value = null;
		this.#address = address;
		this.failed = false;
		void this.#take(address, taken.signal);
		return () => taken.abort();
	}

	async #take(address: string, back: AbortSignal): Promise<void> {
		const value = await this.#answer(address, back);
		if (back.aborted) return;
		this.value = value;
		this.failed = value === null;
	}

	/** Null where the server does not answer, or not well. */
	async #answer(address: string, back: AbortSignal): Promise<T | null> {
		try {
			const signal = AbortSignal.any([back, AbortSignal.timeout(PATIENCE_MS)]);
			const response = await this.#fetch(address, { signal });
			return response.ok ? ((await response.json()) as T) : null;
		} catch {
			// That it failed is told where it would stand.
			return null;
		}
	}
}
