import type { Box } from './box.ts';
import { cellLevel } from './cell-text.ts';
import type { CellWords } from './cell-text.ts';
import { cellWords } from './cell-words.ts';
import type { CellMark } from './gathered.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { projector, toWorld, worldPx } from './mercator.ts';
import type { Size } from './mercator.ts';
import { shortForms } from './name-words.ts';
import { stretched } from './stretch.ts';
import type { CellForm } from './stretch.ts';
import type { TextRuler } from './text-ruler.ts';
import type { MapUnit } from './types.ts';

export type View = {
	/** With the shapes that are drawn. */
	readonly units: readonly MapUnit[];
	readonly frame: Frame;
	/** How much of the room that their text should have the units have, at most 1; below 0 where most have no name. */
	readonly room: number;
};

/** Sizes in CSS px. */
export type Panel = {
	readonly area: Size;
	/** Of the area, what units, legend and inset may stand in. */
	readonly free: Box;
	readonly inset: Size;
	/** As `LEGENDS`, measured. */
	readonly legends: readonly (Size & { readonly form: number })[];
	/** No unit has a boundary, so nothing on the map is geography. */
	readonly schematic: boolean;
	/** No devices are ever shown on it. */
	readonly deviceless: boolean;
	/** Legend and inset are not beside the units. */
	readonly alone: boolean;
	readonly ruler: TextRuler;
	/** Of names and of the legend. */
	readonly fontPx: number;
};

/**
 * How wide the legend may be, in sizes of the text: a strip, blocks, a column; and, for panels that are too small for it,
 * with the scale's name in its short form, and one word for all symbols of trouble.
 */
export const LEGENDS: readonly { readonly em: number; readonly brief: boolean }[] = [
	{ em: 60, brief: false },
	{ em: 31, brief: false },
	{ em: 22, brief: false },
	{ em: 17, brief: false },
	{ em: 60, brief: true },
	{ em: 25.4, brief: true },
	{ em: 19.3, brief: true },
	{ em: 14.6, brief: true },
];
/** Below this part of the room that text should have, the brief legend is tried; and what it must gain to be taken. */
const SCANTY = 0.4;
const WORTH = 0.15;
/** Below this the units say nothing at all: then they are as large as can be beside the inset. */
const MUTE = 0.05;

/** The least altered first. */
const TIMES = [1, 1.2, 1.4, 1.7, 2, 2.4, 2.9, 3.4];
const FLAT = [0, 0.3, 0.5, 0.8];
/** Between two of the times. */
const STEPS = [0.25, 0.5, 0.75];
const AS_IT_IS: CellForm = { times: 1, flat: 0 };
/** A form with more room than another by no more than this has the same; than a hexagon, for one that is flatter, by this. */
const MORE = 0.02;
const MORE_FLAT = 0.04;

/**
 * The view in which units come nearest to having room for their text. Where they have little, first the words of the
 * legend give way, then the inset. Null where there is nothing to show or no place for it.
 */
export function bestView(units: readonly MapUnit[], panel: Panel): View | null {
	if (panel.alone) return formed(units, { ...panel, inset: null, legends: [NO_LEGEND] });
	const legends = (brief: boolean) =>
		panel.legends.filter(({ form }) => LEGENDS[form]?.brief === brief);
	let best = formed(units, { ...panel, legends: legends(false) });
	for (const less of [
		{ ...panel, legends: legends(true) },
		{ ...panel, legends: legends(true), inset: null },
	]) {
		if (!best || best.room >= SCANTY) break;
		const other = formed(units, less);
		if (!other || other.room - best.room < Math.abs(best.room) * WORTH) continue;
		if (less.inset !== null || other.room > MUTE) best = other;
	}
	return best;
}

const NO_LEGEND = { width: 0, height: 0, form: 0 };

/**
 * Legend and inset by themselves: the one at the left, in its widest form that leaves the other its room, the other at the
 * right. Null until they are laid out.
 */
export function keyPlaces({
	free,
	inset,
	legends,
	fontPx,
}: Pick<Panel, 'free' | 'inset' | 'legends' | 'fontPx'>): Omit<Frame, 'camera'> | null {
	if (inset.width === 0) return null;
	const most = free.width - inset.width - fontPx;
	const legend =
		legends.find(({ width, height }) => width <= most && height <= free.height) ?? legends.at(-1);
	if (!legend) return null;
	return {
		legend: { x: free.x, y: free.y, width: legend.width, height: legend.height },
		legendForm: legend.form,
		inset: { ...inset, x: free.x + free.width - inset.width, y: free.y },
	};
}

type Furnished = Omit<Panel, 'inset'> & { readonly inset: Size | null };

/** Cells in the form that has the most room; the least altered of those that have it. Boundaries are what they are. */
function formed(units: readonly MapUnit[], panel: Furnished): View | null {
	if (!panel.schematic) return viewOf(units, AS_IT_IS, panel);
	let best: { readonly form: CellForm; readonly view: View } | null = null;
	for (const form of FLAT.flatMap((flat) => TIMES.map((times) => ({ times, flat })))) {
		const view = viewOf(units, form, panel);
		if (!view) return null;
		const more = form.flat > 0 && best?.form.flat === 0 ? MORE_FLAT : MORE;
		if (view.room > (best?.view.room ?? -Infinity) + more) best = { form, view };
		if (view.room >= 1) break;
	}
	if (!best) return null;
	for (const form of between(best.form)) {
		const view = viewOf(units, form, panel);
		if (view && view.room >= best.view.room) return view;
	}
	return best.view;
}

/** Less altered than this one, and more than the form before it. */
function between({ times, flat }: CellForm): CellForm[] {
	const before = TIMES[TIMES.indexOf(times) - 1] ?? times;
	return STEPS.map((step) => ({ times: before + (times - before) * step, flat }));
}

function viewOf(
	units: readonly MapUnit[],
	form: CellForm,
	{ schematic, deviceless, ruler, fontPx, ...room }: Furnished,
): View | null {
	const drawn = stretched(units, form);
	const frame = frameOf(drawn, { ...room, gapPx: fontPx * 0.5 });
	if (!frame) return null;
	const { camera } = frame;
	return {
		units: drawn,
		frame,
		room: schematic
			? roomInCells(drawn, {
					...{ deviceless, ruler, fontPx, project: projector(camera, room.area) },
				})
			: roomIn(drawn, worldPx(camera.zoom) / fontPx),
	};
}

/** A unit in which a name, its value and a symbol have room, in sizes of the text. */
const ROOMY: Size = { width: 5.6, height: 4.7 };

/** What one in four units has less of than the others; `emPerWorld`: sizes of the text. */
function roomIn(units: readonly MapUnit[], emPerWorld: number): number {
	const rooms = units.map(({ shape }) => {
		const points = shape.flat(2).map(toWorld);
		const span = (axis: 0 | 1): number => {
			const values = points.map((point) => point[axis]);
			return (Math.max(...values) - Math.min(...values)) * emPerWorld;
		};
		return Math.min(span(0) / ROOMY.width, 1) * Math.min(span(1) / ROOMY.height, 1);
	});
	return rooms.toSorted((a, b) => a - b)[Math.floor(rooms.length / 4)] ?? 1;
}

/**
 * From cells that say everything to cells that say nothing, which is worse than some others without value; a little is
 * added where text has air about it.
 */
const ROOM_AT_LEVEL = [0.97, 0.7, 0.6, 0.5, 0.3, 0.25, -0.4, -0.5, -1];
const AMPLE = 1.1;
const NO_MARKS: ReadonlyMap<number, CellMark> = new Map();

/** How much cells can say; a little more where they could say it in larger letters, or, saying nothing, are larger. */
function roomInCells(
	units: readonly MapUnit[],
	options: {
		deviceless: boolean;
		ruler: TextRuler;
		fontPx: number;
		project: ReturnType<typeof projector>;
	},
): number {
	const shortForm = shortForms(units.map(({ shortName }) => shortName));
	const words = cellWords(units, { marks: NO_MARKS, shortForm, ...options });
	const snug = words.map((cell) => ({
		...cell,
		halfWidthPx: cell.halfWidthPx / AMPLE,
		sidePx: cell.sidePx / AMPLE,
		cornerPx: cell.cornerPx / AMPLE,
	}));
	const { level, each } = cellLevel(words);
	const room = each.reduce((sum, own) => sum + (ROOM_AT_LEVEL[own] ?? 0), 0) / each.length;
	if (room < MUTE) return room + sizeOf(words);
	const ample = cellLevel(snug);
	const airy = ample.level === level && ample.each.every((own, index) => own === each[index]);
	return room + (airy ? 0.03 : 0);
}

/** Of the smallest cell, as part of a square of the text's size, at most 1, in the steps of `ROOM_AT_LEVEL`. */
function sizeOf(words: readonly CellWords[]): number {
	const areas = words.map(
		({ halfWidthPx, sidePx, cornerPx, emPx }) =>
			(2 * halfWidthPx * (sidePx + cornerPx)) / emPx ** 2,
	);
	return Math.min(...areas, 4) / 10;
}
