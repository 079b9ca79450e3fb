/** Keeps the newest edition of each file, and makes a new one at most every so often, one after the other. */
import type { EditionFile } from './edition-file.ts';

type Kept<E> = {
	/** What it was made from; another one makes it old at once. */
	readonly basis: string;
	readonly edition: Promise<E>;
	until: number;
};

/** An edition costs the database a twentieth of the time at most, however often it is asked for. */
const REST_FACTOR = 20;

export class Editions<E extends { readonly file: EditionFile }> {
	readonly #kept = new Map<string, Kept<E>>();
	readonly #now: () => number;
	readonly #leastMs: number;
	/** Settles with the one being made last: the next waits for it, so that the database makes one at a time. */
	#last: Promise<unknown> = Promise.resolve();

	/** `now` in milliseconds. */
	constructor({ now, leastMs }: { readonly now: () => number; readonly leastMs: number }) {
		this.#now = now;
		this.#leastMs = leastMs;
	}

	/**
	 * Asked while it is being made, it is made once. A failure is not kept. Its file is to be opened as soon as it is there: it is
	 * closed when the next one is.
	 */
	edition(name: string, { basis, make }: { basis: string; make: () => Promise<E> }): Promise<E> {
		const known = this.#kept.get(name);
		if (known && known.basis === basis && known.until > this.#now()) return known.edition;
		const made = this.#last.then(() => this.#made(make));
		const kept: Kept<E> = { basis, edition: made.then(({ edition }) => edition), until: Infinity };
		this.#kept.set(name, kept);
		this.#last = made.then(
			({ tookMs }) => {
				kept.until = this.#now() + Math.max(this.#leastMs, REST_FACTOR * tookMs);
				return release(known);
			},
			() => {
				if (this.#kept.get(name) === kept) this.#kept.delete(name);
				return release(known);
			},
		);
		return kept.edition;
	}

	/** Waits for those being made. Files that are being read are closed after their readers. */
	async close(): Promise<void> {
		await this.#last;
		await Promise.all(Array.from(this.#kept.values(), release));
		this.#kept.clear();
	}

	async #made(make: () => Promise<E>): Promise<{ edition: E; tookMs: number }> {
		const begun = this.#now();
		const edition = await make();
		return { edition, tookMs: this.#now() - begun };
	}
}

/** One that failed has no file; whoever asked for it was told. */
async function release<E extends { readonly file: EditionFile }>(
	kept: Kept<E> | undefined,
): Promise<void> {
	await kept?.edition.then(
		({ file }) => file.release(),
		() => undefined,
	);
}
