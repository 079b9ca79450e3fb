import type { Unit } from '#lib/domain/unit.ts';

/** Which units lie in which, as of the centre's geography date. */
export class UnitTree {
	readonly #idByCode: ReadonlyMap<string, number>;
	readonly #childrenById: ReadonlyMap<number, readonly Unit[]>;

	constructor(units: readonly Unit[]) {
		this.#idByCode = new Map(units.map((unit) => [unit.code, unit.id]));
		this.#childrenById = new Map(
			[...Map.groupBy(units, (unit) => unit.parentId)].flatMap(([parentId, children]) =>
				parentId === null ? [] : [[parentId, children]],
			),
		);
	}

	/** Ids of the unit with that code and of everything below it; null where no unit has the code. */
	within(code: string): ReadonlySet<number> | null {
		const id = this.#idByCode.get(code);
		if (id === undefined) return null;
		const found = new Set([id]);
		// A set goes on to what is added to it while it is walked.
		for (const unitId of found) {
			for (const child of this.#childrenById.get(unitId) ?? []) found.add(child.id);
		}
		return found;
	}
}
