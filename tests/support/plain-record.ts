/** What was told of figures and when, kept as plainly as can be: what the database answers is judged by it. */
import type { FigureKey } from '#server/import/figures/figure.ts';
import { figureKey } from '#server/import/figures/figure.ts';

export type Told = FigureKey & {
	readonly value: number;
	readonly sample: boolean;
	/** Epoch ms. */
	readonly at: number;
	/** Null: it was measured. */
	readonly batchId: number | null;
};

/** What is compared of a figure. */
export function seen({ unitId, observedAt, value, sample }: Omit<Told, 'at' | 'batchId'>): string {
	return `${unitId} ${observedAt} ${value} ${sample}`;
}

/** Everything that was ever told, and which deliveries were undone when. */
export class PlainRecord {
	readonly #keys: readonly FigureKey[];
	readonly #told: Told[] = [];
	readonly #undoneAt = new Map<number, number>();

	/** `keys`: of all that may be told, by unit and of each the oldest first. */
	constructor(keys: readonly FigureKey[]) {
		this.#keys = keys;
	}

	get batches(): ReadonlySet<number> {
		return new Set(this.#told.flatMap(({ batchId }) => batchId ?? []));
	}

	tell(told: Told): void {
		this.#told.push(told);
	}

	undo(batchId: number, at: number): void {
		if (!this.#undoneAt.has(batchId)) this.#undoneAt.set(batchId, at);
	}

	/** The last delivery that was not undone by then; else what was measured. */
	believed(key: FigureKey, at: number): Told | null {
		const of = this.#told.filter((told) => figureKey(told) === figureKey(key) && told.at <= at);
		const stands = ({ batchId }: Told) =>
			batchId !== null && (this.#undoneAt.get(batchId) ?? Infinity) > at;
		return of.findLast(stands) ?? of.findLast(({ batchId }) => batchId === null) ?? null;
	}

	/** Of each unit the newest up to `observedBy` as it was believed at `at`; what is no sample goes before those. */
	newest(observedBy: number, at: number): string[] {
		const upTo = this.#keys.filter(({ observedAt }) => observedAt <= observedBy);
		const all = upTo.flatMap((key) => this.believed(key, at) ?? []);
		return [...Map.groupBy(all, ({ unitId }) => unitId).values()].flatMap((series) => {
			const found = series.findLast(({ sample }) => !sample) ?? series.at(-1);
			return found ? [seen(found)] : [];
		});
	}
}
