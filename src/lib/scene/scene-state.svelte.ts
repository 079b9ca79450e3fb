import { page } from '$app/state';
import type { Locale } from '#lib/domain/locale.ts';
import type { Wall } from '#lib/state/wall.svelte.ts';
import type { MapTheme } from '#lib/map/types.ts';
import { textPx } from '#lib/ui/type-scale.ts';
import { FieldView } from './field-view.svelte.ts';
import type { SceneData } from './scene-data.ts';
import { Scene } from './scene.svelte.ts';
import { ScoreView } from './score-view.svelte.ts';

/** What the panels of a scene share; to be made with the scene's component. */
export class SceneState {
	readonly #data: () => SceneData;
	readonly locale: Locale;
	readonly wall: Wall;
	readonly scene: Scene;
	/** Its devices, their troubles, and the way of readings. */
	readonly field: FieldView;
	readonly scores: ScoreView;

	/** Of the text (px). */
	readonly fontPx = $derived.by(() => textPx(this.scene.viewing, this.scene.size));
	readonly theme: MapTheme = $derived.by(() =>
		page.url.searchParams.get('theme') === 'light' ? 'light' : 'dark',
	);

	constructor(options: { wall: Wall; data: () => SceneData; locale: Locale }) {
		const { wall, data, locale } = options;
		this.#data = data;
		this.locale = locale;
		this.wall = wall;
		this.scene = new Scene({ wall: this.wall, data, locale });
		this.field = new FieldView({ wall: this.wall, focus: data, locale });
		this.scores = new ScoreView({ wall: this.wall, data, locale });
	}

	get data(): SceneData {
		return this.#data();
	}

	/** The server's time (epoch ms); null until it was heard of. */
	get now(): number | null {
		return this.wall.clock.now;
	}

	/** Of when everything is, in words, where it is not of now. */
	get asOf(): string | false {
		return this.scene.asOf;
	}
}
