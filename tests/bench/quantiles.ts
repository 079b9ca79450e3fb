/** p50, p95, p99 and the extremes of a list of numbers, in its own unit; null for an empty list. */
export type Quantiles = {
	readonly n: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly max: number;
};

export function quantiles(values: readonly number[]): Quantiles | null {
	if (values.length === 0) return null;
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number): number =>
		round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
	return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function median(values: readonly number[]): number {
	return quantiles(values)?.p50 ?? Number.NaN;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
