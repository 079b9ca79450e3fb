/** A live series: a line that is parted where nothing is known, however many points it has. */
import type { ChartPoint, ChartSize } from './path-chart.ts';

export type SeriesData = {
	/** Epoch ms at its left and right edge: the right one is the present. */
	readonly from: number;
	readonly to: number;
	/** Oldest first. */
	readonly points: readonly ChartPoint[];
	/** Points that are further apart are not joined: nothing is known between them. */
	readonly gapMs: number;
	readonly target: number | null;
	/** Epoch ms at which what it is of became another. */
	readonly breaks: readonly number[];
};

type Span = { readonly x: number; readonly width: number };

export type DrawnSeries = {
	readonly line: string;
	/** Where nothing is known, the time since the last value among it. */
	readonly gaps: readonly Span[];
	/** How far from the left. */
	readonly breaks: readonly number[];
	/** How far down; null where there is none. */
	readonly target: number | null;
	/** The last value; null where there is none. */
	readonly end: { readonly x: number; readonly y: number } | null;
	/** Values at the lower and upper edge. */
	readonly low: number;
	readonly high: number;
	readonly y: (value: number) => number;
};

/** A hair's breadth of change should not look like a mountain: so much of the scale's own size is its least height. */
const LEAST_SPAN = 0.1;
const DECIMALS = 2;

/** In a box of `size`, whose width is counted in columns: of the points in one no more are drawn than can be told apart. */
export function drawnSeries(data: SeriesData, { width, height }: ChartSize): DrawnSeries {
	const { from, to, gapMs, target, breaks } = data;
	const points = data.points.filter(({ at }) => at >= from && at <= to);
	const { low, high } = edges(points, target);
	const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
	const x = (at: number): number => rounded(((at - from) / (to - from || 1)) * width);
	const y = (value: number): number => rounded(height - ((value - low) / (high - low)) * height);
	const runs = runsOf(points, gapMs);
	const columnMs = (to - from) / width;
	const last = points.at(-1);
	return {
		line: runs.map((run) => runPath(inColumns(run, { from, columnMs }), { x, y })).join(''),
		gaps: gapsBetween(runs, data).map(([begun, over]) => ({
			x: x(begun),
			width: rounded(x(over) - x(begun)),
		})),
		breaks: breaks.filter((at) => at >= from && at <= to).map(x),
		target: target === null ? null : y(target),
		end: last ? { x: x(last.at), y: y(last.value) } : null,
		low,
		high,
		y,
	};
}

function edges(
	points: readonly ChartPoint[],
	target: number | null,
): { low: number; high: number } {
	let least = target ?? Infinity;
	let most = target ?? -Infinity;
	for (const { value } of points) {
		if (value < least) least = value;
		if (value > most) most = value;
	}
	if (least > most) return { low: 0, high: 1 };
	const span = Math.max(most - least, Math.abs(most) * LEAST_SPAN) || 1;
	const middle = most / 2 + least / 2;
	return { low: middle - span / 2, high: middle + span / 2 };
}

function runsOf(points: readonly ChartPoint[], gapMs: number): ChartPoint[][] {
	const runs: ChartPoint[][] = [];
	let before: ChartPoint | undefined;
	for (const point of points) {
		if (before && point.at - before.at <= gapMs) runs.at(-1)?.push(point);
		else runs.push([point]);
		before = point;
	}
	return runs;
}

function gapsBetween(
	runs: readonly (readonly ChartPoint[])[],
	{ from, to, gapMs }: SeriesData,
): (readonly [from: number, to: number])[] {
	const ends = [from, ...runs.map((run) => run.at(-1)?.at ?? from)];
	const begins = [...runs.map(([first]) => first?.at ?? to), to];
	return ends
		.map((end, place) => [end, begins[place] ?? to] as const)
		.filter(([end, begin]) => begin - end > gapMs);
}

/** Of each column its first, least, most and last point, in their order: what is drawn is the same to the eye. */
function inColumns(
	run: readonly ChartPoint[],
	{ from, columnMs }: { readonly from: number; readonly columnMs: number },
): readonly ChartPoint[] {
	const kept = new Set<ChartPoint>();
	let column: ChartPoint[] = [];
	let current = NaN;
	const keep = (): void => {
		const [first] = column;
		if (!first) return;
		const least = column.reduce((a, b) => (b.value < a.value ? b : a), first);
		const most = column.reduce((a, b) => (b.value > a.value ? b : a), first);
		const extremes = least.at < most.at ? [least, most] : [most, least];
		for (const point of [first, ...extremes, column.at(-1) ?? first]) kept.add(point);
	};
	for (const point of run) {
		const own = Math.floor((point.at - from) / columnMs);
		if (own !== current) {
			keep();
			column = [];
			current = own;
		}
		column.push(point);
	}
	keep();
	return [...kept];
}

/** One that is alone is a dot. */
function runPath(
	run: readonly ChartPoint[],
	{ x, y }: { readonly x: (at: number) => number; readonly y: (value: number) => number },
): string {
	const path = run
		.map(({ at, value }, place) => `${place > 0 ? 'L' : 'M'}${String(x(at))} ${String(y(value))}`)
		.join('');
	return run.length === 1 ? `${path}h0.01` : path;
}
