/** Whose land lies where on the screen, as a grid of small squares: so that many places can be asked of. */
import { boxAbout } from './box.ts';
import type { Box } from './box.ts';
import type { Pixel } from './mercator.ts';
import { insideOutline } from './outline.ts';

export type Ground = {
	/** Of boxes of text, which parts of them (0 to 1) lie on the unit of this index and on the other ones. */
	readonly under: (
		boxes: readonly Box[],
		index: number,
	) => { readonly own: number; readonly others: number };
};

const NOBODY = -1;

/** @param outlines one of each unit, in CSS px; what lies within the bounds is told of. */
export function groundOf(
	outlines: readonly (readonly Pixel[])[],
	{ bounds, stepPx }: { bounds: Box; stepPx: number },
): Ground {
	const columns = Math.ceil(bounds.width / stepPx);
	const rows = Math.ceil(bounds.height / stepPx);
	const owners = new Int16Array(columns * rows).fill(NOBODY);
	for (const [index, outline] of outlines.entries()) {
		if (outline.length === 0) continue;
		const about = boxAbout(outline);
		const first = place(about.x, about.y);
		const last = place(about.x + about.width, about.y + about.height);
		for (let row = Math.max(first.row, 0); row <= Math.min(last.row, rows - 1); row += 1) {
			for (
				let column = Math.max(first.column, 0);
				column <= Math.min(last.column, columns - 1);
				column += 1
			) {
				const at = row * columns + column;
				const middle = {
					x: bounds.x + (column + 0.5) * stepPx,
					y: bounds.y + (row + 0.5) * stepPx,
				};
				if (owners[at] === NOBODY && insideOutline(middle, outline)) owners[at] = index;
			}
		}
	}
	function place(x: number, y: number): { readonly column: number; readonly row: number } {
		return {
			column: Math.floor((x - bounds.x) / stepPx),
			row: Math.floor((y - bounds.y) / stepPx),
		};
	}
	function ownerAt(x: number, y: number): number {
		const { column, row } = place(x, y);
		if (column < 0 || column >= columns || row < 0 || row >= rows) return NOBODY;
		return owners[row * columns + column] ?? NOBODY;
	}
	return {
		under: (boxes, index) => {
			let own = 0;
			let others = 0;
			let all = 0;
			for (const { x, y, width, height } of boxes) {
				all += width;
				for (const [partX, partY] of SAMPLES) {
					const owner = ownerAt(x + partX * width, y + partY * height);
					if (owner === index) own += width;
					else if (owner !== NOBODY) others += width;
				}
			}
			all *= SAMPLES.length;
			return { own: own / all, others: others / all };
		},
	};
}

/** Of the box of a line of text; its ink ends within it, above and below. */
const SAMPLES = [0.24, 0.5, 0.76].flatMap((y) =>
	[0.02, 0.18, 0.34, 0.5, 0.66, 0.82, 0.98].map((x) => [x, y] as const),
);
