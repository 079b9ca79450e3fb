/** A chart of a value over time, with what is wanted of it, what it came of, and where its area changed. */
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
	/** Of each unit that it came of, oldest first. */
	readonly former: readonly (readonly ChartPoint[])[];
	/** Epoch ms at which what it is of became another. */
	readonly breaks: readonly number[];
};

export type ChartSize = { readonly width: number; readonly height: number };

export type DrawnChart = {
	readonly line: string;
	readonly wanted: string;
	readonly former: readonly string[];
	/** How far from the left. */
	readonly breaks: readonly number[];
	/** The last value; null where there is none. */
	readonly end: { readonly x: number; readonly y: number } | null;
};

/** A hair's breadth of change should not look like a mountain: so much of the scale's own size is its least height. */
const LEAST_SPAN = 0.1;

export function pathChart(data: PathChartData, size: ChartSize): DrawnChart {
	const { points, gapMs, wanted, former, breaks } = data;
	const { x, y } = chartScale(data, size);
	const place = ({ at, value }: ChartPoint) => ({ x: x(at), y: y(value) });
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
		// One that is alone is a dot.
		former: former.map((own) => drawn(own, gapMs) + (own.length === 1 ? 'h0.01' : '')),
		breaks: breaks.map(x),
		end: last ? place(last) : null,
	};
}

/** Where times and values lie; `low` and `high` are the values at the lower and upper edge. */
export function chartScale(
	{ from, to, points, wanted, former }: PathChartData,
	{ width, height }: ChartSize,
) {
	const values = [...points, ...wanted, ...former.flat()].map(({ value }) => value);
	const low = Math.min(...values);
	const high = Math.max(...values);
	const span = Math.max(high - low, Math.abs(high) * LEAST_SPAN) || 1;
	const middle = (high + low) / 2;
	return {
		x: (at: number): number => Number((((at - from) / (to - from)) * width).toFixed(2)),
		y: (value: number): number =>
			Number((height / 2 - ((value - middle) / span) * height).toFixed(2)),
		low: middle - span / 2,
		high: middle + span / 2,
	};
}
