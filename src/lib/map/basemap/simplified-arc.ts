type Point = readonly [lonDegrees: number, latDegrees: number];

/** Mainland Vietnam; here the tolerance is the least. */
const VIETNAM = { west: 102.1, south: 8.5, east: 109.5, north: 23.4 };
/** Degrees at Vietnam (about 100 m), and what a degree's distance adds. */
const LEAST = 0.001;
const PER_DEGREE = 0.008;

/**
 * Positions of the points that a line (degrees) keeps: Douglas and Peucker's method, with a tolerance that
 * grows with the distance from Vietnam. The two ends are always kept, so lines that meet go on meeting.
 */
export function simplifiedArc(points: readonly Point[]): number[] {
	const last = points.length - 1;
	const kept = new Set([0, last]);
	const open: [number, number][] = [[0, last]];
	for (let part = open.pop(); part; part = open.pop()) {
		const [from, to] = part;
		let worst = -1;
		let excess = 0;
		for (let at = from + 1; at < to; at++) {
			const over = offLine(points[at], points[from], points[to]) / tolerance(points[at]);
			if (over > excess) [worst, excess] = [at, over];
		}
		if (excess <= 1) continue;
		kept.add(worst);
		open.push([from, worst], [worst, to]);
	}
	return [...kept].sort((a, b) => a - b);
}

function tolerance([lon, lat]: Point = [0, 0]): number {
	const dx = Math.max(VIETNAM.west - lon, 0, lon - VIETNAM.east);
	const dy = Math.max(VIETNAM.south - lat, 0, lat - VIETNAM.north);
	return LEAST + PER_DEGREE * Math.hypot(dx, dy);
}

/** Distance of a point from the stretch between two others, in degrees. */
function offLine(at: Point = [0, 0], from: Point = [0, 0], to: Point = [0, 0]): number {
	const dx = to[0] - from[0];
	const dy = to[1] - from[1];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length;
	const t = Math.min(Math.max(along, 0), 1);
	return Math.hypot(at[0] - from[0] - t * dx, at[1] - from[1] - t * dy);
}
