import type { Layer, PickingInfo } from '@deck.gl/core';
import { MapboxOverlay } from '@deck.gl/mapbox';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection } from 'geojson';
import { landPaint, landStyle } from './land.ts';
import type { Camera } from './mercator.ts';
import type { MapPalette } from './palette.ts';

/** How long to wait until the browser may give a lost context again. */
const RETRY_MS = 1_000;

type Pointed = (info: PickingInfo) => void;

type StageOptions = {
	readonly element: HTMLElement;
	readonly palette: MapPalette;
	readonly camera: Camera;
	readonly onclick: Pointed | null;
	readonly onhover: Pointed | null;
	/** Why not all is drawn; null once a lost context is back and all is drawn again. */
	readonly onproblem: (problem: { readonly message: string } | null) => void;
};

/**
 * The two canvases of the map, and all that is asked of MapLibre and deck.gl: MapLibre's draws the land,
 * deck.gl's, above it, units and devices. Neither draws a frame unless something has changed. MapLibre mends
 * a lost WebGL context by itself; deck.gl does not, so its overlay is made anew, on the same map. It can only be
 * added while the map has a style, and a map without a context has none.
 */
export class MapStage {
	readonly #options: StageOptions;
	#map: MapLibreMap | null = null;
	#styled = false;
	/** Null while the map has no style to add it to. */
	#overlay: MapboxOverlay | null = null;
	/** The overlay has a context. */
	#alive = false;
	/** A context was lost, and not all is drawn again. */
	#lost = false;
	#layers: Layer[] = [];
	/** Makes new layers of the same data: a layer belongs to the context it was first drawn in. */
	#makeLayers: () => Layer[] = () => [];
	#retry: ReturnType<typeof setTimeout> | null = null;

	constructor(options: StageOptions) {
		this.#options = options;
	}

	start(): void {
		const { element, palette, camera } = this.#options;
		setWorkerUrl(workerUrl);
		this.#map = new MapLibreMap({
			container: element,
			style: landStyle(palette),
			center: [...camera.center],
			zoom: camera.zoom,
			interactive: false,
			attributionControl: false,
			renderWorldCopies: false,
			fadeDuration: 0,
			// Two 4K panels side by side.
			maxCanvasSize: [8192, 8192],
		});
		this.#map.on('style.load', this.#styleLoaded);
		this.#map.on('error', ({ error }) => this.#options.onproblem(error));
		// The event does not bubble, but it can be caught on its way down.
		element.addEventListener('webglcontextlost', this.#contextLost, true);
		this.#addOverlay();
	}

	stop(): void {
		if (this.#retry !== null) clearTimeout(this.#retry);
		this.#options.element.removeEventListener('webglcontextlost', this.#contextLost, true);
		this.#map?.remove();
		this.#map = null;
		this.#overlay = null;
	}

	look(camera: Camera): void {
		this.#whenStyled((map) => map.jumpTo({ center: [...camera.center], zoom: camera.zoom }));
	}

	paint(palette: MapPalette): void {
		this.#whenStyled((map) => {
			for (const [layer, paint] of Object.entries(landPaint(palette))) {
				for (const [name, value] of Object.entries(paint)) {
					map.setPaintProperty(layer, name as 'fill-color', value as string);
				}
			}
		});
	}

	land(shapes: FeatureCollection): void {
		this.#whenStyled((map) => {
			void map.getSource<GeoJSONSource>('land')?.setData(shapes);
		});
	}

	#whenStyled(work: (map: MapLibreMap) => unknown): void {
		const map = this.#map;
		if (!map) return;
		if (this.#styled) work(map);
		else map.once('style.load', () => work(map));
	}

	draw(makeLayers: () => Layer[]): void {
		this.#makeLayers = makeLayers;
		this.#layers = makeLayers();
		this.#overlay?.setProps({ layers: this.#layers });
	}

	#addOverlay(): void {
		const map = this.#map;
		if (!map) return;
		const { onclick, onhover, onproblem } = this.#options;
		this.#alive = false;
		const overlay = new MapboxOverlay({
			interleaved: false,
			// Nobody reads the canvas: keeping its last frame would copy it at every change.
			deviceProps: { webgl: { preserveDrawingBuffer: false } },
			layers: this.#layers,
			...(onclick && { onClick: onclick }),
			...(onhover && { onHover: onhover }),
			onDeviceInitialized: () => {
				if (this.#overlay !== overlay) return;
				this.#alive = true;
				this.#tellMended();
			},
			onError: (problem) => {
				if (this.#overlay !== overlay) return;
				onproblem(problem);
				if (this.#alive) return;
				// No context could be had; the browser may give one later.
				this.#lost = true;
				this.#retry = setTimeout(() => this.#renewOverlay(), RETRY_MS);
			},
		});
		this.#overlay = overlay;
		map.addControl(overlay);
	}

	#contextLost = ({ target }: Event): void => {
		const isLand = target === this.#map?.getCanvas();
		if (!isLand && target !== this.#overlay?.getCanvas()) return;
		this.#lost = true;
		this.#options.onproblem({ message: 'a WebGL context is lost' });
		if (isLand) this.#styled = false;
		else this.#renewOverlay();
	};

	#styleLoaded = (): void => {
		this.#styled = true;
		if (this.#overlay === null) this.#renewOverlay();
		else this.#tellMended();
	};

	#tellMended(): void {
		if (!this.#lost || !this.#styled || !this.#alive) return;
		this.#lost = false;
		this.#options.onproblem(null);
	}

	#renewOverlay(): void {
		if (!this.#map) return;
		if (this.#overlay) this.#map.removeControl(this.#overlay);
		this.#overlay = null;
		this.#alive = false;
		if (!this.#styled) return;
		this.#layers = this.#makeLayers();
		this.#addOverlay();
	}
}
