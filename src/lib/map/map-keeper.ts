import { getContext, onDestroy, setContext } from 'svelte';
import type { Land } from './land.ts';
import type { MapStage } from './map-stage.ts';

/** What is lent: `rest` when nobody has it, `stop` for good. */
type Lent = { readonly rest: () => void; readonly stop: () => void };

/** Of one who would show the map. */
export type Wish<Stage extends Lent = MapStage> = {
	/** Makes the one instance, where there is none yet; null where the browser does not give what it needs. */
	readonly make: () => Stage | null;
	readonly onlent: (stage: Stage) => void;
	readonly ontaken: () => void;
};

/**
 * Keeps the one map of a page while scenes come and go: whoever asked last has it, and when that one gives it back, the
 * one before. A browser gives few WebGL contexts, and to compile a map's shaders takes long: so it is made once.
 */
export class MapKeeper<Stage extends Lent = MapStage> {
	/** Read once for all maps of the page; null until it has come. */
	land: Land | null = null;
	#stage: Stage | null = null;
	#wishes: readonly Wish<Stage>[] = [];

	/** The map is lent at once. Returns how to give it back, or to wish for it no more. */
	ask(wish: Wish<Stage>): () => void {
		if (this.#stage) this.#wishes.at(-1)?.ontaken();
		this.#wishes = [...this.#wishes, wish];
		this.#lend();
		return () => this.#end(wish);
	}

	stop(): void {
		this.#wishes = [];
		this.#stage?.stop();
		this.#stage = null;
	}

	#end(wish: Wish<Stage>): void {
		const had = this.#wishes.at(-1) === wish;
		this.#wishes = this.#wishes.filter((other) => other !== wish);
		if (!had) return;
		if (this.#stage) wish.ontaken();
		this.#lend();
	}

	#lend(): void {
		const wish = this.#wishes.at(-1);
		if (!wish) {
			this.#stage?.rest();
			return;
		}
		this.#stage ??= wish.make();
		if (this.#stage) wish.onlent(this.#stage);
	}
}

const KEY = Symbol('map keeper');

/** All maps below this component are one, while it lives. */
export function keepOneMap(): void {
	const keeper = new MapKeeper();
	setContext(KEY, keeper);
	onDestroy(() => keeper.stop());
}

/** The keeper of the page; without one a map has one of its own, for as long as it is there. */
export function mapKeeper(): MapKeeper {
	const shared = getContext<MapKeeper | undefined>(KEY);
	if (shared) return shared;
	const own = new MapKeeper();
	onDestroy(() => own.stop());
	return own;
}
