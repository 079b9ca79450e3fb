export type Ranked<T> = {
	readonly item: T;
	/** 1 is best; equals share a rank and the next one skips (1, 2, 2, 4). Null: no score, so no rank. */
	readonly rank: number | null;
};

/**
 * Best first, those without a score last. `score` gives it as it is shown: what looks equal on the wall is a tie.
 * Ties stand in the order of `compare`.
 */
export function ranking<T>(
	items: readonly T[],
	{ score, compare }: { score: (item: T) => number | null; compare: (a: T, b: T) => number },
): Ranked<T>[] {
	const sorted = items
		.map((item) => ({ item, score: score(item) }))
		.toSorted((a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity) || compare(a.item, b.item));
	let rank = 0;
	return sorted.map(({ item, score: own }, place) => {
		if (own !== sorted[place - 1]?.score) rank = place + 1;
		return { item, rank: own === null ? null : rank };
	});
}
