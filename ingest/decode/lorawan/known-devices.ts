import type { DeviceInfo, Rejected } from '#lib/domain/reading.ts';
import type { FamilyMessage } from '../family.ts';
import type { Faults } from '../faults.ts';
import type { Place } from './place.ts';

/** Whoever may publish can invent more. */
export const MOST_DEVICES = 50_000;

/** A place that was measured anew is another one from here on; some 10 m. */
const MOVED_DEG = 0.0001;

/** What a message tells of a device; null where it does not say. */
export type Description = {
	readonly id: string;
	readonly deviceKind: string;
	readonly name: string;
	readonly place: Place | Rejected | null;
	/** Gateways that heard it, by their ids; foreign ones as null. */
	readonly heardBy: readonly (string | null)[];
	/** What was wrong with its name. */
	readonly fault: Rejected | null;
};

type Known = {
	told: DeviceInfo | null;
	/** The one gateway that ever heard it; null for several, undefined for none yet. */
	gateway: string | null | undefined;
	/** So that a fault of a description is told once, not with each uplink. */
	faults: string;
};

/**
 * What was said of devices, so that it is told once and when it changes.
 *
 * In LoRaWAN a device is joined to a network, not to a gateway: whichever gateways hear an uplink pass it on. So it hangs on
 * a gateway only while a single one has ever been heard to pass it on: then nothing comes without that one. Heard by a
 * second, it hangs on none, for the death of one is no reason for its silence; it stays so, as who was heard by two may
 * be heard by one at any time without being bound to it.
 */
export class KnownDevices {
	readonly #known = new Map<string, Known>();
	readonly #most: number;

	constructor(most = MOST_DEVICES) {
		this.#most = most;
	}

	/** Whether one more, or this one, can be known. */
	takes(site: string, id: string): boolean {
		return this.#known.size < this.#most || this.#known.has(`${site}/${id}`);
	}

	/** Its info if that is news. */
	describe(said: Description, message: FamilyMessage, faults: Faults): DeviceInfo[] {
		const { site, receivedAt } = message;
		const key = `${site}/${said.id}`;
		const known = this.#known.get(key) ?? { told: null, gateway: undefined, faults: '' };
		this.#known.set(key, known);
		for (const gateway of said.heardBy) {
			const first = known.gateway === undefined || known.gateway === gateway;
			known.gateway = first ? gateway : null;
		}
		const wrong = [said.fault, said.place].filter((part) => part?.kind === 'rejected');
		const complaint = wrong.map(({ detail }) => detail).join('\n');
		if (complaint !== known.faults) for (const fault of wrong) faults.add(fault);
		known.faults = complaint;
		const { told } = known;
		const place = said.place?.kind === 'place' ? said.place : null;
		const info: DeviceInfo = {
			kind: 'info',
			site,
			device: said.id,
			receivedAt,
			deviceKind: said.deviceKind,
			name: said.name,
			unitCode: null,
			lat: place?.lat ?? told?.lat ?? null,
			lon: place?.lon ?? told?.lon ?? null,
			gateway: known.gateway ?? null,
			heartbeatS: null,
			sample: false,
		};
		if (told && isSame(told, info)) return [];
		known.told = info;
		return [info];
	}
}

function isSame(a: DeviceInfo, b: DeviceInfo): boolean {
	return (
		a.name === b.name && a.gateway === b.gateway && isNear(a.lat, b.lat) && isNear(a.lon, b.lon)
	);
}

function isNear(a: number | null, b: number | null): boolean {
	return a === b || (a !== null && b !== null && Math.abs(a - b) < MOVED_DEG);
}
