/** What every scene of a wall tells of its devices, of their troubles and of the way that readings take. */
import type { Device } from '#lib/domain/device.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/messages/messages.ts';
import type { DeviceChanges } from '#lib/state/device-board.svelte.ts';
import type { Wall } from '#lib/state/wall.svelte.ts';
import type { DeviceCell } from '#lib/ui/device-row.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';
import { kindWord, sampleWords, told } from '#lib/ui/words.ts';
import { attentionNone, isClear } from './attention-words.ts';
import { DataAge } from './data-age.svelte.ts';
import { DeviceTally } from './device-tally.ts';
import { partFinder, type PartOf } from './device-view.ts';
import type { Focus } from '#lib/domain/focus.ts';

const NUMBERS_MS = 1_000;

/** To be made with its component. */
export class FieldView extends DataAge {
	readonly #wall: Wall;
	readonly #locale: Locale;
	readonly #status;
	readonly #takeChanges: () => DeviceChanges;
	readonly #takeNews: () => DeviceChanges;
	#tally: { readonly partOf: PartOf; readonly tally: DeviceTally } | null = null;

	readonly #focus: () => Focus;
	readonly #among: (device: Device) => boolean;
	/** The part of the scope that a device's unit lies in; or the group that it is told in. */
	readonly partOf = $derived.by(() => this.#groupOf ?? partFinder(this.#focus()));
	readonly #groupOf: PartOf | null;

	constructor(options: {
		wall: Wall;
		focus: () => Focus;
		locale: Locale;
		/** Which devices it tells of; all, where nothing is said. */
		among?: (device: Device) => boolean;
		/** In what they are told, where not in the parts of the scope. */
		groupOf?: PartOf | null;
	}) {
		const { wall, focus, locale, among = () => true, groupOf = null } = options;
		super(wall, { ofDevices: true });
		const { devices } = wall;
		this.#wall = wall;
		this.#focus = focus;
		this.#among = among;
		this.#groupOf = groupOf;
		this.#locale = locale;
		const [changes, news] = [devices.follow(), devices.follow()];
		this.#takeChanges = changes.take;
		this.#takeNews = news.take;
		$effect(() => () => {
			changes.stop();
			news.stop();
		});
		this.#status = new Paced({
			changes: () => [devices.changes, devices.devices, focus()],
			compute: () => this.#readStatus(),
			intervalMs: NUMBERS_MS,
		});
	}

	get rows() {
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

	/** The devices of which anything was told since the last call, for one that calls it in an effect. */
	heard(): Iterable<DeviceCell> {
		void this.#wall.devices.told;
		return this.#takeNews().heard;
	}

	/** Whether the devices are known: an empty list means that there is none. */
	get known() {
		return this.#status.current.known;
	}

	/** What to say where nothing needs attention. */
	get attentionNone() {
		return this.#situation ? attentionNone(this.#situation) : m.waiting();
	}

	/** How many are in trouble, and in how many lines; that there is none only where it is known, else null. */
	get attention() {
		const devices = this.counts.critical + this.counts.warning;
		const isTold = devices > 0 || (this.#situation !== null && isClear(this.#situation));
		return this.known && isTold ? { incidents: this.troubles.length, devices } : null;
	}

	/** Null until both the devices and the way of their readings are known. */
	get #situation() {
		if (!this.known) return null;
		// Of a moment that has passed all that is known of it is there.
		if (this.#wall.moment !== null)
			return { link: 'live', loss: null, counts: this.counts } as const;
		if (this.#wall.system === null) return null;
		return { link: this.#wall.connection.link, loss: this.ingestLoss, counts: this.counts };
	}

	/** How many are online, and how many of all are samples; nothing where there is none. */
	get devicesNote() {
		if (!this.known) return m.waiting();
		const { online, total, samples } = this.counts;
		if (total === 0) return '';
		return told(m.devices_online({ count: online, total }), sampleWords({ count: samples, total }));
	}

	#readStatus() {
		const tally = this.#tallied();
		const { rows, troubles, strangers, counts } = tally;
		return { known: this.#wall.devices.known, rows, troubles, strangers, counts };
	}

	/** One that is described anew may be ours no longer. */
	#ofOurs({ renewed, gone }: Pick<DeviceChanges, 'renewed' | 'gone'>) {
		const ours = [...renewed].filter(({ about }) => this.#among(about));
		const others = [...renewed].filter(({ about }) => !this.#among(about));
		return { renewed: ours, gone: [...gone, ...others] };
	}

	/** Anew where the parts are others, else by what changed. */
	#tallied(): DeviceTally {
		const { partOf } = this;
		const changes = this.#ofOurs(this.#takeChanges());
		if (this.#tally?.partOf === partOf) {
			this.#tally.tally.update(changes);
			return this.#tally.tally;
		}
		const tally = new DeviceTally({
			partOf,
			elsewhere: m.unit_unknown(),
			kindName: kindWord,
			locale: this.#locale,
		});
		const all = this.#wall.devices.devices;
		tally.update({ renewed: all.filter(({ about }) => this.#among(about)), gone: [] });
		this.#tally = { partOf, tally };
		return tally;
	}
}
