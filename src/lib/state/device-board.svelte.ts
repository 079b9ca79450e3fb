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

/** The devices of one topic. */
export class DeviceBoard {
	/** Renewed when a device appears or its description changes. */
	devices: readonly LiveDevice[] = $state.raw([]);
	/** Counts the changes that a summary would show; signs of life alone are none. */
	changes = $state(0);
	/** False until the first snapshot: then an empty list means that there is none. */
	known = $state(false);

	readonly #byId = new Map<number, LiveDevice>();

	read(body: TopicBody['devices'], whole: boolean): void {
		const standings = body.standings.map(toStanding);
		if (whole) this.#forgetAllBut(body.devices);
		this.#describe(body.devices, new Map(standings.map((standing) => [standing.id, standing])));
		let changed = whole;
		for (const standing of standings) {
			const device = this.#byId.get(standing.id);
			if (!device) continue;
			changed ||= !looksTheSame(device.standing, standing);
			device.standing = standing;
		}
		if (changed) this.changes += 1;
		if (whole) this.known = true;
	}

	#forgetAllBut(devices: readonly Device[]): void {
		const kept = new Set(devices.map(({ id }) => id));
		for (const id of [...this.#byId.keys()]) if (!kept.has(id)) this.#byId.delete(id);
		this.devices = [...this.#byId.values()];
	}

	#describe(devices: readonly Device[], standings: ReadonlyMap<number, DeviceStanding>): void {
		if (devices.length === 0) return;
		for (const about of devices) {
			const known = this.#byId.get(about.id);
			if (known) known.about = about;
			else {
				const standing = standings.get(about.id) ?? unjudged(about.id, about.heartbeatS);
				this.#byId.set(about.id, new LiveDevice(about, standing));
			}
		}
		this.devices = [...this.#byId.values()];
		this.changes += 1;
	}
}
