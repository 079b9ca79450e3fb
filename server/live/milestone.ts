/** Something that happens once, and can be waited for. */
export class Milestone {
	readonly reached: Promise<void>;
	#reach: () => void = () => undefined;

	constructor() {
		this.reached = new Promise((resolve) => (this.#reach = resolve));
	}

	reach(): void {
		this.#reach();
	}
}
