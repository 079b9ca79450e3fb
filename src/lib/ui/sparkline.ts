/** A small trend: y grows upwards, both axes 0 to 1; a null is a gap in the line. */
export type Trend = readonly (number | null)[];

/**
 * The path of a trend in a box of `width` × `height`, the last point on its right edge. The scale is the trend's own,
 * at least `leastSpan` high, so that a hair's breadth of change does not look like a mountain.
 */
export function sparklinePath(
	trend: Trend,
	{ width, height, leastSpan }: { width: number; height: number; leastSpan: number },
): { readonly path: string; readonly end: { readonly x: number; readonly y: number } | null } {
	const values = trend.filter((value) => value !== null);
	if (values.length < 2) return { path: '', end: null };
	const low = Math.min(...values);
	const high = Math.max(...values);
	const span = Math.max(high - low, leastSpan);
	const floor = (high + low - span) / 2;
	const step = width / (trend.length - 1);
	const at = (value: number, index: number) => ({
		x: Number((index * step).toFixed(2)),
		y: Number((height - ((value - floor) / span) * height).toFixed(2)),
	});
	let path = '';
	let drawing = false;
	let end = null;
	for (const [index, value] of trend.entries()) {
		if (value === null) {
			drawing = false;
			continue;
		}
		end = at(value, index);
		path += `${drawing ? 'L' : 'M'}${end.x} ${end.y}`;
		drawing = true;
	}
	return { path, end };
}
