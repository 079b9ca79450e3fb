import { bestView, keyPlaces, LEGENDS } from './best-view.ts';
import { grown } from './box.ts';
import type { Box } from './box.ts';
import { marksOf } from './clusters.ts';
import type { Mark } from './clusters.ts';
import { gather } from './gathered.ts';
import type { CellMark } from './gathered.ts';
import { focused, focusFrame, isClear } from './focus.ts';
import type { Frame } from './frame.ts';
import { markBoxes } from './label-input.ts';
import { unitParts } from './layers.ts';
import { legendItems } from './legend-items.ts';
import { projector } from './mercator.ts';
import { sameCellMark, sameMark, sameOutline, samePaint, sameSpot, steady } from './steady.ts';
import { isTrouble } from './symbol.ts';
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

	readonly #props: () => UnitMapProps;
	readonly #steadyOutlines = steady<MapUnit>(sameOutline);
	readonly #steadyPaint = steady<MapUnit>(samePaint);
	readonly #steadySpots = steady<MapDevice>(sameSpot);
	readonly #steadyCellMarks = steady<CellMark>(sameCellMark);
	readonly #steadyMarks = steady<Mark>(sameMark);

	constructor(props: () => UnitMapProps) {
		this.#props = props;
		const { units, devices } = props();
		this.units = units;
		this.devices = devices ?? [];
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

	readonly #formed = $derived.by(() => this.legends.map((legend, form) => ({ ...legend, form })));
	/** The same while its two parts are turned: the view is found only once. */
	readonly #isAlone = $derived.by(() => (this.#props().part ?? 'all') !== 'all');
	/** By itself: the view is not found anew with each change of a device. */
	readonly #isDeviceless = $derived.by(() => this.#props().devices === null);

	/** Null until the page has been laid out. */
	readonly #view = $derived.by(() => {
		void this.fontsLoaded;
		const { ruler } = this;
		const legends = this.#formed;
		if (!ruler || this.inset.width === 0 || legends.some(({ width }) => width === 0)) return null;
		const { fontPx } = this.#props();
		return bestView(this.outlined, {
			area: { ...this.area },
			free: this.free,
			inset: { ...this.inset },
			legends,
			schematic: this.schematic,
			deviceless: this.#isDeviceless,
			alone: this.#isAlone,
			ruler,
			fontPx,
		});
	});
	/** By itself: with nothing in focus nothing of it is found anew. */
	readonly #focus = $derived.by(() => this.#props().focus ?? null);
	/** Only a part of the units is seen. */
	readonly isFocused = $derived.by(
		() => this.#focus !== null && this.outlined.some(({ code }) => code === this.#focus),
	);
	readonly frame = $derived.by((): Frame | null => {
		const view = this.#view;
		const code = this.#focus;
		if (!view || code === null) return view?.frame ?? null;
		const room = {
			area: { ...this.area },
			free: this.free,
			inset: { ...this.inset },
			legends: this.#isAlone ? [{ width: 0, height: 0, form: 0 }] : this.#formed,
			gapPx: this.#props().fontPx * 0.5,
		};
		return focusFrame(view, { code, room }) ?? view.frame;
	});

	readonly project = $derived.by(() =>
		this.frame ? projector(this.frame.camera, { ...this.area }) : null,
	);

	/** The units as they are now, with the shapes that are drawn. */
	readonly drawn = $derived.by((): readonly MapUnit[] => {
		const shapes = new Map(this.#view?.units.map((unit) => [unit.id, unit]));
		const units = this.units.map((unit) => {
			const { shape, labelAt } = shapes.get(unit.id) ?? unit;
			return { ...unit, shape, labelAt };
		});
		return focused(units, this.#focus);
	});

	/** Where legend and inset are; null where they are not seen. */
	readonly key = $derived.by(() => {
		const { part = 'all', fontPx } = this.#props();
		if (part === 'units') return null;
		if (part === 'all') return this.frame;
		const { free } = this;
		return keyPlaces({ free, inset: { ...this.inset }, legends: this.#formed, fontPx });
	});

	/** What labels must not be written over. */
	readonly furniture = $derived.by((): Box[] => {
		const gapPx = this.#props().fontPx * 0.3;
		if (this.#isAlone) return [];
		return [this.frame?.inset, this.frame?.legend]
			.filter((box) => box !== null && box !== undefined)
			.map((box) => grown(box, gapPx));
	});

	readonly #painted = $derived.by(() => this.#steadyPaint(this.drawn));
	readonly parts = $derived.by(() => unitParts(this.#painted));

	readonly #spots = $derived.by(() => this.#steadySpots(this.devices));
	readonly #gathered = $derived.by(() => gather(this.#spots, this.outlined));

	readonly #cellMarks = $derived.by(() => this.#steadyCellMarks(this.#gathered.cellMarks));
	/** The one symbol of each schematic unit's devices, by the unit's id. */
	readonly cellMarks = $derived.by(
		() => new Map(this.#cellMarks.map((mark) => [mark.unitId, mark])),
	);

	/** The symbols of devices that are drawn where these stand. */
	readonly marks = $derived.by((): readonly Mark[] => {
		if (!this.frame) return [];
		const { fontPx } = this.#props();
		const { zoom } = this.frame.camera;
		const marks = marksOf(this.#gathered.placed, { zoom, emPx: fontPx });
		return this.#steadyMarks(this.isFocused ? this.#wholeOf(marks) : marks);
	});

	/** Those in view: neither half a symbol nor half a number is seen at the edge of a view of one unit. */
	#wholeOf(marks: readonly Mark[]): Mark[] {
		const { project, free: bounds, furniture: obstacles } = this;
		if (!project) return [];
		const { fontPx } = this.#props();
		return markBoxes(marks, { project, fontPx })
			.filter(({ whole }) => isClear(whole, { bounds, obstacles }))
			.map(({ mark }) => mark);
	}

	/** How many devices the symbols of trouble stand for. */
	readonly troubles = $derived.by(() =>
		[...this.#cellMarks, ...this.marks].reduce(
			(sum, { symbol, count }) => sum + (isTrouble(symbol) ? count : 0),
			0,
		),
	);

	readonly legend = $derived.by(() =>
		legendItems(this.units, {
			placed: this.#gathered.placed,
			marks: this.marks,
			cellMarks: this.#cellMarks,
		}),
	);
}
