import type { Locale } from '#lib/domain/locale.ts';
import { newestReading } from '#lib/domain/newest-reading.ts';
import { ingestLoss, lostServices } from '#lib/domain/service-loss.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { countDevices, deviceLook } from '#lib/domain/trouble.ts';
import { m } from '#lib/messages/messages.ts';
import type { LiveWall } from '#lib/state/wall.svelte.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { kindWord, sampleWords, told } from '#lib/ui/words.ts';
import { attentionNone, isClear } from './attention-words.ts';
import { admitted, deviceRows, mapDevices, partFinder, strangersAmong, troubleLines } from './device-view.ts';
import { keyFigures } from './figure-view.ts';
import { mapUnits, rankingRows, readsTargets, unitScores, unitShapes } from './progress-view.ts';
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
	readonly #status;
	readonly #placed;
	readonly #newest;

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
		mapUnits(this.#scores.current.units, { shapes: this.#shapes, locale: this.#locale }),
	);
	readonly losses = $derived.by(() => {
		const { system } = this.#wall;
		return system === null ? [] : lostServices(system.services);
	});
	readonly #ingestLoss = $derived.by(() => ingestLoss(this.losses));
	/** What has to be known of the scores: their targets may be our reading, their values of any age. */
	readonly #scoreNote = $derived.by(() => {
		const { units } = this.#scores.current;
		const count = units.filter(({ score }) => score.undated > 0).length;
		const undated = count === 1 ? m.score_undated_one() : m.score_undated({ count });
		return told(readsTargets(this.#data()) && m.score_our_reading(), count > 0 && undated);
	});
	readonly #sampleScores = $derived.by(() =>
		this.#scores.current.units.some(({ score }) => score.samples > 0),
	);
	readonly mapNote = $derived.by(() => {
		const sample = this.#sampleScores || this.counts.samples > 0;
		return told(this.#levelNote, this.#scoreNote, sample && m.sample());
	});
	readonly rankingNote = $derived.by(() => {
		const count = this.ranking.filter(({ stale }) => stale).length;
		const stale = count === 1 ? m.ranking_stale_one() : m.ranking_stale({ count });
		return told(this.#scoreNote, this.#sampleScores && m.sample(), count > 0 && stale);
	});
	/** Tells of the level that has been abolished, and of which day it is taken, where the parts are of one. */
	readonly #levelNote = $derived.by(() => {
		const { parts, centre } = this.#data();
		if (parts[0]?.level !== 'district') return '';
		return m.districts_note({ day: formatDay(centre.geographyDate) });
	});
	readonly #shapes = $derived.by(() => unitShapes(this.#data().parts));
	readonly #partOf = $derived.by(() => partFinder(this.#data()));

	constructor(options: { wall: LiveWall; data: () => PageData; locale: Locale }) {
		const { wall, data, locale } = options;
		const { observations, devices } = wall;
		this.#wall = wall;
		this.#data = data;
		this.#locale = locale;
		this.#scores = new Paced({
			changes: () => [observations.changes, data()],
			compute: () => ({
				known: observations.known,
				units: unitScores({
					...data(),
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
		this.#status = new Paced({
			changes: () => [devices.changes, devices.devices, data()],
			compute: () => this.#readStatus(),
			intervalMs: NUMBERS_MS,
		});
		this.#placed = new Paced({
			changes: () => [devices.changes, devices.devices, data()],
			compute: () => mapDevices(admitted(devices.devices), this.#partOf),
			intervalMs: MAP_MS,
		});
		this.#newest = new Paced({
			changes: () => [wall.clock.now, observations.known, devices.known],
			compute: () => this.#readNewest(),
			intervalMs: NUMBERS_MS,
		});
	}

	/** The value of a key figure; null where there is none, undefined until that is known. */
	latest(indicatorId: number): LatestObservation | null | undefined {
		return this.#latest.current ? (this.#latest.current.get(indicatorId) ?? null) : undefined;
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

	/** The age of the newest reading (ms); null where there is none, undefined until that is known. */
	get dataAgeMs(): number | null | undefined {
		const newest = this.#newest.current;
		const { now } = this.#wall.clock;
		if (newest === undefined || now === null) return undefined;
		return newest && Math.max(0, now - newest.at);
	}

	/** Whether readings fail to come: their way is broken, or the newest is older than twice what is expected of it. */
	get dataDoubtful(): boolean {
		const newest = this.#newest.current;
		if (newest === undefined) return false;
		if (this.#wall.connection.link === 'lost' || this.#ingestLoss !== null) return true;
		return newest !== null && newest.freshness !== 'fresh';
	}

	/** What to say where nothing needs attention. */
	get attentionNone() {
		return this.#situation ? attentionNone(this.#situation) : m.waiting();
	}

	/** How many are in trouble, shown as lines of their own or not; that there is none only where it is known. */
	get attentionCount() {
		const count = this.counts.critical + this.counts.warning;
		const isTold = count > 0 || (this.#situation !== null && isClear(this.#situation));
		return this.known && isTold ? String(count) : '';
	}

	/** Null until both the devices and the way of their readings are known. */
	get #situation() {
		if (!this.known || this.#wall.system === null) return null;
		return { link: this.#wall.connection.link, loss: this.#ingestLoss, counts: this.counts };
	}

	/** How many are online, and how many of all are samples. */
	get devicesNote() {
		if (!this.known) return m.waiting();
		const { online, total, samples } = this.counts;
		return told(m.devices_online({ count: online, total }), sampleWords({ count: samples, total }));
	}

	get mapDevices() {
		return this.#placed.current;
	}

	#readNewest() {
		const { observations, devices } = this.#wall;
		if (!observations.known || !devices.known) return undefined;
		return newestReading({
			standings: devices.devices.map(({ standing }) => standing),
			observations: observations.all(),
		});
	}

	#readStatus() {
		const all = this.#wall.devices.devices;
		const devices = admitted(all);
		const partOf = this.#partOf;
		const rows = deviceRows(devices, {
			partOf,
			elsewhere: m.unit_unknown(),
			kindName: kindWord,
			locale: this.#locale,
		});
		const late = devices.filter((device) => deviceLook(device) === 'late');
		const lateSince = Math.min(...late.map(({ standing }) => standing.seenAt ?? Infinity));
		const samples = devices.filter(({ about }) => about.sample).length;
		return {
			known: this.#wall.devices.known,
			rows,
			troubles: troubleLines(devices, partOf),
			strangers: strangersAmong(all),
			counts: { ...countDevices(devices), samples, lateSince },
		};
	}
}
