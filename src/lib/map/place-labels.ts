import { contains, grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import type { Pixel, Size } from './mercator.ts';

export type Label = {
	readonly key: string;
	/** Sizes it may be written in, the fullest first: name and value, then the name alone. */
	readonly sizes: readonly Size[];
	/** Where its middle would best be. */
	readonly at: Pixel;
	/** Outline of what it names, in px; it is kept inside as far as there is room. */
	readonly outline: readonly Pixel[];
	readonly first: boolean;
};

/** What is better not covered, and how much farther off a label may go (in its own heights) to leave it free. */
export type Avoided = Box & { readonly cost: number };

export type Placed = Box & { readonly sizeIndex: number };

/** A label may stand out of what it names by this much of itself, no more. */
const MOST_OUTSIDE = 0.87;
/**
 * What else is worse than a label's own height farther off: to stand wholly out of what it names, or on what another
 * one names, and to be without its value.
 */
const COST = { outside: 12, onOther: 24, without: 9 };

/**
 * Boxes for the labels, none over another, over an obstacle or out of bounds; a label with no room is not in the
 * result. Those of small units come first, for they have the fewest places. `avoid` costs, but does not forbid.
 */
export function placeLabels(
	labels: readonly Label[],
	{
		bounds,
		obstacles,
		avoid,
		gapPx,
	}: { bounds: Box; obstacles: readonly Box[]; avoid: readonly Avoided[]; gapPx: number },
): Map<string, Placed> {
	const placed = new Map<string, Placed>();
	const taken: Box[] = [...obstacles];
	const order = [...labels].sort(
		(a, b) => Number(b.first) - Number(a.first) || extent(a.outline) - extent(b.outline),
	);
	for (const label of order) {
		const others = labels.filter(({ key }) => key !== label.key).map(({ outline }) => outline);
		let place: Placed | null = null;
		let least = Infinity;
		for (const [sizeIndex, size] of label.sizes.entries()) {
			const found = best(label, { size, sizeIndex, bounds, taken, avoid, gapPx, others });
			const cost = (found?.cost ?? Infinity) + sizeIndex * COST.without;
			if (found && cost < least) [place, least] = [found.box, cost];
		}
		if (!place) continue;
		placed.set(label.key, place);
		taken.push(place);
	}
	return placed;
}

function best(
	{ at, outline }: Label,
	{
		size,
		sizeIndex,
		bounds,
		taken,
		avoid,
		gapPx,
		others,
	}: {
		size: Size;
		sizeIndex: number;
		bounds: Box;
		taken: readonly Box[];
		avoid: readonly Avoided[];
		gapPx: number;
		others: readonly Label['outline'][];
	},
): { readonly box: Placed; readonly cost: number } | null {
	let found: Placed | null = null;
	let least = Infinity;
	for (const [dx, dy] of OFFSETS) {
		const box: Placed = {
			x: Math.round(at.x + dx * size.width - size.width / 2),
			y: Math.round(at.y + dy * size.height - size.height / 2),
			...size,
			sizeIndex,
		};
		const away = Math.hypot(dx * size.width, dy * size.height) / size.height;
		if (away >= least || !contains(bounds, box)) continue;
		const room = grown(box, gapPx);
		if (taken.some((other) => overlaps(room, other))) continue;
		const out = pointsOutside(box, outline);
		const outside = out.length / SAMPLES.length;
		if (outside > MOST_OUTSIDE) continue;
		const before = away + outside * COST.outside + costOver(box, avoid);
		if (before >= least) continue;
		const onOther = out.filter((point) => others.some((other) => inside(point, other))).length;
		const cost = before + (onOther / SAMPLES.length) * COST.onOther;
		if (cost < least) [found, least] = [box, cost];
	}
	return found && { box: found, cost: least };
}

function costOver(box: Box, others: readonly Avoided[]): number {
	return others.reduce((sum, other) => (overlaps(box, other) ? sum + other.cost : sum), 0);
}

/** Tries around the best place, as parts of the label's own size: the nearest first. */
const OFFSETS: readonly (readonly [number, number])[] = Array.from(
	{ length: 17 * 21 },
	(_, index) => {
		const column = (index % 17) - 8;
		const row = Math.floor(index / 17) - 10;
		return [column / 8, row / 5] as const;
	},
).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

const SAMPLES = [0.04, 0.5, 0.96].flatMap((y) =>
	[0.02, 0.26, 0.5, 0.74, 0.98].map((x) => [x, y] as const),
);

function pointsOutside(box: Box, outline: readonly Pixel[]): Pixel[] {
	return SAMPLES.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })).filter(
		(point) => !inside(point, outline),
	);
}

function inside({ x, y }: Pixel, outline: readonly Pixel[]): boolean {
	let within = false;
	let before = outline.at(-1);
	for (const point of outline) {
		if (before && point.y > y !== before.y > y) {
			const crossing = ((before.x - point.x) * (y - point.y)) / (before.y - point.y) + point.x;
			if (x < crossing) within = !within;
		}
		before = point;
	}
	return within;
}

function extent(outline: readonly Pixel[]): number {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
