import type { Locale } from '#lib/domain/locale.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import type { LiveWall } from '#lib/state/wall.svelte.ts';
import { geographyNote } from '#lib/ui/geography-words.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { told } from '#lib/ui/words.ts';
import { FieldView } from '../field-view.svelte.ts';
import { keyFigures } from './figure-view.ts';
import { MapDevices } from './map-devices.ts';
import { sampleNote } from '../sample-note.ts';
import {
	mapUnits,
	rankingRows,
	readsTargets,
	scoreSamples,
	unitScores,
	unitShapes,
} from './progress-view.ts';
import type { PageData } from './$types';

const NUMBERS_MS = 1_000;
const MAP_MS = 500;

/** The overview's contents, made of the catalogue and the live values; to be made with its component. */
export class OverviewView {
	readonly #wall: LiveWall;
	readonly #data: () => PageData;
	readonly #locale: Locale;
	readonly #scores;
	readonly #latest;
	readonly #placed;
	/** Devices, troubles and the way of readings. */
	readonly field: FieldView;

	readonly figures = $derived.by(() => keyFigures({ ...this.#data(), locale: this.#locale }));
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
	readonly #scoreNote = $derived.by(() => {
		const { units } = this.#scores.current;
		const count = units.filter(({ score }) => score.undated > 0).length;
		const undated = count === 1 ? m.score_undated_one() : m.score_undated({ count });
		return told(readsTargets(this.#data()) && m.score_our_reading(), count > 0 && undated);
	});
	readonly #samples = $derived.by(() => scoreSamples(this.#scores.current.units));
	readonly mapNote = $derived.by(() => {
		const isDevices = this.#samples === 'none' && this.field.counts.samples > 0;
		const samples = sampleNote(isDevices ? 'some' : this.#samples);
		return told(this.#levelNote, this.#scoreNote, samples);
	});
	readonly rankingNote = $derived.by(() => {
		const count = this.ranking.filter(({ stale }) => stale).length;
		const stale = count === 1 ? m.ranking_stale_one() : m.ranking_stale({ count });
		return told(this.#scoreNote, sampleNote(this.#samples), count > 0 && stale);
	});
	/** What signs and figures of the ranking are. */
	readonly rankingKey = $derived.by(() => {
		const isThin = this.ranking.some(({ rank, score }) => rank === null && score !== null);
		return told(isThin && m.ranking_unranked(), m.ranking_coverage());
	});
	readonly #levelNote = $derived.by(() => {
		const { parts, centre, loaded } = this.#data();
		const day = isoDay(this.#wall.clock.now ?? loaded.at);
		return geographyNote({ parts, day, geographyDate: centre.geographyDate });
	});
	readonly #shapes = $derived.by(() => unitShapes(this.#data().parts));

	constructor(options: { wall: LiveWall; data: () => PageData; locale: Locale }) {
		const { wall, data, locale } = options;
		const { observations, devices } = wall;
		this.#wall = wall;
		this.#data = data;
		this.#locale = locale;
		this.field = new FieldView({ wall, focus: data, locale });
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
		this.#latest = new Paced({
			changes: () => [observations.changes, observations.known, data()],
			compute: () =>
				observations.known &&
				new Map(
					data().keyIndicators.map(({ id }) => [id, observations.latest(data().home.id, id)]),
				),
			intervalMs: NUMBERS_MS,
		});
		const onMap = new MapDevices();
		this.#placed = new Paced({
			changes: () => [devices.changes, devices.devices, data()],
			compute: () => onMap.of(devices.devices, this.field.partOf),
			intervalMs: MAP_MS,
		});
	}

	/** The value of a key figure; null where there is none, undefined until that is known. */
	latest(indicatorId: number): LatestObservation | null | undefined {
		return this.#latest.current ? (this.#latest.current.get(indicatorId) ?? null) : undefined;
	}

	get mapDevices() {
		return this.#placed.current;
	}
}
