import { unjudged, type Device, type DeviceStanding } from '#lib/domain/device.ts';
import { toStanding, type TopicBody } from '#lib/wire/live.ts';

/** One device on a screen. Its fields are signals of their own: a change touches what shows this device, and no more. */
export class LiveDevice {
	about: Device;
	standing: DeviceStanding;

	constructor(about: Device, standing: DeviceStanding) {
		this.about = $state.raw(about);
		this.standing = $state.raw(standing);
	}
}

function looksTheSame(a: DeviceStanding, b: DeviceStanding): boolean {
	return (
		a.state === b.state &&
		a.freshness === b.freshness &&
		a.reason === b.reason &&
		a.since === b.since &&
		a.intervalS === b.intervalS &&
		a.flapping === b.flapping
	);
}

/** What changed of the devices between two moments. */
export type DeviceChanges = {
	/** Of which anything was told, be it a sign of life. */
	readonly heard: ReadonlySet<LiveDevice>;
	/** New, described anew, or standing otherwise than before; a sign of life alone is no change. */
	readonly renewed: ReadonlySet<LiveDevice>;
	/** No longer there; such a one may have come and gone unseen. */
	readonly gone: ReadonlySet<LiveDevice>;
};

type Untold = Record<keyof DeviceChanges, Set<LiveDevice>>;

/** The devices of one topic. */
export class DeviceBoard {
	/** Renewed when a device appears or its description changes. */
	devices: readonly LiveDevice[] = $state.raw([]);
	/** Counts the changes that a summary would show; signs of life alone are none. */
	changes = $state(0);
	/** Counts what was told of devices, signs of life too. */
	told = $state(0);
	/** False until the first snapshot: then an empty list means that there is none. */
	known = $state(false);

	readonly #byId = new Map<number, LiveDevice>();
	readonly #untold = new Set<Untold>();

	/**
	 * For who keeps something of each device: each `take` gives what changed since the one before, the first all there are. It is
	 * kept until it is taken, or `stop` is called.
	 */
	follow(): { take(): DeviceChanges; stop(): void } {
		const all = [...this.#byId.values()];
		const untold: Untold = { heard: new Set(all), renewed: new Set(all), gone: new Set() };
		this.#untold.add(untold);
		return {
			take: () => {
				const told = { ...untold };
				Object.assign(untold, { heard: new Set(), renewed: new Set(), gone: new Set() });
				return told;
			},
			stop: () => void this.#untold.delete(untold),
		};
	}

	read({ devices, standings }: TopicBody['devices'], whole: boolean): void {
		this.take({ devices, standings: standings.map(toStanding) }, whole);
	}

	/** @param whole whether there are no other devices */
	take(
		told: { readonly devices: readonly Device[]; readonly standings: readonly DeviceStanding[] },
		whole: boolean,
	): void {
		const { devices, standings } = told;
		if (whole) this.#forgetAllBut(devices);
		this.#describe(devices, new Map(standings.map((standing) => [standing.id, standing])));
		let changed = whole;
		for (const standing of standings) {
			const device = this.#byId.get(standing.id);
			if (!device) continue;
			const same = looksTheSame(device.standing, standing);
			device.standing = standing;
			this.#note(device, !same);
			changed ||= !same;
		}
		this.told += 1;
		if (changed) this.changes += 1;
		if (whole) this.known = true;
	}

	#note(device: LiveDevice, isRenewed: boolean): void {
		for (const { heard, renewed } of this.#untold) {
			heard.add(device);
			if (isRenewed) renewed.add(device);
		}
	}

	#forgetAllBut(devices: readonly Device[]): void {
		const kept = new Set(devices.map(({ id }) => id));
		for (const [id, device] of this.#byId) {
			if (kept.has(id)) continue;
			this.#byId.delete(id);
			for (const { heard, renewed, gone } of this.#untold) {
				heard.delete(device);
				renewed.delete(device);
				gone.add(device);
			}
		}
		this.devices = [...this.#byId.values()];
	}

	#describe(devices: readonly Device[], standings: ReadonlyMap<number, DeviceStanding>): void {
		if (devices.length === 0) return;
		for (const about of devices) {
			let device = this.#byId.get(about.id);
			if (device) device.about = about;
			else {
				const standing = standings.get(about.id) ?? unjudged(about.id, about.heartbeatS);
				device = new LiveDevice(about, standing);
				this.#byId.set(about.id, device);
			}
			this.#note(device, true);
		}
		this.devices = [...this.#byId.values()];
		this.changes += 1;
	}
}
