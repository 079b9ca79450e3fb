import type { Layer, PickingInfo } from '@deck.gl/core';
import { MapboxOverlay } from '@deck.gl/mapbox';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection } from 'geojson';
import { BaseMap, type BaseMapState } from './base-map.ts';
import { BASE_SOURCE, baseLayers, baseSource } from './base-style.ts';
import { landPaint, landStyle } from './land.ts';
import type { Camera } from './mercator.ts';
import type { MapPalette } from './palette.ts';

/** How long to wait until the browser may give a lost context again. */
const RETRY_MS = 1_000;

type Pointed = (info: PickingInfo) => void;

type Problem = { readonly message: string };

/** For whom the stage is, and what that one would hear of. */
export type MapUser = {
	/** The stage fills it. */
	readonly host: HTMLElement;
	readonly onclick: Pointed | null;
	readonly onhover: Pointed | null;
	/** Why not all is drawn; null once a lost context is back and all is drawn again. */
	readonly onproblem: (problem: Problem | null) => void;
	/** Of the base map that the centre has of its own. */
	readonly onbase: (base: BaseMapState['kind']) => void;
};

/**
 * The two canvases of the map, and all that is asked of MapLibre and deck.gl: MapLibre's draws the land,
 * deck.gl's, above it, units and devices. Neither draws a frame unless something has changed. MapLibre mends
 * a lost WebGL context by itself; deck.gl does not, so its overlay is made anew, on the same map. It can only be
 * added while the map has a style, and a map without a context has none.
 *
 * It serves one user after the other. What was drawn for one is not seen in the place of another.
 */
export class MapStage {
	readonly #start: { readonly palette: MapPalette; readonly camera: Camera };
	#element: HTMLElement | null = null;
	#user: MapUser | null = null;
	#problem: Problem | null = null;
	/** The canvas of units shows what was drawn for another. */
	#veiled = false;
	#palette: MapPalette;
	readonly #base = new BaseMap({
		fetch: (...asked) => fetch(...asked),
		onchange: ({ kind }) => {
			this.#layBase();
			this.#user?.onbase(kind);
		},
	});
	/** Of which state of it, in which colours, it lies there. */
	#laid: readonly unknown[] = [];
	#shapes: FeatureCollection | null = null;
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

	constructor(start: { readonly palette: MapPalette; readonly camera: Camera }) {
		this.#start = start;
		this.#palette = start.palette;
	}

	/** @throws where the browser has no WebGL2 */
	start(): void {
		const { palette, camera } = this.#start;
		const element = document.createElement('div');
		element.style.cssText = 'position: absolute; inset: 0';
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
		this.#map.on('error', (event) => {
			if ((event as { sourceId?: string }).sourceId === BASE_SOURCE) this.#base.failed();
			else this.#tell(event.error);
		});
		this.#base.start();
		// The event does not bubble, but it can be caught on its way down.
		element.addEventListener('webglcontextlost', this.#contextLost, true);
		this.#element = element;
		this.#addOverlay();
	}

	stop(): void {
		this.#base.stop();
		if (this.#retry !== null) clearTimeout(this.#retry);
		this.#element?.removeEventListener('webglcontextlost', this.#contextLost, true);
		this.#map?.remove();
		this.#element?.remove();
		this.#map = null;
		this.#overlay = null;
	}

	/** What it is to draw for this one is said after this: until that is drawn, nothing is seen. */
	serve(user: MapUser): void {
		if (!this.#element) return;
		this.#user = user;
		user.host.append(this.#element);
		this.#veil();
		this.#map?.resize();
		this.#overlay?.setProps(this.#pointing());
		user.onproblem(this.#problem);
		user.onbase(this.#base.state.kind);
	}

	/** Off the page, and with nothing to draw, but with all that was made once. */
	rest(): void {
		this.#user = null;
		this.#element?.remove();
		this.#overlay?.setProps(this.#pointing());
		this.draw(() => []);
	}

	look(camera: Camera): void {
		this.#whenStyled((map) => map.jumpTo({ center: [...camera.center], zoom: camera.zoom }));
	}

	paint(palette: MapPalette): void {
		this.#palette = palette;
		this.#layBase();
		this.#whenStyled((map) => {
			for (const [layer, paint] of Object.entries(landPaint(palette))) {
				for (const [name, value] of Object.entries(paint)) {
					map.setPaintProperty(layer, name as 'fill-color', value as string);
				}
			}
		});
	}

	land(shapes: FeatureCollection): void {
		if (shapes === this.#shapes) return;
		this.#shapes = shapes;
		this.#whenStyled((map) => {
			void map.getSource<GeoJSONSource>('land')?.setData(shapes);
		});
	}

	/** Puts the base map on the land, or takes it off; in the colours of now. The coast is then the base map's. */
	#layBase(): void {
		this.#whenStyled((map) => {
			const { state } = this.#base;
			const laid = [state, this.#palette] as const;
			if (laid.every((part, at) => part === this.#laid[at])) return;
			this.#laid = laid;
			for (const { id } of map.getStyle().layers) {
				if (id.startsWith(`${BASE_SOURCE}-`)) map.removeLayer(id);
			}
			if (map.getSource(BASE_SOURCE)) map.removeSource(BASE_SOURCE);
			map.setLayoutProperty('coast', 'visibility', state.kind === 'had' ? 'none' : 'visible');
			if (state.kind !== 'had') return;
			map.addSource(BASE_SOURCE, baseSource(state.tiles, location.origin));
			for (const layer of baseLayers(state.tiles, this.#palette)) map.addLayer(layer, 'coast');
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

	#pointing() {
		return { onClick: this.#user?.onclick ?? null, onHover: this.#user?.onhover ?? null };
	}

	#tell(problem: Problem | null): void {
		this.#problem = problem;
		this.#user?.onproblem(problem);
	}

	/** Each canvas is seen again once it has drawn what it is to show now. */
	#veil(): void {
		const land = this.#map?.getCanvas();
		if (land) {
			land.style.visibility = 'hidden';
			this.#map?.once('render', () => (land.style.visibility = ''));
		}
		this.#veiled = true;
		const units = this.#overlay?.getCanvas();
		if (units) units.style.visibility = 'hidden';
	}

	/** deck.gl takes up new layers a little after it was given them: until then it draws the earlier ones. */
	#unveil(): void {
		if (!this.#veiled || this.#layers.some(({ lifecycle }) => lifecycle === 'Awaiting state'))
			return;
		this.#veiled = false;
		const units = this.#overlay?.getCanvas();
		if (units) units.style.visibility = '';
	}

	#addOverlay(): void {
		const map = this.#map;
		if (!map) return;
		this.#alive = false;
		const overlay = new MapboxOverlay({
			interleaved: false,
			// Nobody reads the canvas: keeping its last frame would copy it at every change.
			deviceProps: { webgl: { preserveDrawingBuffer: false } },
			layers: this.#layers,
			...this.#pointing(),
			onAfterRender: () => this.#unveil(),
			onDeviceInitialized: () => {
				if (this.#overlay !== overlay) return;
				this.#alive = true;
				this.#tellMended();
			},
			onError: (problem) => {
				if (this.#overlay !== overlay) return;
				this.#tell(problem);
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
		this.#tell({ message: 'a WebGL context is lost' });
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
		this.#tell(null);
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
