import type { Reading, Rejected } from '#lib/domain/reading.ts';
import { decoded, deviceTime, NOTHING, refused } from '../family.ts';
import type { Decoded, FamilyDecoder, FamilyMessage } from '../family.ts';
import { Faults } from '../faults.ts';
import { Fields, rejected, shown, type JsonObject } from '../fields.ts';
import { GatheredValues } from '../gathered-values.ts';
import { parseJson } from '../json.ts';
import { connection, gatewayId, statistics, type ChirpstackHeard } from './chirpstack-gateway.ts';
import { euiOf, parseChirpstackTopic } from './chirpstack-topic.ts';
import { parseGatewayMessage } from './gateway-wire.ts';
import { asObject, asText, countIn, numberIn, objectsIn, timeIn } from './json-parts.ts';
import { KnownDevices, type Description } from './known-devices.ts';
import { placeOf } from './place.ts';
import {
	gatewayOf,
	MOST_RECEPTIONS,
	telemetryOf,
	uplinkReadings,
	type Reception,
} from './uplink.ts';

/**
 * The LoRaWAN network server ChirpStack v4: events of devices as JSON
 * (https://www.chirpstack.io/docs/chirpstack/integrations/events.html), and of its gateways the state of their connection and
 * statistics, as JSON or protobuf. Fields that are 0, false or empty are left out, by the rules of protobuf's JSON.
 *
 * An uplink is a sign of life, and no message of a device's says that it is online; of gateways the broker's last will does.
 * A `join` is one too, and `location` only describes the device. Of `log` the errors are kept, as dead letters: they are uplinks that
 * ChirpStack could not take. Acknowledgements of downlinks and events of further integrations are overlooked.
 */
export class ChirpstackDecoder implements FamilyDecoder {
	readonly #devices: KnownDevices;

	constructor({ mostDevices }: { readonly mostDevices?: number } = {}) {
		this.#devices = new KnownDevices(mostDevices);
	}

	filters(): readonly string[] {
		const ofGateways = ['state/conn', 'event/stats'];
		return [
			'application/+/device/+/event/+',
			...ofGateways.flatMap((told) => [`gateway/+/${told}`, `+/gateway/+/${told}`]),
		];
	}

	decode(message: FamilyMessage): Decoded {
		const topic = parseChirpstackTopic(message.topic);
		if (topic.kind === 'rejected') return refused(topic);
		if (topic.kind === 'overlooked') return NOTHING;
		// The broker is to forget the state that it retained.
		if (topic.kind === 'gateway' && message.payload.length === 0) return NOTHING;
		const parsed =
			topic.kind === 'gateway'
				? parseGatewayMessage(topic.told, message.payload)
				: parseJson(message.payload);
		if (parsed.kind === 'rejected') return refused(parsed);
		const { object } = parsed;
		const told =
			topic.kind === 'gateway' ? object['gatewayId'] : asObject(object['deviceInfo'])?.['devEui'];
		if (euiOf(told) !== topic.eui) {
			const where = topic.kind === 'gateway' ? 'gatewayId' : 'deviceInfo.devEui';
			return refused(
				rejected('bad-shape', `${where}: that of the topic is wanted, got ${shown(told)}`),
			);
		}
		const id = topic.kind === 'gateway' ? gatewayId(topic.eui) : `chirpstack:${topic.eui}`;
		if (!this.#devices.takes(message.site, id)) {
			return refused(
				rejected('bad-topic', 'too many devices are known already, and no more are taken'),
			);
		}
		const heard = { object, message, faults: new Faults() };
		const readings =
			topic.kind === 'gateway'
				? this.#gateway(topic.eui, topic.told, heard)
				: this.#device(id, topic.event, heard);
		return decoded({ readings, rejected: heard.faults.all });
	}

	#gateway(eui: string, told: 'conn' | 'stats', heard: ChirpstackHeard): Reading[] {
		const { object, message, faults } = heard;
		const about = gatewayOf({ id: gatewayId(eui), name: eui }, object['location']);
		const info = this.#devices.describe(about, message, faults);
		if (told === 'stats') return [...info, ...statistics(about.id, heard)];
		const status = connection(about.id, heard);
		if (status.kind === 'status') return [...info, status];
		faults.add(status);
		return info;
	}

	#device(
		id: string,
		event: 'up' | 'status' | 'join' | 'log' | 'location',
		heard: ChirpstackHeard,
	): Reading[] {
		const { object, message, faults } = heard;
		const about = { ...described(id, object), place: placeOf(object['location']) };
		if (event === 'up') {
			const uplink = {
				about,
				toldAt: timeIn(object['time']),
				object: object['object'],
				receptions: receptions(object, faults),
				frameCount: countIn(object, { name: 'fCnt', faults }),
				sample: false,
			};
			return uplinkReadings(uplink, this.#devices, heard);
		}
		const info = this.#devices.describe({ ...about, heardBy: [] }, message, faults);
		if (event === 'log' && object['level'] === 'ERROR') faults.add(logged(object));
		if (event === 'status') return [...info, ...margin(id, heard)];
		return event === 'join' ? [...info, ...joined(id, heard)] : info;
	}
}

/** Its name where it has one that a screen can show, else its DevEUI. */
function described(id: string, object: JsonObject): Omit<Description, 'heardBy' | 'place'> {
	const fields = new Fields(asObject(object['deviceInfo']) ?? {});
	const given = fields.optionalText('deviceName', 200);
	const fault = fields.rejected;
	const name = given === null || fault ? id.slice(id.indexOf(':') + 1) : given;
	return { id, deviceKind: 'unknown', name, fault };
}

function receptions(object: JsonObject, faults: Faults): Reception[] {
	return objectsIn(object, { name: 'rxInfo', most: MOST_RECEPTIONS, faults }).map((heard) => {
		const eui = euiOf(heard['gatewayId']);
		const gateway = typeof eui === 'string' ? { id: gatewayId(eui), name: eui } : null;
		const [rssi, snr] = [
			numberIn(heard, { name: 'rssi', faults }),
			numberIn(heard, { name: 'snr', faults }),
		];
		return { gateway, rssi, snr, location: heard['location'] };
	});
}

/** Of a join nothing is kept but that the device sent it. */
function joined(device: string, { object, message, faults }: ChirpstackHeard): Reading[] {
	const time = deviceTime(timeIn(object['time']), message);
	return telemetryOf(new GatheredValues(faults), { device, sample: false, time, message, faults });
}

/** `margin` in dB, left out where it is 0; `batteryLevel` in percent, left out where the device has none. */
function margin(device: string, { object, message, faults }: ChirpstackHeard): Reading[] {
	const values = new GatheredValues(faults);
	const dB = countIn(object, { name: 'margin', faults });
	if (dB !== null) values.add('margin', dB);
	const external = object['externalPowerSource'] === true;
	values.add('externalPower', external ? 1 : 0);
	const battery = numberIn(object, { name: 'batteryLevel', faults });
	const told = battery !== null && !external && object['batteryLevelUnavailable'] !== true;
	if (told) values.add('batteryPercent', battery);
	const time = deviceTime(timeIn(object['time']), message);
	return telemetryOf(values, { device, sample: false, time, message, faults });
}

function logged(object: JsonObject): Rejected {
	const what = `${asText(object['code']) ?? 'UNKNOWN'}: ${asText(object['description']) ?? ''}`;
	return rejected('bad-shape', `the network server reports ${what.slice(0, 200)}`);
}
