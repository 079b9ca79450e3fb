import type { Reading } from '#lib/domain/reading.ts';
import { BEHIND_MS, decoded, deviceTime, NOTHING, refused } from '../family.ts';
import type { Decoded, FamilyDecoder, FamilyMessage } from '../family.ts';
import { Faults } from '../faults.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { GatheredValues } from '../gathered-values.ts';
import { parseJson } from '../json.ts';
import { asObject, countIn, numberIn, objectsIn, timeIn } from './json-parts.ts';
import { KnownDevices } from './known-devices.ts';
import { placeOf } from './place.ts';
import { isThingsStackId, parseThingsStackTopic } from './things-stack-topic.ts';
import { MOST_RECEPTIONS, telemetryOf, uplinkReadings, type Reception } from './uplink.ts';

type Heard = { readonly message: FamilyMessage; readonly faults: Faults };

/**
 * The LoRaWAN network server The Things Stack v3, and so The Things Network: messages of devices as JSON
 * (https://www.thethingsindustries.com/docs/integrations/data-formats/). Fields that are 0, false or empty are left out.
 *
 * An uplink is a sign of life, and nothing says that a device is online; of gateways an application hears only that they
 * passed something on. A `join` is a sign of life too, and a solved location only describes the device; all of downlinks is
 * overlooked. What the console simulates is marked as a sample.
 */
export class ThingsStackDecoder implements FamilyDecoder {
	readonly #devices: KnownDevices;

	constructor({ mostDevices }: { readonly mostDevices?: number } = {}) {
		this.#devices = new KnownDevices(mostDevices);
	}

	filters(): readonly string[] {
		return ['v3/+/devices/+/up', 'v3/+/devices/+/join', 'v3/+/devices/+/location/solved'];
	}

	decode(message: FamilyMessage): Decoded {
		const topic = parseThingsStackTopic(message.topic);
		if (topic.kind === 'rejected') return refused(topic);
		if (topic.kind === 'overlooked') return NOTHING;
		const parsed = parseJson(message.payload);
		if (parsed.kind === 'rejected') return refused(parsed);
		const { object } = parsed;
		const ids = asObject(object['end_device_ids']);
		const named = [asObject(ids?.['application_ids'])?.['application_id'], ids?.['device_id']];
		if (named[0] !== topic.application || named[1] !== topic.device) {
			return refused(
				rejected('bad-shape', `end_device_ids: those of the topic are wanted, got ${shown(named)}`),
			);
		}
		const id = `tts:${topic.wholeApplication}:${topic.device}`;
		if (!this.#devices.takes(message.site, id)) {
			return refused(
				rejected('bad-topic', 'too many devices are known already, and no more are taken'),
			);
		}
		const about = { id, deviceKind: 'unknown', name: topic.device, fault: null };
		const heard = { message, faults: new Faults() };
		if (topic.told === 'up') {
			const uplink = asObject(object['uplink_message']);
			if (!uplink) return refused(rejected('bad-shape', 'uplink_message: an object is wanted'));
			const readings = this.#uplink(
				{ ...about, place: placeIn(uplink['locations']) },
				{ object, uplink },
				heard,
			);
			return decoded({ readings, rejected: heard.faults.all });
		}
		const place = placeOf(asObject(object['location_solved'])?.['location']);
		const readings = this.#devices.describe(
			{ ...about, place, heardBy: [] },
			message,
			heard.faults,
		);
		const joined = topic.told === 'join' ? join(id, object, heard) : [];
		return decoded({ readings: [...readings, ...joined], rejected: heard.faults.all });
	}

	#uplink(
		about: Parameters<typeof uplinkReadings>[0]['about'],
		{ object, uplink }: { readonly object: JsonObject; readonly uplink: JsonObject },
		heard: Heard,
	): Reading[] {
		const toldAt = timeIn(uplink['received_at']) ?? timeIn(object['received_at']);
		const sample = object['simulated'] === true;
		const told = {
			about,
			toldAt,
			object: uplink['decoded_payload'],
			receptions: receptions(uplink, heard.faults),
			frameCount: countIn(uplink, { name: 'f_cnt', faults: heard.faults }),
			sample,
		};
		const readings = uplinkReadings(told, this.#devices, heard);
		const battery = asObject(uplink['last_battery_percentage']);
		return battery
			? [...readings, ...charge(battery, { device: about.id, toldAt, sample }, heard)]
			: readings;
	}
}

/** Nothing of it is kept but that the device sent it. */
function join(device: string, object: JsonObject, { message, faults }: Heard): Reading[] {
	const time = deviceTime(timeIn(object['received_at']), message);
	const sample = object['simulated'] === true;
	return telemetryOf(new GatheredValues(faults), { device, sample, time, message, faults });
}

/** Each uplink repeats what the device told of its battery last: it has the time of that, and is let go when that is old. */
function charge(
	battery: JsonObject,
	{
		device,
		toldAt,
		sample,
	}: { readonly device: string; readonly toldAt: number | null; readonly sample: boolean },
	{ message, faults }: Heard,
): Reading[] {
	const value = numberIn(battery, { name: 'value', faults });
	const at = timeIn(battery['received_at']) ?? toldAt;
	if (value === null || (at !== null && at < message.receivedAt - BEHIND_MS)) return [];
	const values = new GatheredValues(faults);
	values.add('batteryPercent', value);
	return telemetryOf(values, { device, sample, time: deviceTime(at, message), message, faults });
}

/** What a person set (`user`) before what was worked out of a payload. */
function placeIn(told: unknown) {
	const locations = asObject(told) ?? {};
	return placeOf(locations['user'] ?? Object.values(locations)[0]);
}

/** One a gateway's antenna. The Packet Broker's gateways are those of other networks, all under its own name. */
function receptions(uplink: JsonObject, faults: Faults): Reception[] {
	return objectsIn(uplink, { name: 'rx_metadata', most: MOST_RECEPTIONS, faults }).map((heard) => {
		const name = asObject(heard['gateway_ids'])?.['gateway_id'];
		const isOurs = isThingsStackId(name) && heard['packet_broker'] === undefined;
		const gateway = isOurs ? { id: `tts-gateway:${name}`, name } : null;
		const [rssi, snr] = [
			numberIn(heard, { name: 'rssi', faults }),
			numberIn(heard, { name: 'snr', faults }),
		];
		return { gateway, rssi, snr, location: heard['location'] };
	});
}
