const DAY_MS = 86_400_000;
/** A trend on a wall has room for about this many points. */
const SHORTEST_BUCKET_DAYS = 7;

/**
 * Daily values as a trend of equal steps up to `to`, the last value of each: a week, or the indicator's own interval
 * where that is longer. One empty step carries the value before it; more are a gap.
 */
export function trendOf(
	days: readonly { readonly day: string; readonly value: number }[],
	{ from, to, intervalS }: { readonly from: Date; readonly to: Date; readonly intervalS: number },
): (number | null)[] {
	const bucketMs = Math.max(SHORTEST_BUCKET_DAYS * DAY_MS, intervalS * 1_000);
	const count = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / bucketMs));
	const buckets = Array<number | null>(count).fill(null);
	for (const { day, value } of days) {
		const back = Math.floor((to.getTime() - Date.parse(`${day}T00:00:00Z`)) / bucketMs);
		const place = count - 1 - back;
		if (place >= 0 && place < count) buckets[place] = value;
	}
	const carried = buckets.map((value, place) => value ?? buckets[place - 1] ?? null);
	const first = carried.findIndex((value) => value !== null);
	const last = carried.findLastIndex((value) => value !== null);
	return carried.slice(Math.max(0, first), last + 1);
}
