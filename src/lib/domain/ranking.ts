export type Ranked<T> = {
	readonly item: T;
	/** 1 is best; equals share a rank and the next one skips (1, 2, 2, 4). Null: no score, so no rank. */
	readonly rank: number | null;
	readonly score: number | null;
};

/**
 * Best first, those without a score last. Scores are compared as they are shown, to `decimals` places: what looks
 * equal on the wall is a tie. Ties stand in the order of `compare`.
 */
export function ranking<T>(
	items: readonly T[],
	{
		score,
		decimals,
		compare,
	}: { score: (item: T) => number | null; decimals: number; compare: (a: T, b: T) => number },
): Ranked<T>[] {
	const shown = items.map((item) => {
		const own = score(item);
		return { item, score: own, key: own === null ? null : Number(own.toFixed(decimals)) };
	});
	const sorted = shown.toSorted(
		(a, b) => (b.key ?? -Infinity) - (a.key ?? -Infinity) || compare(a.item, b.item),
	);
	return sorted.map(({ item, key, score: own }) => ({
		item,
		score: own,
		rank: key === null ? null : sorted.findIndex((other) => other.key === key) + 1,
	}));
}
