import type { Pixel, Size } from './mercator.ts';

/** A rectangle in CSS px, upper left corner and size. */
export type Box = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

export function overlaps(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(outer: Box, inner: Box): boolean {
	return (
		inner.x >= outer.x &&
		inner.y >= outer.y &&
		inner.x + inner.width <= outer.x + outer.width &&
		inner.y + inner.height <= outer.y + outer.height
	);
}

export function holds(box: Box, { x, y }: Pick<Box, 'x' | 'y'>): boolean {
	return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

export function grown(box: Box, by: number): Box {
	return {
		x: box.x - by,
		y: box.y - by,
		width: box.width + 2 * by,
		height: box.height + 2 * by,
	};
}

export function sameBox(a: Box, b: Box): boolean {
	return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** The same size at the nearest place on a grid of so many px. */
export function snapped(box: Box, stepPx: number): Box {
	const place = (at: number): number => Math.round(at / stepPx) * stepPx;
	return { ...box, x: place(box.x), y: place(box.y) };
}

/** Rows from the top of a box down, each in its middle. */
export function stacked({ x, y, width }: Box, rows: readonly Size[]): Box[] {
	let top = y;
	return rows.map((row) => {
		const box = { ...row, x: x + (width - row.width) / 2, y: top };
		top += row.height;
		return box;
	});
}

/** The smallest one that holds all the points. */
export function boxAbout(points: readonly Pixel[]): Box {
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
