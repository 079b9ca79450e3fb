import type { DeviceStatus, Rejected, Telemetry } from '#lib/domain/reading.ts';
import { deviceTime, type FamilyMessage } from '../family.ts';
import type { Faults } from '../faults.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { GatheredValues } from '../gathered-values.ts';
import { countIn, timeIn } from './json-parts.ts';
import { telemetryOf } from './uplink.ts';

export type ChirpstackHeard = {
	readonly object: JsonObject;
	readonly message: FamilyMessage;
	readonly faults: Faults;
};

export function gatewayId(eui: string): string {
	return `chirpstack-gateway:${eui}`;
}

/** `{"gatewayId":"…","state":"ONLINE"}`, retained and without a time: as a last will OFFLINE, which as 0 may be left out. */
export function connection(
	device: string,
	{ object, message }: ChirpstackHeard,
): DeviceStatus | Rejected {
	const said = object['state'] ?? 'OFFLINE';
	const online = said === 'ONLINE' || said === 1;
	if (!online && said !== 'OFFLINE' && said !== 0) {
		return rejected('bad-shape', `state: ONLINE or OFFLINE is wanted, got ${shown(said)}`);
	}
	return {
		kind: 'status',
		site: message.site,
		device,
		...deviceTime(null, message),
		sample: false,
		state: online ? 'online' : 'offline',
		reason: null,
		presence: 'session',
		values: [],
	};
}

/** Packets since the last statistics, by the gateway's clock; a count that is left out is 0. */
export function statistics(
	device: string,
	{ object, message, faults }: ChirpstackHeard,
): Telemetry[] {
	const values = new GatheredValues(faults);
	for (const name of [
		'rxPacketsReceived',
		'rxPacketsReceivedOk',
		'txPacketsReceived',
		'txPacketsEmitted',
	]) {
		const count = countIn(object, { name, faults });
		if (count !== null) values.add(name, count);
	}
	const time = deviceTime(timeIn(object['time']), message);
	return telemetryOf(values, { device, sample: false, time, message, faults });
}
