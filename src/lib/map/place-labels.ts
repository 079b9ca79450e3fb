import { contains, grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import { calledOut, landOf, lineBoxes, nearestOf } from './call-out.ts';
import type { Land } from './call-out.ts';
import type { Pixel, Size } from './mercator.ts';
import { insideOutline } from './outline.ts';

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

export type Placed = Box & {
	readonly sizeIndex: number;
	/** Where a line leads from the label, whose unit has no room for it; null where it stands there itself. */
	readonly leadsTo: Pixel | null;
};

/** A label may stand out of what it names by this much of itself, no more. */
const MOST_OUTSIDE = 0.87;
/** One that stood more on another unit would name that one. */
const MOST_ON_OTHER = 0.5;
/**
 * What else is worse than a label's own height farther off: to stand wholly out of what it names, or on what another
 * one names, and to be without its value.
 */
const COST = { outside: 12, onOther: 24, without: 9 };

/**
 * Boxes for the labels, none over another, over an obstacle or out of bounds. Those of small units come first, for they
 * have the fewest places; one that would better stand beside all units, with a line to its own, does so. A label with no
 * room at all is not in the result. `avoid` costs, but does not forbid.
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
	const stepPx = Math.max(gapPx * STEP_GAPS, 1);
	let land: Land | null = null;
	for (const label of order) {
		const others = labels.filter(({ key }) => key !== label.key).map(({ outline }) => outline);
		let place: Placed | null = null;
		let least = Infinity;
		for (const [sizeIndex, size] of label.sizes.entries()) {
			const found = best(label, { size, sizeIndex, bounds, taken, avoid, gapPx, others });
			const cost = (found?.cost ?? Infinity) + sizeIndex * COST.without;
			if (found && cost < least) [place, least] = [found.box, cost];
		}
		for (const [sizeIndex, size] of label.sizes.entries()) {
			if (label.outline.length === 0) break;
			land ??= landOf(
				labels.map(({ outline }) => outline),
				{ bounds, stepPx },
			);
			const limit = least - sizeIndex * COST.without;
			const room = { size, bounds, taken, gapPx, stepPx, land, limit };
			const found = calledOut(label.at, room);
			if (!found) continue;
			place = { ...found.box, sizeIndex, leadsTo: label.at };
			least = found.cost + sizeIndex * COST.without;
		}
		if (!place) continue;
		placed.set(label.key, place);
		taken.push(place);
		if (place.leadsTo)
			taken.push(...lineBoxes(nearestOf(place, label.at), { to: label.at, stepPx }));
	}
	return placed;
}

/** How fine the places beside the units are tried, in gaps between labels. */
const STEP_GAPS = 3;

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
			leadsTo: null,
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
		const onOther = out.filter((point) =>
			others.some((other) => insideOutline(point, other)),
		).length;
		if (onOther > SAMPLES.length * MOST_ON_OTHER) continue;
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
		(point) => !insideOutline(point, outline),
	);
}

function extent(outline: readonly Pixel[]): number {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
