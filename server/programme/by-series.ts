export type Series = { readonly unitId: number; readonly indicatorId: number };

/** A map by unit and indicator; fifty thousand keys of text would take longer than all else that is done with them. */
export class BySeries<T> {
	readonly #units = new Map<number, Map<number, T>>();

	static of<T extends Series>(all: readonly T[]): BySeries<T> {
		const found = new BySeries<T>();
		for (const one of all) found.set(one, one);
		return found;
	}

	get(unitId: number, indicatorId: number): T | undefined {
		return this.#units.get(unitId)?.get(indicatorId);
	}

	set({ unitId, indicatorId }: Series, value: T): void {
		const own = this.#units.get(unitId);
		if (own) own.set(indicatorId, value);
		else this.#units.set(unitId, new Map([[indicatorId, value]]));
	}
}
