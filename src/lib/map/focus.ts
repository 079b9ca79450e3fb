import { contains, overlaps } from './box.ts';
import type { Box } from './box.ts';
import { frameOf } from './frame.ts';
import type { Frame, Room } from './frame.ts';
import type { MapUnit } from './types.ts';

/** How much of the room that it could have a unit in focus takes; the rest is its neighbours'. */
const FILL = 0.36;

/** The units of which one is in focus: that one outlined, the others dimmed. */
export function focused(units: readonly MapUnit[], code: string | null): readonly MapUnit[] {
	if (code === null || !units.some((unit) => unit.code === code)) return units;
	return units.map((unit) => ({ ...unit, home: unit.code === code, dimmed: unit.code !== code }));
}

/** The view of one unit among its neighbours, with legend and inset as they are; null where there is no such unit. */
export function focusFrame(
	{ units, frame }: { readonly units: readonly MapUnit[]; readonly frame: Frame },
	{ code, room }: { readonly code: string; readonly room: Room },
): Frame | null {
	const unit = units.find((own) => own.code === code);
	if (!unit) return null;
	return frameOf([unit], {
		...room,
		inset: frame.inset && room.inset,
		legends: room.legends.filter(({ form }) => form === frame.legendForm),
		fill: FILL,
	});
}

/** Whether text in this box is neither cut by an edge nor written over a piece of furniture. */
export function isClear(
	box: Box,
	{ bounds, obstacles }: { readonly bounds: Box; readonly obstacles: readonly Box[] },
): boolean {
	return contains(bounds, box) && !obstacles.some((other) => overlaps(other, box));
}
