import type { BaseMapState } from './base-map.ts';
import { pickedOf } from './layers.ts';
import type { MapKeeper } from './map-keeper.ts';
import { MapStage } from './map-stage.ts';
import type { Camera } from './mercator.ts';
import type { MapPalette } from './palette.ts';
import type { UnitMapProps } from './types.ts';

type Options = {
	readonly keeper: MapKeeper;
	readonly props: () => UnitMapProps;
	/** What a new stage begins with; null while that is not known. */
	readonly start: () => { readonly palette: MapPalette; readonly camera: Camera } | null;
};

/** The page's stage, while one map has it. */
export class LentStage {
	stage = $state.raw<MapStage | null>(null);
	/** Why not all is drawn. */
	problem = $state.raw<string | null>(null);
	/** What of the centre's own base map is there; `lost`: there should be one. */
	base = $state.raw<BaseMapState['kind']>('none');

	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	/** For an element that it is to fill. Returns how to give it back. */
	ask(host: HTMLElement): () => void {
		const { keeper, props } = this.#options;
		const { onpick, onhover } = props();
		return keeper.ask({
			make: () => this.#made(),
			onlent: (stage) => {
				stage.serve({
					host,
					onclick: onpick
						? (info) => {
								const picked = pickedOf(info);
								if (picked) onpick(picked);
							}
						: null,
					onhover: onhover ? (info) => onhover(pickedOf(info)) : null,
					onproblem: (told) => {
						this.problem = told?.message ?? null;
					},
					onbase: (kind) => {
						this.base = kind;
					},
				});
				this.stage = stage;
			},
			ontaken: () => {
				this.stage = null;
				this.problem = null;
			},
		});
	}

	#made(): MapStage | null {
		const start = this.#options.start();
		if (!start) return null;
		const stage = new MapStage(start);
		try {
			stage.start();
			return stage;
		} catch (failed) {
			// A browser without WebGL2: names and values are there all the same.
			this.problem = String(failed);
			return null;
		}
	}
}
