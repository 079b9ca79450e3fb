import { goto, preloadData } from '$app/navigation';
import { page, updated } from '$app/state';
import { scenePath } from '../screen-path.ts';

/** A page that has grown so large (bytes) begins anew at the next scene. */
const LARGEST_HEAP = 1_000_000_000;

/** How a screen's page goes from scene to scene. */
export class Playing {
	readonly #once: (address: string, found: () => void) => void;
	readonly #heapBytes: () => number | null;
	/** The address that was fetched, and is there. */
	#warm = '';

	constructor(options: {
		/** Calls `found` as soon as the address is served. */
		readonly once: (address: string, found: () => void) => void;
		readonly heapBytes: () => number | null;
	}) {
		this.#once = options.once;
		this.#heapBytes = options.heapBytes;
	}

	/** Name of the scene that is shown. */
	get scene(): string {
		return page.url.pathname.split('/')[2] || 'wall';
	}

	/** Code of the unit that the centre looks at; null before it is known. */
	get scopeCode(): string | null {
		const { centre } = page.data as { readonly centre?: { readonly scopeCode: string } };
		return centre?.scopeCode ?? null;
	}

	/** Its data and what draws it. */
	warm(scene: string): void {
		const address = this.#address(scene);
		void updated.check();
		void preloadData(address).then(
			(fetched) => {
				if (fetched.type === 'loaded' && fetched.status === 200) this.#warm = address;
			},
			// A server that is away: when the scene is due it is asked for again.
			() => undefined,
		);
	}

	/** At once, where it was fetched before; else as soon as it is served: nobody would bring the screen back from a page of an error. */
	show(scene: string): void {
		const address = this.#address(scene);
		const go = (): void => void goto(address, { replaceState: true });
		if (address === this.#warm) go();
		else this.#once(address, go);
		this.#warm = '';
	}

	/** Whether the page begins anew with the next scene: the server has another version of it, or it has grown too large. */
	leaves(scene: string): boolean {
		const isLarge = (this.#heapBytes() ?? 0) > LARGEST_HEAP;
		if (!updated.current && !isLarge) {
			void updated.check();
			return false;
		}
		const address = this.#address(scene);
		this.#once(address, () => location.replace(address));
		return true;
	}

	/** The unit that an address may name is that of its own scene. */
	#address(scene: string): string {
		const query = new URLSearchParams(page.url.searchParams);
		for (const own of ['unit', 'indicator', 'day', 'close', 'believed']) query.delete(own);
		return scenePath(scene, query);
	}
}
