/** Labels of units that are too small for them: beside all units, with a short line to the one that is named. */
import { contains, grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import type { Ground } from './ground.ts';
import type { Pixel, Size } from './mercator.ts';

/** In the costs of `place-labels.ts`: of a line at all, of an em of its length, and of standing on land. */
const COST = { line: 8, length: 1, onLand: 30 };
/** A longer line would cross the units between, and be hard to follow. */
const LONGEST_EM = 4;
/** More of a label than this on a unit would name that one. */
const MOST_ON_LAND = 0.12;
const STEP_EM = 0.5;
const NO_UNIT = -2;

/** The best place beside the units that costs less than `limit`; null where there is none. */
export function calledOut(
	at: Pixel,
	{
		size,
		bounds,
		taken,
		emPx,
		gapPx,
		ground,
		limit,
	}: {
		size: Size;
		bounds: Box;
		taken: readonly Box[];
		emPx: number;
		gapPx: number;
		ground: Ground;
		limit: number;
	},
): { readonly box: Box; readonly cost: number } | null {
	let found: Box | null = null;
	let least = limit;
	const stepPx = emPx * STEP_EM;
	const reachX = LONGEST_EM * emPx + size.width;
	const reachY = LONGEST_EM * emPx + size.height;
	for (let y = at.y - reachY; y <= at.y + reachY; y += stepPx) {
		for (let x = at.x - reachX; x <= at.x + reachX; x += stepPx) {
			const box = { x: Math.round(x), y: Math.round(y), ...size };
			const end = nearestOf(box, at);
			const lengthEm = Math.hypot(end.x - at.x, end.y - at.y) / emPx;
			const far = COST.line + COST.length * lengthEm;
			if (lengthEm > LONGEST_EM || far >= least || !contains(bounds, box)) continue;
			const { others: share } = ground.under(box, NO_UNIT);
			const cost = far + COST.onLand * share;
			if (share > MOST_ON_LAND || cost >= least) continue;
			const room = grown(box, gapPx);
			if (taken.some((other) => overlaps(room, other))) continue;
			const line = lineBoxes(end, { to: at, emPx });
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
export function lineBoxes(from: Pixel, { to, emPx }: { to: Pixel; emPx: number }): Box[] {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const half = emPx / 10;
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
