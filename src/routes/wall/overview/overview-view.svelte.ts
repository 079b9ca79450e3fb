import type { Locale } from '#lib/domain/locale.ts';
import { lostServices } from '#lib/domain/service-loss.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import type { LiveWall } from '#lib/state/wall.svelte.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { kindWord, sampleWords } from '#lib/ui/words.ts';
import { deviceRows, mapDevices, strangersAmong, troubleLines } from './device-view.ts';
import { keyFigures } from './figure-view.ts';
import { mapUnits, rankingRows, readsTargets, unitScores, unitShapes } from './progress-view.ts';
import type { PageData } from './$types';

const NUMBERS_MS = 1_000;
const MAP_MS = 500;

function told(...words: readonly (string | false)[]): string {
	return words.filter(Boolean).join(' · ');
}

/** The overview's contents, made of the catalogue and the live values; to be made with its component. */
export class OverviewView {
	readonly #wall: LiveWall;
	readonly #data: () => PageData;
	readonly #locale: Locale;
	readonly #scores;
	readonly #status;
	readonly #placed;

	readonly figures = $derived.by(() => keyFigures({ ...this.#data(), locale: this.#locale }));
	readonly ranking = $derived.by(() => rankingRows(this.#scores.current, this.#locale));
	readonly withData = $derived.by(
		() => this.#scores.current.filter(({ score }) => score.score !== null).length,
	);
	readonly mapUnits = $derived.by(() =>
		mapUnits(this.#scores.current, { shapes: this.#shapes, locale: this.#locale }),
	);
	readonly losses = $derived.by(() => lostServices(this.#wall.system?.services ?? []));
	/** What has to be known of the scores: their targets may be our reading, their values samples. */
	readonly scoreNote = $derived.by(() => {
		const sample = this.#scores.current.some(({ score }) => score.samples > 0);
		return told(readsTargets(this.#data()) && m.score_our_reading(), sample && m.sample());
	});
	readonly mapNote = $derived.by(() => told(this.#levelNote, this.scoreNote));
	readonly rankingNote = $derived.by(() => {
		const count = this.ranking.filter(({ stale }) => stale).length;
		const stale = count === 1 ? m.ranking_stale_one() : m.ranking_stale({ count });
		return told(this.scoreNote, count > 0 && stale);
	});
	/** Tells of the level that has been abolished, where the parts are of one. */
	readonly #levelNote = $derived.by(() => {
		const [part] = this.#data().parts;
		if (part?.level !== 'district' || part.validTo === null) return '';
		return m.districts_note({ day: formatDay(part.validTo) });
	});
	readonly #shapes = $derived.by(() => unitShapes(this.#data().parts));
	readonly #partById = $derived.by(
		() => new Map(this.#data().parts.map((part) => [part.id, part])),
	);

	constructor(options: { wall: LiveWall; data: () => PageData; locale: Locale }) {
		const { wall, data, locale } = options;
		const { observations, devices } = wall;
		this.#wall = wall;
		this.#data = data;
		this.#locale = locale;
		this.#scores = new Paced({
			changes: () => [observations.changes, data()],
			compute: () =>
				unitScores({
					...data(),
					latest: (unit, indicator) => observations.latest(unit, indicator),
				}),
			intervalMs: NUMBERS_MS,
		});
		this.#status = new Paced({
			changes: () => [devices.changes, devices.devices, data()],
			compute: () => this.#readStatus(),
			intervalMs: NUMBERS_MS,
		});
		this.#placed = new Paced({
			changes: () => [devices.changes, devices.devices],
			compute: () => mapDevices(devices.devices),
			intervalMs: MAP_MS,
		});
	}

	get deviceRows() {
		return this.#status.current.rows;
	}

	get troubles() {
		return this.#status.current.troubles;
	}

	get strangers() {
		return this.#status.current.strangers;
	}

	get counts() {
		return this.#status.current.counts;
	}

	/** Whether the devices are known: an empty list means that there is none. */
	get known() {
		return this.#status.current.known;
	}

	/** What to say where nothing needs attention. */
	get attentionNone() {
		if (!this.known) return m.waiting();
		return this.counts.total === 0 ? m.devices_none() : m.attention_none();
	}

	/** How many are online, and how many of all are samples. */
	get devicesNote() {
		const { online, total, samples } = this.counts;
		return told(m.devices_online({ count: online, total }), sampleWords({ count: samples, total }));
	}

	get mapDevices() {
		return this.#placed.current;
	}

	#readStatus() {
		const { devices } = this.#wall.devices;
		const parts = this.#partById;
		const partOf = ({ unitId }: { readonly unitId: number | null }) =>
			(unitId === null ? null : parts.get(unitId)) ?? null;
		const rows = deviceRows(devices, {
			partOf,
			elsewhere: m.unit_unknown(),
			kindName: kindWord,
			locale: this.#locale,
		});
		const online = rows.reduce((sum, { counts }) => sum + counts.online, 0);
		const samples = devices.filter(({ about }) => about.sample).length;
		return {
			known: this.#wall.devices.known,
			rows,
			troubles: troubleLines(devices, partOf),
			strangers: strangersAmong(devices),
			counts: { online, total: devices.length, samples },
		};
	}
}
