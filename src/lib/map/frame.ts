import type { LonLat } from '../domain/unit.ts';
import { isAmongArchipelagos } from './archipelagos.ts';
import { contains, grown, holds, overlaps } from './box.ts';
import type { Box } from './box.ts';
import { toLonLat, toWorld, zoomOfWorldPx } from './mercator.ts';
import type { Camera, Size, World } from './mercator.ts';
import type { MapUnit } from './types.ts';

export type Frame = {
	readonly camera: Camera;
	/** Null where legend and inset have no room beside each other: then the inset, a help, gives way. */
	readonly inset: Box | null;
	readonly legend: Box;
	/** Which of the legend's forms it is. */
	readonly legendForm: number;
};

type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
/** A place of the legend, and those that the inset could have with it; null: there is none. */
type Furnishing = Pick<Frame, 'legend' | 'legendForm'> & {
	readonly insets: readonly (Box | null)[];
};

const LEGEND_CORNERS: readonly Corner[] = ['bottom-left', 'bottom-right', 'top-left', 'top-right'];
const INSET_CORNERS: readonly Corner[] = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];

const STEPS = 9;
const SHRINK = 0.97;
/** Down to about three fifths of the largest size the inset is kept. */
const INSET_TRIES = 17;
/** At a third of the largest size the corners win: better small than covered. */
const TRIES = 36;

export type Room = {
	readonly area: Size;
	readonly free: Box;
	/** Null where there shall be none. */
	readonly inset: Size | null;
	/** The forms that the legend can take. */
	readonly legends: readonly (Size & { readonly form: number })[];
	readonly gapPx: number;
	/** Of the largest view that there would be room for, how much is taken; all of it where nothing is said. */
	readonly fill?: number;
};

/**
 * The largest view of the units in the free area in which neither inset nor legend covers any of them, and where these
 * two go: into corners, the inset above or below a legend that is in its way. Sizes in CSS px.
 */
export function frameOf(units: readonly MapUnit[], room: Room): Frame | null {
	const { area, free, gapPx, fill = 1 } = room;
	const outlines = outlinesOf(units);
	const points = outlines.flat();
	if (points.length === 0 || area.width <= 0 || area.height <= 0) return null;
	const west = Math.min(...points.map(([x]) => x));
	const north = Math.min(...points.map(([, y]) => y));
	const width = Math.max(...points.map(([x]) => x)) - west;
	const height = Math.max(...points.map(([, y]) => y)) - north;
	const relative = outlines.map((outline) => reachOf(outline, [west, north]));
	const largest = fill * Math.min(free.width / width, free.height / height);

	const cameraAt = (scale: number, left: number, top: number): Camera => ({
		center: toLonLat([
			west + (area.width / 2 - free.x - left) / scale,
			north + (area.height / 2 - free.y - top) / scale,
		]),
		zoom: zoomOfWorldPx(scale),
	});
	const without = legendsOf(room);
	const { inset } = room;
	const withInset = inset
		? without.map((legend) => ({
				...legend,
				insets: insetsBeside(legend.legend, { ...room, inset }),
			}))
		: [];
	// The inset may cost the units some of their size, not most of it.
	const attempts = [
		...Array.from({ length: inset ? INSET_TRIES : 0 }, (_, at) => ({ at, legends: withInset })),
		...Array.from({ length: TRIES }, (_, at) => ({ at, legends: without })),
	];
	for (const { at, legends } of attempts) {
		const scale = largest * SHRINK ** at;
		const slackX = free.width - width * scale;
		const slackY = free.height - height * scale;
		for (const [partX, partY] of PLACES) {
			const left = slackX * partX;
			const top = slackY * partY;
			const isFree = (box: Box): boolean => {
				const x = (box.x - gapPx - free.x - left) / scale;
				const y = (box.y - gapPx - free.y - top) / scale;
				const over = {
					x,
					y,
					width: (box.width + 2 * gapPx) / scale,
					height: (box.height + 2 * gapPx) / scale,
				};
				return !relative.some((outline) => covers(over, outline));
			};
			for (const { legend, legendForm, insets } of legends) {
				if (!isFree(legend)) continue;
				const inset = insets.find((box) => box === null || isFree(box));
				if (inset !== undefined)
					return { camera: cameraAt(scale, left, top), legend, legendForm, inset };
			}
		}
	}
	const scale = largest * SHRINK ** TRIES;
	const camera = cameraAt(
		scale,
		(free.width - width * scale) / 2,
		(free.height - height * scale) / 2,
	);
	const [{ legend, legendForm }] = without as [Furnishing];
	return { camera, legend, legendForm, inset: null };
}

/** An outline from a point on, and the box about it: most are far from legend and inset, which the box tells at once. */
type Reach = { readonly from: World; readonly to: World; readonly points: readonly World[] };

function reachOf(outline: readonly World[], [west, north]: World): Reach {
	const points = outline.map(([x, y]): World => [x - west, y - north]);
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return {
		from: [Math.min(...xs), Math.min(...ys)],
		to: [Math.max(...xs), Math.max(...ys)],
		points,
	};
}

function covers(box: Box, { from, to, points }: Reach): boolean {
	return (
		from[0] <= box.x + box.width &&
		to[0] >= box.x &&
		from[1] <= box.y + box.height &&
		to[1] >= box.y &&
		points.some(([x, y]) => holds(box, { x, y }))
	);
}

function legendsOf({ legends, free }: Room): Furnishing[] {
	return LEGEND_CORNERS.flatMap((corner) =>
		legends.map(({ form, ...size }) => ({
			legend: cornerBox(corner, size, free),
			legendForm: form,
			insets: [null],
		})),
	);
}

function insetsBeside(legend: Box, { inset, free, gapPx }: Room & { readonly inset: Size }): Box[] {
	const taken = grown(legend, gapPx);
	return INSET_CORNERS.flatMap((corner) => {
		const box = cornerBox(corner, inset, free);
		const above = { ...box, y: taken.y - box.height };
		const below = { ...box, y: taken.y + taken.height };
		const found = [box, above, below].find(
			(place) => contains(free, place) && !overlaps(place, taken),
		);
		return found ? [found] : [];
	});
}

/** Where the units may stand in the room that is left, as parts of it: the middle first. */
const PLACES: readonly (readonly [number, number])[] = Array.from(
	{ length: STEPS * STEPS },
	(_, index) => [(index % STEPS) / (STEPS - 1), Math.floor(index / STEPS) / (STEPS - 1)] as const,
).sort((a, b) => offMiddle(a) - offMiddle(b));

function offMiddle([x, y]: readonly [number, number]): number {
	return Math.hypot(x - 0.5, y - 0.5);
}

function cornerBox(corner: Corner, { width, height }: Size, free: Box): Box {
	const left = corner === 'top-left' || corner === 'bottom-left';
	const top = corner === 'top-left' || corner === 'top-right';
	return {
		x: left ? free.x : free.x + free.width - width,
		y: top ? free.y : free.y + free.height - height,
		width,
		height,
	};
}

/** Enough points along all outlines that a box which touches a unit holds one of them. */
function outlinesOf(units: readonly MapUnit[]): World[][] {
	const rings = framed(units);
	const total = rings.reduce((sum, ring) => sum + ring.length, 0);
	const every = Math.max(Math.floor(total / 900), 1);
	const between = total < 500 ? 4 : 1;
	return rings.map((ring) =>
		ring
			.filter((_, index) => index % every === 0)
			.flatMap((point, index, kept) => {
				const next = kept[index + 1] ?? point;
				return Array.from({ length: between }, (_, part) =>
					toWorld(along(point, next, part / between)),
				);
			}),
	);
}

/**
 * Outer rings that the view has to hold: without those among the archipelagos, which the inset shows and names. A province that
 * they belong to would be a speck at the edge of the sea otherwise.
 */
function framed(units: readonly MapUnit[]): (readonly LonLat[])[] {
	const rings = units.flatMap(({ shape, schematic }) =>
		shape.flatMap(([outer = []]) => [{ outer, schematic }]),
	);
	const near = rings.filter(
		({ outer: [first], schematic }) => schematic || !first || !isAmongArchipelagos(first),
	);
	return (near.length > 0 ? near : rings).map(({ outer }) => outer);
}

function along(from: LonLat, to: LonLat, part: number): LonLat {
	return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}
