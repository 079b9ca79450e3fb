import { untrack } from 'svelte';
import type { Unsaid } from '#lib/map/types.ts';

/** While a page is laid out, what has found no room may find it. */
const MOST_TAKEN_BACK = 3;

/**
 * What has no room on a map, for the words beside it. They take a line of the map’s own room: words and map could make way for
 * each other without end, so of the same map they are taken back a few times at most.
 */
export class MapUnsaid {
	told = $state.raw<Unsaid>({ names: 0, values: 0, home: '' });
	readonly #map: () => readonly unknown[];
	#of: readonly unknown[] = [];
	#takenBack = 0;

	/** @param map what it is drawn from: another list where that has changed */
	constructor(map: () => readonly unknown[]) {
		this.#map = map;
	}

	readonly hear = (own: Unsaid): void => {
		untrack(() => {
			const map = this.#map();
			if (map !== this.#of) this.#takenBack = 0;
			this.#of = map;
			const { names, values, home } = this.told;
			const isLess = own.names < names || own.values < values || (own.home === '' && home !== '');
			if (!isLess || this.#takenBack++ < MOST_TAKEN_BACK) this.told = own;
			// At rest with the most that was left out.
			else if (own.names > names || own.values > values || (home === '' && own.home !== ''))
				this.told = {
					names: Math.max(names, own.names),
					values: Math.max(values, own.values),
					home: own.home || home,
				};
		});
	};
}
