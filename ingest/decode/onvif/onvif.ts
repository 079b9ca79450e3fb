/**
 * ONVIF events over MQTT, as cameras of Bosch, Hanwha and others publish them (Profile M):
 * `<TopicPrefix>/onvif-ej/VideoSource/SignalLoss/&1`, `{"UtcTime":"2008-10-10T12:24:57.321Z","Source":{"Source":"1"},"Data":{"State":true}}`.
 * Properties are retained, and deleted by an empty payload. There is no last will in it: that a device is gone is seen by its
 * silence.
 *
 * https://www.onvif.org/specs/core/ONVIF-Core-Specification.pdf, "Event Broker"
 */
import type { Rejected } from '#lib/domain/reading.ts';
import {
	NOTHING,
	refused,
	type Decoded,
	type FamilyDecoder,
	type FamilyMessage,
} from '../family.ts';
import { parseJson } from '../json.ts';
import { EventDevices } from './devices.ts';
import { itemsOf, type Items } from './items.ts';
import { meaningOf } from './meaning.ts';
import { belowPrefix } from './prefix.ts';

/**
 * Not what it sees happen (`RuleEngine`, `VideoAnalytics`), nor what it sees (`onvif-mj`): that comes when people do, and by
 * such a rhythm of the day a camera would be silent at night.
 */
const EVENTS = ['Device/#', 'VideoSource/#', 'Monitoring/#'];

const RULE = { family: 'onvif', mark: 'onvif-ej' };
const NAMES = { source: 'Source', data: 'Data', time: 'UtcTime' };

export class OnvifDecoder implements FamilyDecoder {
	readonly #prefix: string;
	readonly #devices: EventDevices;

	/** @param prefix `TopicPrefix` as a filter, `+` where each device has its own level */
	constructor({
		prefix = '+',
		mostDevices,
	}: { readonly prefix?: string; readonly mostDevices?: number } = {}) {
		this.#prefix = prefix;
		this.#devices = new EventDevices(mostDevices);
	}

	filters(): readonly string[] {
		return EVENTS.map((event) => `${this.#prefix}/onvif-ej/${event}`);
	}

	decode(message: FamilyMessage): Decoded {
		const topic = belowPrefix(message.topic, { ...RULE, prefix: this.#prefix });
		if (topic.kind === 'rejected') return refused(topic);
		const sourceAt = topic.below.findIndex((level) => level.startsWith('&'));
		const meaning = meaningOf(sourceAt === -1 ? topic.below : topic.below.slice(0, sourceAt));
		const { device, name } = topic;
		const about = { device, name, message };
		if (message.payload.length === 0) return this.#devices.ended(about);
		const items = eventOf(message.payload);
		// What is not known here need not be an event at all.
		if (items.kind === 'rejected') return meaning.kind === 'sign' ? NOTHING : refused(items);
		return this.#devices.event({ ...about, ...items, meaning, names: NAMES });
	}
}

function eventOf(payload: Uint8Array): Items | Rejected {
	const json = parseJson(payload);
	if (json.kind === 'rejected') return json;
	const { Source: source, Data: data, UtcTime: time } = json.object;
	return itemsOf({ source, data, time }, NAMES);
}
