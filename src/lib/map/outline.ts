import type { Pixel } from './mercator.ts';

/** Whether a point lies within an outline; both in CSS px. */
export function insideOutline({ x, y }: Pixel, outline: readonly Pixel[]): boolean {
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
