import { fetchLand, NO_LAND } from './land.ts';
import type { Land } from './land.ts';
import { untilHad } from './until-had.ts';

const RETRY_MS = 2_000;

/** Where what has come is kept for the next one. */
type Shelf = { land: Land | null };

/** The land's file, asked for until it is there; not where it is kept already. */
export class FetchedLand {
	/** Of the sea alone, until it has come. */
	had: Land = $state.raw(NO_LAND);
	/** Why it has not come. */
	problem = $state.raw<string | null>(null);

	readonly #shelf: Shelf;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		this.had = shelf.land ?? NO_LAND;
	}

	/** Returns how to give up. */
	fetch(): () => void {
		if (this.#shelf.land) return () => undefined;
		let stopped = false;
		void untilHad(fetchLand, {
			pause: () => new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
			stopped: () => stopped,
			onproblem: (failed) => {
				this.problem = String(failed);
			},
		}).then((found) => {
			if (!found) return;
			this.#shelf.land = found;
			this.had = found;
			this.problem = null;
		});
		return () => {
			stopped = true;
		};
	}
}
