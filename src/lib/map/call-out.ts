/** Labels of units that are too small for them: beside all units, with a line to the one that is named. */
import { grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import type { Pixel, Size } from './mercator.ts';
import { insideOutline } from './outline.ts';

/** Where nobody's land is, for a label to stand there without seeming to name it. */
export type Land = {
	/** The part of the box that lies on units, 0 to 1. */
	readonly share: (box: Box) => number;
};

/** Units as a grid of squares, so that many boxes can be asked of. */
export function landOf(
	outlines: readonly (readonly Pixel[])[],
	{ bounds, stepPx }: { bounds: Box; stepPx: number },
): Land {
	const columns = Math.ceil(bounds.width / stepPx);
	const rows = Math.ceil(bounds.height / stepPx);
	const taken = new Uint8Array(columns * rows);
	for (let index = 0; index < taken.length; index += 1) {
		const point = {
			x: bounds.x + ((index % columns) + 0.5) * stepPx,
			y: bounds.y + (Math.floor(index / columns) + 0.5) * stepPx,
		};
		if (outlines.some((outline) => insideOutline(point, outline))) taken[index] = 1;
	}
	const cell = (from: number, start: number, most: number): number =>
		Math.min(Math.max(Math.floor((from - start) / stepPx), 0), most - 1);
	return {
		share: ({ x, y, width, height }) => {
			let count = 0;
			let on = 0;
			const last = {
				column: cell(x + width, bounds.x, columns),
				row: cell(y + height, bounds.y, rows),
			};
			for (let row = cell(y, bounds.y, rows); row <= last.row; row += 1) {
				for (let column = cell(x, bounds.x, columns); column <= last.column; column += 1) {
					count += 1;
					on += taken[row * columns + column] ?? 0;
				}
			}
			return count === 0 ? 0 : on / count;
		},
	};
}

/** In the costs of `place-labels.ts`: of a line at all, of its length in heights of the label, and of standing on land. */
const COST = { line: 10, length: 0.8, onLand: 30 };
/** More of a label than this on a unit would name that one. */
const MOST_ON_LAND = 0.3;

/** The best place beside the units that costs less than `limit`; null where there is none. */
export function calledOut(
	at: Pixel,
	{
		size,
		bounds,
		taken,
		gapPx,
		stepPx,
		land,
		limit,
	}: {
		size: Size;
		bounds: Box;
		taken: readonly Box[];
		gapPx: number;
		stepPx: number;
		land: Land;
		limit: number;
	},
): { readonly box: Box; readonly cost: number } | null {
	let found: Box | null = null;
	let least = limit;
	for (let y = bounds.y; y + size.height <= bounds.y + bounds.height; y += stepPx) {
		for (let x = bounds.x; x + size.width <= bounds.x + bounds.width; x += stepPx) {
			const box = { x: Math.round(x), y: Math.round(y), ...size };
			const end = nearestOf(box, at);
			const length = Math.hypot(end.x - at.x, end.y - at.y);
			const far = COST.line + (COST.length * length) / size.height;
			if (far >= least) continue;
			const share = land.share(box);
			const cost = far + COST.onLand * share;
			if (share > MOST_ON_LAND || cost >= least) continue;
			const room = grown(box, gapPx);
			if (taken.some((other) => overlaps(room, other))) continue;
			const line = lineBoxes(end, { to: at, stepPx });
			if (line.some((piece) => taken.some((other) => overlaps(piece, other)))) continue;
			[found, least] = [box, cost];
		}
	}
	return found && { box: found, cost: least };
}

/** The point of the box, or of its edge, from which a line to `at` begins. */
export function nearestOf({ x, y, width, height }: Box, at: Pixel): Pixel {
	return {
		x: Math.min(Math.max(at.x, x), x + width),
		y: Math.min(Math.max(at.y, y), y + height),
	};
}

/** What a line takes, for nothing to be written over it. */
export function lineBoxes(from: Pixel, { to, stepPx }: { to: Pixel; stepPx: number }): Box[] {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const half = stepPx / 6;
	const count = Math.ceil(length / (2 * half));
	return Array.from({ length: count }, (_, index) => {
		const part = (index + 0.5) / count;
		return {
			x: from.x + (to.x - from.x) * part - half,
			y: from.y + (to.y - from.y) * part - half,
			width: 2 * half,
			height: 2 * half,
		};
	});
}
