import type { Locale } from '#lib/domain/locale.ts';
import type { Wall } from '#lib/state/wall.svelte.ts';
import { m } from '#lib/messages/messages.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { told } from '#lib/ui/words.ts';
import {
	mapUnits,
	rankingRows,
	readsTargets,
	scoreSamples,
	unitScores,
	unitShapes,
} from './progress-view.ts';
import type { SceneData } from './scene-data.ts';

const NUMBERS_MS = 1_000;

/** How the units of a scene stand by the project's own score, for its map and its ranking; to be made with its component. */
export class ScoreView {
	readonly #data: () => SceneData;
	readonly #locale: Locale;
	readonly #scores;

	readonly ranking = $derived.by(() => {
		const { known, units } = this.#scores.current;
		return known ? rankingRows(units, this.#locale) : [];
	});
	/** How many units have data, or that this is not known yet. */
	readonly coverage = $derived.by(() => {
		const { known, units } = this.#scores.current;
		const count = units.filter(({ score }) => score.score !== null).length;
		return known ? m.units_with_data({ count, total: units.length }) : m.waiting();
	});
	readonly mapUnits = $derived.by(() =>
		mapUnits(this.#scores.current.units, {
			known: this.#scores.current.known,
			shapes: this.#shapes,
			locale: this.#locale,
		}),
	);
	/** What has to be known of the scores: their targets may be our reading, their values of any age. */
	readonly note = $derived.by(() => {
		const { units } = this.#scores.current;
		const count = units.filter(({ score }) => score.undated > 0).length;
		const undated = count === 1 ? m.score_undated_one() : m.score_undated({ count });
		return told(readsTargets(this.#data()) && m.score_our_reading(), count > 0 && undated);
	});
	/** Whether the values behind them are sample data. */
	readonly samples = $derived.by(() => scoreSamples(this.#scores.current.units));
	readonly #shapes = $derived.by(() => unitShapes(this.#data().parts));

	constructor(options: { wall: Wall; data: () => SceneData; locale: Locale }) {
		const { wall, data, locale } = options;
		const { observations } = wall;
		this.#data = data;
		this.#locale = locale;
		this.#scores = new Paced({
			changes: () => [observations.changes, observations.known, data()],
			compute: () => ({
				known: observations.known,
				units: unitScores({
					...data(),
					at: data().loaded.at,
					latest: (unit, indicator) => observations.latest(unit, indicator),
				}),
			}),
			intervalMs: NUMBERS_MS,
		});
	}
}
