import { grown } from './box.ts';
import type { Box } from './box.ts';
import { marksOf } from './clusters.ts';
import type { Mark } from './clusters.ts';
import { cornerBox, frameOf } from './frame.ts';
import { unitParts } from './layers.ts';
import { projector } from './mercator.ts';
import { sameMark, sameOutline, samePaint, sameSpot, steady } from './steady.ts';
import { SYMBOLS } from './symbol.ts';
import type { MapDevice, MapUnit, UnitMapProps } from './types.ts';

/** From the map's props and the sizes that the page gave its parts: where everything on it goes. */
export class MapModel {
	/** Units and devices as of the last update. */
	units: readonly MapUnit[] = $state.raw([]);
	devices: readonly MapDevice[] = $state.raw([]);
	/** Sizes in CSS px, as laid out. */
	readonly area = $state({ width: 0, height: 0 });
	readonly inset = $state({ width: 0, height: 0 });
	readonly legend = $state({ width: 0, height: 0 });

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

	/** Null until the page has been laid out. */
	readonly frame = $derived.by(() =>
		this.legend.width > 0 && this.inset.width > 0
			? frameOf(this.outlined, {
					area: { ...this.area },
					free: this.free,
					inset: { ...this.inset },
					legend: { ...this.legend },
					gapPx: this.#props().fontPx * 0.5,
				})
			: null,
	);

	readonly project = $derived.by(() =>
		this.frame ? projector(this.frame.camera, { ...this.area }) : null,
	);

	readonly insetBox = $derived.by(() =>
		this.frame?.inset ? cornerBox(this.frame.inset, this.inset, this.free) : null,
	);
	readonly legendBox = $derived.by(() =>
		this.frame ? cornerBox(this.frame.legend, this.legend, this.free) : null,
	);

	/** What labels must not be written over. */
	readonly furniture = $derived.by((): Box[] => {
		const gapPx = this.#props().fontPx * 0.3;
		return [this.insetBox, this.legendBox]
			.filter((box) => box !== null)
			.map((box) => grown(box, gapPx));
	});

	readonly #painted = $derived.by(() => this.#steadyPaint(this.units));
	readonly parts = $derived.by(() => unitParts(this.#painted));

	readonly #spots = $derived.by(() => this.#steadySpots(this.devices));

	readonly marks = $derived.by((): readonly Mark[] => {
		if (!this.frame) return [];
		const { fontPx } = this.#props();
		return this.#steadyMarks(marksOf(this.#spots, { zoom: this.frame.camera.zoom, emPx: fontPx }));
	});

	readonly symbols = $derived.by(() =>
		SYMBOLS.filter(
			(symbol) => symbol === 'online' || this.marks.some((mark) => mark.symbol === symbol),
		),
	);
}
