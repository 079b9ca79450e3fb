const COUNT_MS = 1_000;
const EVERY_MS = 10_000;

/** How many frames a second a page draws, counted for one second in ten: to count costs a little each frame. */
export class FrameRate {
	/** Null until it was counted, and while the page is not visible. */
	perSecond: number | null = null;
	readonly #isVisible: () => boolean;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#frame = 0;

	constructor(isVisible: () => boolean) {
		this.#isVisible = isVisible;
	}

	start(): void {
		this.#count();
	}

	stop(): void {
		clearTimeout(this.#timer);
		cancelAnimationFrame(this.#frame);
	}

	#count(): void {
		this.#timer = setTimeout(() => this.#count(), EVERY_MS);
		if (!this.#isVisible()) {
			this.perSecond = null;
			return;
		}
		let frames = 0;
		let began: number | null = null;
		const drawn = (at: number): void => {
			began ??= at;
			const passed = at - began;
			if (passed < COUNT_MS) {
				frames += 1;
				this.#frame = requestAnimationFrame(drawn);
			} else this.perSecond = (frames * 1_000) / passed;
		};
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(drawn);
	}
}
