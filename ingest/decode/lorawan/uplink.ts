import type { Reading, Telemetry } from '#lib/domain/reading.ts';
import { deviceTime, withClockOffset, type DeviceTime, type FamilyMessage } from '../family.ts';
import type { Faults } from '../faults.ts';
import { rejected } from '../fields.ts';
import { GatheredValues } from '../gathered-values.ts';
import { MOST_VALUES } from '../telemetry.ts';
import { addFlatValues } from './flat-values.ts';
import type { Description, KnownDevices } from './known-devices.ts';
import { placeOf } from './place.ts';

/** A gateway that heard it: an id of ours, or null for one of another network. */
export type Reception = {
	readonly gateway: { readonly id: string; readonly name: string } | null;
	/** dBm and dB; null where not told. */
	readonly rssi: number | null;
	readonly snr: number | null;
	/** Where the gateway stands, as it was told. */
	readonly location: unknown;
};

/** Receptions of one uplink that are looked at. */
export const MOST_RECEPTIONS = 64;

export type Uplink = {
	readonly about: Omit<Description, 'heardBy'>;
	/** Epoch ms by the clock of the network server; null where not told. */
	readonly toldAt: number | null;
	/** What the codec made of it; undefined without one. */
	readonly object: unknown;
	readonly receptions: readonly Reception[];
	/** Uplinks that the device counts. */
	readonly frameCount: number | null;
	readonly sample: boolean;
};

/**
 * What an uplink tells: numbers, and that there was one. Of the link itself `rssi` and `snr` of the gateway that heard it
 * strongest, and `fCnt`; where the codec gives a value of that name, that counts. The same uplink told again is the same
 * readings, by the network server's time.
 */
export function uplinkReadings(
	uplink: Uplink,
	devices: KnownDevices,
	{ message, faults }: { readonly message: FamilyMessage; readonly faults: Faults },
): Reading[] {
	const heardBy = uplink.receptions.map(({ gateway }) => gateway?.id ?? null);
	const info = devices.describe({ ...uplink.about, heardBy }, message, faults);
	const gateways = uplink.receptions.flatMap(({ gateway, location }) =>
		gateway && devices.takes(message.site, gateway.id)
			? devices.describe(gatewayOf(gateway, location), message, faults)
			: [],
	);
	const values = new GatheredValues(faults);
	addFlatValues(uplink.object, { values, faults });
	const strongest = uplink.receptions.toSorted(
		(a, b) => (b.rssi ?? -Infinity) - (a.rssi ?? -Infinity),
	)[0];
	const link = [
		['rssi', strongest?.rssi],
		['snr', strongest?.snr],
		['fCnt', uplink.frameCount],
	] as const;
	for (const [code, value] of link) {
		if (typeof value === 'number' && !values.has(code)) values.add(code, value);
	}
	const time = deviceTime(uplink.toldAt, message);
	const about = { device: uplink.about.id, sample: uplink.sample };
	return [...gateways, ...info, ...telemetryOf(values, { ...about, time, message, faults })];
}

export function gatewayOf(
	{ id, name }: { readonly id: string; readonly name: string },
	location: unknown,
): Description {
	return { id, name, deviceKind: 'gateway', place: placeOf(location), heardBy: [], fault: null };
}

/** Where there is no value, a mere sign of life. Of a retained message without a time nobody knows how old it is. */
export function telemetryOf(
	values: GatheredValues,
	{
		device,
		sample,
		time,
		message,
		faults,
	}: {
		readonly device: string;
		readonly sample: boolean;
		readonly time: DeviceTime;
		readonly message: FamilyMessage;
		readonly faults: Faults;
	},
): Telemetry[] {
	if (time.timeSource === 'retained') {
		faults.add(
			rejected('bad-time', 'a retained message needs a time, for nobody knows how old it is'),
		);
		return [];
	}
	const parts = values.size === 0 ? [[]] : values.inParts(MOST_VALUES);
	return parts.map((part) => ({
		kind: 'telemetry',
		site: message.site,
		device,
		...time,
		sample,
		values: withClockOffset(part, time),
	}));
}
