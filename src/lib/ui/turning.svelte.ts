/** How long nobody has touched anything before pages turn by themselves, and how long each then stays. */
export const IDLE_MS = 60_000;
export const PAGE_MS = 20_000;

/**
 * Pages that are turned by hand, round and round; where nobody is there to do so they turn by themselves, for on a wall
 * what stands on the second page would never be seen. To be made with its component.
 */
export class Turning {
	readonly #pages: () => number;
	#page = $state(0);

	/** `pages`: how many there are. `still`: whether they stay as they are for now. `pace`: where it is not the usual one. */
	constructor({
		pages,
		still = () => false,
		pace: { idleMs, pageMs } = { idleMs: IDLE_MS, pageMs: PAGE_MS },
	}: {
		readonly pages: () => number;
		readonly still?: () => boolean;
		readonly pace?: { readonly idleMs: number; readonly pageMs: number };
	}) {
		this.#pages = pages;
		$effect(() => {
			if (pages() < 2 || still()) return;
			let timer: ReturnType<typeof setTimeout>;
			const wait = (ms: number): void => {
				clearTimeout(timer);
				timer = setTimeout(() => {
					this.turn(1);
					wait(pageMs);
				}, ms);
			};
			const touched = (): void => wait(idleMs);
			touched();
			addEventListener('pointerdown', touched, true);
			addEventListener('keydown', touched, true);
			return () => {
				clearTimeout(timer);
				removeEventListener('pointerdown', touched, true);
				removeEventListener('keydown', touched, true);
			};
		});
	}

	/** From 0. */
	get page(): number {
		return Math.max(0, Math.min(this.#page, this.#pages() - 1));
	}

	/** After the last comes the first. */
	turn(by: 1 | -1): void {
		const pages = Math.max(1, this.#pages());
		this.#page = (this.page + by + pages) % pages;
	}

	/** To the first. */
	begin(): void {
		this.#page = 0;
	}
}
