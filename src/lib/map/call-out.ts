/** Labels of units that are too small for them: beside all units, with a line to the one that is named. */
import { contains, grown, overlaps, stacked } from './box.ts';
import type { Box } from './box.ts';
import type { LabelForm, Owned, Room } from './label-spots.ts';
import type { Pixel } from './mercator.ts';

export type SpotAside = {
	readonly box: Box;
	/** Which of the label's forms it is. */
	readonly form: number;
	readonly cost: number;
	/** Of the line, in sizes of the text. */
	readonly lengthEm: number;
};

/** In the costs of `label-spots.ts`: of a line at all, of an em of its length, of standing on land, of having no value. */
const COST = { line: 8, length: 1, onLand: 30, without: 6 };
/** A longer line would be hard to follow. */
export const LONGEST_EM = 7;
/** More of a label than this on a unit would name that one. */
const MOST_ON_LAND = 0.12;
const STEP_EM = 0.5;
const NO_UNIT = -2;

/** All free spots beside the units in which it says so much, the best first; what its line crosses is not looked at. */
export function spotsAside(
	{ label }: Owned,
	says: readonly LabelForm['says'][],
	{ bounds, obstacles, emPx, gapPx, ground }: Room,
): SpotAside[] {
	const { at } = label;
	const spots: SpotAside[] = [];
	const stepPx = emPx * STEP_EM;
	for (const [form, { says: own, rows, ...size }] of label.forms.entries()) {
		if (!says.includes(own)) continue;
		const reachX = LONGEST_EM * emPx + size.width;
		const reachY = LONGEST_EM * emPx + size.height;
		for (let y = at.y - reachY; y <= at.y + reachY; y += stepPx) {
			for (let x = at.x - reachX; x <= at.x + reachX; x += stepPx) {
				const box = { x: Math.round(x), y: Math.round(y), width: size.width, height: size.height };
				const end = nearestOf(box, at);
				const lengthEm = Math.hypot(end.x - at.x, end.y - at.y) / emPx;
				if (lengthEm > LONGEST_EM || !contains(bounds, box)) continue;
				const { others: share } = ground.under(stacked(box, rows), NO_UNIT);
				if (share > MOST_ON_LAND) continue;
				const about = grown(box, gapPx);
				if (obstacles.some((other) => overlaps(about, other))) continue;
				const far = COST.line + COST.length * lengthEm + COST.onLand * share;
				spots.push({ box, form, cost: far + (own === 'name' ? COST.without : 0), lengthEm });
			}
		}
	}
	return spots.sort((a, b) => a.cost - b.cost);
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
