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
const MOST_OUTSIDE = 0.6;

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
		const place = label.sizes.reduce<Placed | null>(
			(found, size, sizeIndex) =>
				found ?? best(label, { size, sizeIndex, bounds, taken, avoid, gapPx }),
			null,
		);
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
	}: {
		size: Size;
		sizeIndex: number;
		bounds: Box;
		taken: readonly Box[];
		avoid: readonly Avoided[];
		gapPx: number;
	},
): Placed | null {
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
		const outside = outsidePart(box, outline);
		if (outside > MOST_OUTSIDE) continue;
		const cost = away + outside * 4 + costOver(box, avoid);
		if (cost < least) [found, least] = [box, cost];
	}
	return found;
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

function outsidePart(box: Box, outline: readonly Pixel[]): number {
	const out = SAMPLES.filter(
		([x, y]) => !inside({ x: box.x + x * box.width, y: box.y + y * box.height }, outline),
	);
	return out.length / SAMPLES.length;
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
