import { grown } from './box.ts';
import type { Box } from './box.ts';
import { cellLevel } from './cell-text.ts';
import { cellWords } from './cell-words.ts';
import { marksOf } from './clusters.ts';
import type { Mark } from './clusters.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { gather } from './gathered.ts';
import { unitParts } from './layers.ts';
import { projector, toWorld, worldPx } from './mercator.ts';
import type { Size } from './mercator.ts';
import { sameMark, sameOutline, samePaint, sameSpot, steady } from './steady.ts';
import { stretched } from './stretch.ts';
import type { CellForm } from './stretch.ts';
import { isTrouble, SYMBOLS } from './symbol.ts';
import type { TextRuler } from './text-ruler.ts';
import type { MapDevice, MapUnit, UnitMapProps } from './types.ts';

/** From the map's props and the sizes that the page gave its parts: where everything on it goes. */
export class MapModel {
	/** Units and devices as of the last update. */
	units: readonly MapUnit[] = $state.raw([]);
	devices: readonly MapDevice[] = $state.raw([]);
	/** Sizes in CSS px, as laid out. */
	readonly area = $state({ width: 0, height: 0 });
	readonly inset = $state({ width: 0, height: 0 });
	/** Of each form of the legend; see `legendWidths`. */
	readonly legends = $state(LEGENDS.map(() => ({ width: 0, height: 0 })));
	/** Null until there is an element whose font is measured. */
	ruler: TextRuler | null = $state.raw(null);
	/** Grows when a font has come, and every width with it changes. */
	fontsLoaded = $state(0);
	/** Ids of rings that a label or a symbol of trouble leaves no room for: they are drawn as dots. */
	#hushed: ReadonlySet<string> = $state.raw(new Set());

	readonly #props: () => UnitMapProps;
	readonly #steadyOutlines = steady<MapUnit>(sameOutline);
	readonly #steadyPaint = steady<MapUnit>(samePaint);
	readonly #steadySpots = steady<MapDevice>(sameSpot);
	readonly #steadyMarks = steady<Mark>(sameMark);

	constructor(props: () => UnitMapProps) {
		this.#props = props;
		const { units, devices } = props();
		this.units = units;
		this.devices = devices;
	}

	readonly outlined = $derived.by(() => this.#steadyOutlines(this.units));

	readonly free = $derived.by((): Box => {
		const { padding } = this.#props();
		return {
			x: padding.left,
			y: padding.top,
			width: Math.max(this.area.width - padding.left - padding.right, 1),
			height: Math.max(this.area.height - padding.top - padding.bottom, 1),
		};
	});

	/** The most that each form of the legend may be wide, in CSS px. */
	readonly legendWidths = $derived.by(() =>
		LEGENDS.map(({ em }) => Math.min(em * this.#props().fontPx, this.free.width)),
	);

	/** Whether no unit has a boundary: then nothing on the map is geography. */
	readonly schematic = $derived.by(() => this.outlined.every(({ schematic }) => schematic));

	/** Null until the page has been laid out. */
	readonly #view = $derived.by(() => {
		void this.fontsLoaded;
		const { ruler } = this;
		const legends = this.legends.map((legend, form) => ({ ...legend, form }));
		if (!ruler || this.inset.width === 0 || legends.some(({ width }) => width === 0)) return null;
		const { fontPx } = this.#props();
		const area = { ...this.area };
		const inset = { ...this.inset };
		const room = { area, free: this.free, gapPx: fontPx * 0.5 };
		const view = ({ brief, inset }: { brief: boolean; inset: Size | null }) =>
			bestView(this.outlined, {
				forms: this.schematic ? FORMS : [{ times: 1, flat: 0 }],
				frame: (units) =>
					frameOf(units, {
						...room,
						inset,
						legends: legends.filter(({ form }) => LEGENDS[form]?.brief === brief),
					}),
				roomIn: (units, { camera }) =>
					this.schematic
						? roomInCells(units, { ruler, fontPx, project: projector(camera, area) })
						: roomIn(units, worldPx(camera.zoom) / fontPx),
			});
		// First the words of the legend give way, then the inset.
		let best = view({ brief: false, inset });
		for (const less of [
			{ brief: true, inset },
			{ brief: true, inset: null },
		]) {
			if (!best || best.room >= SCANTY) break;
			const other = view(less);
			if (other && (other.room > best.room * WORTH || best.room < MUTE)) best = other;
		}
		return best;
	});
	readonly frame = $derived.by(() => this.#view?.frame ?? null);

	readonly project = $derived.by(() =>
		this.frame ? projector(this.frame.camera, { ...this.area }) : null,
	);

	/** The units as they are now, with the shapes that are drawn. */
	readonly drawn = $derived.by((): readonly MapUnit[] => {
		const shapes = new Map(this.#view?.units.map((unit) => [unit.id, unit]));
		return this.units.map((unit) => {
			const { shape, labelAt } = shapes.get(unit.id) ?? unit;
			return { ...unit, shape, labelAt };
		});
	});

	/** What labels must not be written over. */
	readonly furniture = $derived.by((): Box[] => {
		const gapPx = this.#props().fontPx * 0.3;
		return [this.frame?.inset, this.frame?.legend]
			.filter((box) => box !== null && box !== undefined)
			.map((box) => grown(box, gapPx));
	});

	readonly #painted = $derived.by(() => this.#steadyPaint(this.drawn));
	readonly parts = $derived.by(() => unitParts(this.#painted));

	readonly #spots = $derived.by(() => this.#steadySpots(this.devices));
	readonly #gathered = $derived.by(() => gather(this.#spots, this.outlined));

	/** The one symbol of each schematic unit's devices, by the unit's id. */
	readonly cellMarks = $derived.by(() => this.#gathered.marks);

	/** The symbols of devices that are drawn where these stand. */
	readonly marks = $derived.by((): readonly Mark[] => {
		if (!this.frame) return [];
		const { fontPx } = this.#props();
		const { zoom } = this.frame.camera;
		return this.#steadyMarks(marksOf(this.#gathered.placed, { zoom, emPx: fontPx }));
	});

	readonly drawnMarks = $derived.by(() =>
		this.marks.map((mark) => (this.#hushed.has(mark.id) ? { ...mark, count: 1 } : mark)),
	);

	/** The same ids again draw nothing anew. */
	hush(ids: ReadonlySet<string>): void {
		const before = this.#hushed;
		if (ids.size !== before.size || [...ids].some((id) => !before.has(id))) this.#hushed = ids;
	}

	/**
	 * None without devices; else those of trouble are always told of, for the map should not make way whenever there is
	 * some. Cells tell of no others.
	 */
	readonly symbols = $derived.by(() => {
		if (this.marks.length === 0 && this.cellMarks.size === 0) return [];
		const drawn = new Set(this.marks.map(({ symbol }) => symbol));
		return SYMBOLS.filter((symbol) => isTrouble(symbol) || drawn.has(symbol));
	});
}

/**
 * How wide the legend may be, in sizes of the text: a strip, blocks, a column; and, for panels that are too small for all
 * of it, without the words that stand beside the same symbols in the list of troubles.
 */
export const LEGENDS: readonly { readonly em: number; readonly brief: boolean }[] = [
	{ em: 60, brief: false },
	{ em: 31, brief: false },
	{ em: 22, brief: false },
	{ em: 17, brief: false },
	{ em: 60, brief: true },
	{ em: 19.6, brief: true },
];
/** Below this part of the room that text should have, the brief legend is tried; and what it must gain to be taken. */
const SCANTY = 0.4;
const WORTH = 1.15;

/** The least altered first. */
const FORMS: readonly CellForm[] = [0, 0.5, 0.8].flatMap((flat) =>
	[1, 1.2, 1.4, 1.7, 2, 2.4].map((times) => ({ times, flat })),
);
/** A unit in which a name, its value and a symbol have room, in sizes of the text. */
const ROOMY: Size = { width: 5.6, height: 4.7 };

type View = {
	readonly units: readonly MapUnit[];
	readonly frame: Frame;
	/** How much of the room that their text should have the units have, at most 1. */
	readonly room: number;
};

/** The view in which units come nearest to having room for their text; the least altered of those that have it. */
function bestView(
	units: readonly MapUnit[],
	{
		forms,
		frame,
		roomIn,
	}: {
		forms: readonly CellForm[];
		frame: (units: readonly MapUnit[]) => Frame | null;
		roomIn: (units: readonly MapUnit[], frame: Frame) => number;
	},
): View | null {
	let best: View | null = null;
	for (const form of forms) {
		const drawn = stretched(units, form);
		const found = frame(drawn);
		if (!found) return null;
		const room = roomIn(drawn, found);
		if (room > (best?.room ?? -1) + 0.02) best = { units: drawn, frame: found, room };
		if (room >= 1) break;
	}
	return best;
}

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

/** From cells that say everything to cells that say nothing; a little is added where text has air about it. */
const ROOM_AT_LEVEL = [0.97, 0.6, 0.25, 0];
/** Below this the units say nothing at all: then they are as large as can be. */
const MUTE = 0.05;
const AMPLE = 1.1;
const NO_MARKS: ReadonlyMap<number, Mark> = new Map();

/** How much all cells can say; a little more where they could say it in larger letters. */
function roomInCells(
	units: readonly MapUnit[],
	{
		ruler,
		fontPx,
		project,
	}: { ruler: TextRuler; fontPx: number; project: ReturnType<typeof projector> },
): number {
	const words = cellWords(units, { marks: NO_MARKS, ruler, fontPx, project });
	const snug = words.map((cell) => ({
		...cell,
		halfWidthPx: cell.halfWidthPx / AMPLE,
		sidePx: cell.sidePx / AMPLE,
		cornerPx: cell.cornerPx / AMPLE,
	}));
	const level = cellLevel(words);
	return (ROOM_AT_LEVEL[level] ?? 0) + (cellLevel(snug) === level ? 0.03 : 0);
}
