/**
 * The MQTT client and the event bridge of Axis devices.
 *
 * - `<prefix>/event/connection`, `{"serialNumber":"…","connected":false,"description":"Connection Lost","timestamp":null}`, with
 *   the default messages on connecting, disconnecting and as last will; the prefix is `axis/<serial number>` where none is set:
 *   https://developer.axis.com/vapix/network-video/mqtt-client-api/#default-lwtconnecteddisconnected-messages
 * - `<prefix>/event/tns:onvif/Device/tns:axis/IO/Port/$source/port/1`, or without the levels `tns:…` (`includeTopicNamespaces`),
 *   `{"topic":"onvif:Device/axis:IO/Port","timestamp":1590258472044,"message":{"source":{"port":"1"},"key":{},"data":{"state":"0"}}}`:
 *   https://developer.axis.com/vapix/network-video/mqtt-event-bridge/
 */
import type { Rejected } from '#lib/domain/reading.ts';
import {
	NOTHING,
	refused,
	type Decoded,
	type FamilyDecoder,
	type FamilyMessage,
} from '../family.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { parseJson } from '../json.ts';
import { EventDevices, type About } from './devices.ts';
import { itemsOf, type Items } from './items.ts';
import { meaningOf } from './meaning.ts';
import { belowPrefix } from './prefix.ts';

/** With and without namespaces; not what the device sees happen (`RuleEngine`, `CameraApplicationPlatform`). */
const EVENTS = [
	'connection',
	'tns:onvif/Device/#',
	'tns:onvif/VideoSource/#',
	'tns:onvif/Monitoring/#',
	'tns:axis/Storage/#',
	'Device/#',
	'VideoSource/#',
	'Monitoring/#',
	'Storage/#',
];

const RULE = { family: 'axis', mark: 'event' };
const NAMES = { source: 'message.source', data: 'message.data', time: 'timestamp' };

export class AxisDecoder implements FamilyDecoder {
	readonly #prefix: string;
	readonly #devices: EventDevices;

	/** @param prefix `deviceTopicPrefix` as a filter, `+` where each device has its own level */
	constructor({
		prefix = 'axis/+',
		mostDevices,
	}: { readonly prefix?: string; readonly mostDevices?: number } = {}) {
		this.#prefix = prefix;
		this.#devices = new EventDevices(mostDevices);
	}

	filters(): readonly string[] {
		return EVENTS.map((event) => `${this.#prefix}/event/${event}`);
	}

	decode(message: FamilyMessage): Decoded {
		const topic = belowPrefix(message.topic, { ...RULE, prefix: this.#prefix });
		if (topic.kind === 'rejected') return refused(topic);
		const { device, name } = topic;
		const about = { device, name, message };
		if (topic.below.length === 1 && topic.below[0] === 'connection') return this.#connection(about);
		const sourceAt = topic.below.indexOf('$source');
		const levels = sourceAt === -1 ? topic.below : topic.below.slice(0, sourceAt);
		const meaning = meaningOf(levels.filter((level) => !level.startsWith('tns:')));
		if (message.payload.length === 0) return NOTHING;
		const items = eventOf(message.payload);
		// What is not known here need not be an event at all.
		if (items.kind === 'rejected') return meaning.kind === 'sign' ? NOTHING : refused(items);
		return this.#devices.event({ ...about, ...items, meaning, names: NAMES });
	}

	#connection(about: About): Decoded {
		const { payload } = about.message;
		if (payload.length === 0) return NOTHING;
		const json = parseJson(payload);
		if (json.kind === 'rejected') return refused(json);
		const { connected, timestamp: time } = json.object;
		if (typeof connected !== 'boolean') {
			const wanted = 'connected: true or false is wanted';
			return refused(rejected('bad-shape', `${wanted}, got ${shown(connected)}`));
		}
		const read = itemsOf({ source: null, data: null, time }, NAMES);
		if (read.kind === 'rejected') return refused(read);
		const told = { ...about, toldAt: read.toldAt };
		if (connected) return this.#devices.connection(told, { state: 'online', reason: null });
		// A last will is written before it is known when it will be needed.
		const reason = read.toldAt === null ? 'last-will' : 'disconnected';
		return this.#devices.connection(told, { state: 'offline', reason });
	}
}

function eventOf(payload: Uint8Array): Items | Rejected {
	const json = parseJson(payload);
	if (json.kind === 'rejected') return json;
	const { message: body, timestamp: time } = json.object;
	if (typeof body !== 'object' || body === null) {
		return rejected('bad-shape', `message: an object is wanted, got ${shown(body)}`);
	}
	const { source, data } = body as JsonObject;
	return itemsOf({ source, data, time }, NAMES);
}
