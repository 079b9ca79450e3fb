import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work for so long (ms), then others of the process have their turn. */
const LONGEST_MS = 10;

/** One piece of work after the other, each with its time for itself. */
export class Turns {
	readonly #now: () => number;
	#last: Promise<unknown> = Promise.resolve();
	#begun = -Infinity;

	/** @param now milliseconds */
	constructor({ now }: { readonly now: () => number }) {
		this.#now = now;
	}

	take<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#last.then(async () => {
			if (this.#now() - this.#begun > LONGEST_MS) {
				await nextTurn();
				this.#begun = this.#now();
			}
			return work();
		});
		this.#last = mine.catch(() => undefined);
		return mine;
	}
}
