/** A small chart of a value over time, with what is wanted of it. */
export type ChartPoint = { readonly at: number; readonly value: number };

export type PathChartData = {
	/** Epoch ms at its left and right edge. */
	readonly from: number;
	readonly to: number;
	/** Oldest first; parted where nothing was known for longer than `gapMs`. */
	readonly points: readonly ChartPoint[];
	readonly gapMs: number;
	/** What the target's path wants at each time; the target itself where there is no path. Oldest first. */
	readonly wanted: readonly ChartPoint[];
};

export type DrawnChart = {
	readonly line: string;
	readonly wanted: string;
	/** The last value; null where there is none. */
	readonly end: { readonly x: number; readonly y: number } | null;
};

/** A hair's breadth of change should not look like a mountain: so much of the scale's own size is its least height. */
const LEAST_SPAN = 0.1;

export function pathChart(
	{ from, to, points, gapMs, wanted }: PathChartData,
	{ width, height }: { readonly width: number; readonly height: number },
): DrawnChart {
	const values = [...points, ...wanted].map(({ value }) => value);
	const low = Math.min(...values);
	const high = Math.max(...values);
	const span = Math.max(high - low, Math.abs(high) * LEAST_SPAN) || 1;
	const middle = (high + low) / 2;
	const place = ({ at, value }: ChartPoint) => ({
		x: Number((((at - from) / (to - from)) * width).toFixed(2)),
		y: Number((height / 2 - ((value - middle) / span) * height).toFixed(2)),
	});
	const drawn = (some: readonly ChartPoint[], mostMs: number): string =>
		some
			.map((point, at) => {
				const { x, y } = place(point);
				const before = some[at - 1];
				const joined = before !== undefined && point.at - before.at <= mostMs;
				return `${joined ? 'L' : 'M'}${String(x)} ${String(y)}`;
			})
			.join('');
	const last = points.at(-1);
	return {
		line: drawn(points, gapMs),
		wanted: drawn(wanted, Infinity),
		end: last ? place(last) : null,
	};
}
