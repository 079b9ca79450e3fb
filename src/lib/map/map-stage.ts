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
	/** A failure to draw that could not be mended by drawing anew. */
	readonly onproblem: (problem: { readonly message: string }) => void;
};

/**
 * The two canvases of the map, and all that is asked of MapLibre and deck.gl: MapLibre's draws the land,
 * deck.gl's, above it, units and devices. Neither draws a frame unless something has changed. MapLibre mends
 * a lost WebGL context by itself; deck.gl does not, so its overlay is made anew, on the same map.
 */
export class MapStage {
	readonly #options: StageOptions;
	#map: MapLibreMap | null = null;
	#styled = false;
	#overlay: MapboxOverlay | null = null;
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
		this.#map.once('style.load', () => {
			this.#styled = true;
		});
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
		this.#map?.jumpTo({ center: [...camera.center], zoom: camera.zoom });
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

	#whenStyled(work: (map: MapLibreMap) => void): void {
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
		let alive = false;
		const overlay = new MapboxOverlay({
			interleaved: false,
			// Nobody reads the canvas: keeping its last frame would copy it at every change.
			deviceProps: { webgl: { preserveDrawingBuffer: false } },
			layers: this.#layers,
			...(onclick && { onClick: onclick }),
			...(onhover && { onHover: onhover }),
			onDeviceInitialized: () => {
				alive = true;
			},
			onError: (problem) => {
				onproblem(problem);
				// No context could be had; the browser may give one later.
				if (!alive) this.#retry = setTimeout(() => this.#renewOverlay(), RETRY_MS);
			},
		});
		map.addControl(overlay);
		this.#overlay = overlay;
	}

	#contextLost = ({ target }: Event): void => {
		if (target === this.#overlay?.getCanvas()) this.#renewOverlay();
	};

	#renewOverlay(): void {
		if (!this.#map || !this.#overlay) return;
		this.#map.removeControl(this.#overlay);
		this.#layers = this.#makeLayers();
		this.#addOverlay();
	}
}
