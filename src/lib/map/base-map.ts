import { BASE_MAP_PATH, type BaseMapAnswer, type BaseMapTiles } from '../wire/base-map.ts';

/** After it could not be had it is asked for again. */
const AGAIN_MS = 60_000;

/** `lost`: there should be one, and it cannot be had. */
export type BaseMapState =
	{ readonly kind: 'none' | 'lost' } | { readonly kind: 'had'; readonly tiles: BaseMapTiles };

export type BaseMapOptions = {
	readonly fetch: typeof fetch;
	/** Hears of each state that is another one. */
	readonly onchange: (state: BaseMapState) => void;
};

/** Whether the server has a base map of the centre's own, and whether it can be had. */
export class BaseMap {
	state: BaseMapState = { kind: 'none' };

	readonly #options: BaseMapOptions;
	#again: ReturnType<typeof setTimeout> | null = null;
	#stopped = false;

	constructor(options: BaseMapOptions) {
		this.#options = options;
	}

	start(): void {
		void this.#ask();
	}

	stop(): void {
		this.#stopped = true;
		if (this.#again !== null) clearTimeout(this.#again);
	}

	/** Its tiles cannot be had: it is given up, and asked for again later. */
	failed(): void {
		if (this.state.kind === 'had') this.#become({ kind: 'lost' });
	}

	async #ask(): Promise<void> {
		const answer = await this.#answer();
		if (this.#stopped) return;
		if (answer === null) {
			// Whether there should be one is known only where there was one.
			this.#become(this.state.kind === 'none' ? this.state : { kind: 'lost' });
			this.#askAgain();
		} else if (answer.kind === 'none') this.#become({ kind: 'none' });
		else if (answer.kind === 'broken') this.#become({ kind: 'lost' });
		else this.#become({ kind: 'had', tiles: answer });
	}

	/** Null where the server does not answer. */
	async #answer(): Promise<BaseMapAnswer | null> {
		try {
			const response = await this.#options.fetch(BASE_MAP_PATH);
			return response.ok ? ((await response.json()) as BaseMapAnswer) : null;
		} catch {
			return null;
		}
	}

	#become(state: BaseMapState): void {
		const isNew = state.kind !== this.state.kind || state.kind === 'had';
		this.state = state;
		if (isNew) this.#options.onchange(state);
		if (state.kind === 'lost') this.#askAgain();
	}

	#askAgain(): void {
		if (this.#again !== null) clearTimeout(this.#again);
		this.#again = setTimeout(() => void this.#ask(), AGAIN_MS);
	}
}
