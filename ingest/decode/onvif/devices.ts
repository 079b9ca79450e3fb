/** The devices that tell events: which troubles of each are still there, and what follows for its state. */
import type { Reading, Rejected } from '#lib/domain/reading.ts';
import {
	DeviceBook,
	signOfLife,
	telemetry,
	type Condition,
	type StatusTold,
} from '../device-book.ts';
import {
	BARE_INFO,
	decoded,
	NOTHING,
	refused,
	type Decoded,
	type FamilyMessage,
} from '../family.ts';
import { rejected, shown } from '../fields.ts';
import { isMetricCode } from '../telemetry.ts';
import { booleanItem, numberItem, type Items, type Names } from './items.ts';
import { REASONS, type Meaning, type Reason } from './meaning.ts';

/** No device has so many disks, fans and lenses: what is beyond is a mistake, or ill will. */
const MOST_INSTANCES = 256;

/** They tell no interval at which they are heard of. */
const CAMERA = { ...BARE_INFO, deviceKind: 'camera' } as const;

type Device = {
	/** By the topic that told it, with its source. */
	readonly troubles: Map<string, Reason>;
	/** Topics that said once that what they tell of is well. */
	readonly well: Set<string>;
	/** False from its last will to whatever it sends next. */
	connected: boolean;
	/** What it said last of its connection, and when; a text to be compared, null where it said nothing. */
	said: string | null;
};

export type About = {
	readonly device: string;
	/** As the maker or the keeper calls it in its topics. */
	readonly name: string;
	readonly message: FamilyMessage;
};

type Told = About & { readonly toldAt: number | null };

export type DeviceEvent = About & Items & { readonly meaning: Meaning; readonly names: Names };

type Figure = {
	readonly metric: string;
	/** The item of the source that the metric is told apart by; null: there is one of it. */
	readonly source: string | null;
	readonly value: number;
};

export class EventDevices {
	readonly #book: DeviceBook;
	readonly #devices = new Map<string, Device>();

	/** @param most devices that are known at once; what further ones say is refused */
	constructor(most?: number) {
		this.#book = new DeviceBook(most);
	}

	/** The device, or its last will, says whether it is connected. */
	connection(about: Told, condition: Condition): Decoded {
		const full = this.#refusal(about);
		if (full) return refused(full);
		const device = this.#deviceOf(about);
		const connected = condition.state !== 'offline';
		const said = JSON.stringify([connected, about.toldAt]);
		const isKnown = device.said === said;
		device.said = said;
		// Retained, it comes anew whenever we do, and is no news.
		if (about.message.retained && isKnown) return this.#with(about, []);
		device.connected = connected;
		const now = connected ? conditionOf(device) : condition;
		return this.#with(about, [this.#status(about, now, { presence: 'session' })]);
	}

	event(event: DeviceEvent): Decoded {
		const full = this.#refusal(event);
		if (full) return refused(full);
		switch (event.meaning.kind) {
			case 'trouble':
				return this.#trouble(event, event.meaning);
			case 'signal': {
				const { metric, item, source } = event.meaning;
				const value = booleanItem(event.data, { at: event.names.data, name: item });
				if (typeof value !== 'boolean') return refused(value);
				return this.#number(event, { metric, source, value: Number(value) });
			}
			case 'measure': {
				const { metric, item, source } = event.meaning;
				const value = numberItem(event.data, { at: event.names.data, name: item });
				if (typeof value !== 'number') return refused(value);
				const isNamed = source !== null && source in event.source;
				return this.#number(event, { metric, source: isNamed ? source : null, value });
			}
			case 'sign':
				return this.#with(event, signOfLife(event));
			default:
				return event.meaning satisfies never;
		}
	}

	/**
	 * What the topic told of is there no more. That says nothing of the rest, and anybody may have emptied the topic: where no
	 * other trouble is left, the next event tells.
	 */
	ended(about: About): Decoded {
		const device = this.#devices.get(keyOf(about));
		const { topic } = about.message;
		device?.well.delete(topic);
		if (!device?.troubles.delete(topic)) return NOTHING;
		const condition = conditionOf(device);
		if (condition.state === 'online') return NOTHING;
		return this.#with(about, [this.#status({ ...about, toldAt: null }, condition)]);
	}

	#trouble(event: DeviceEvent, meaning: Meaning & { kind: 'trouble' }): Decoded {
		const said = booleanItem(event.data, { at: event.names.data, name: meaning.item });
		if (typeof said !== 'boolean') return refused(said);
		const device = this.#deviceOf(event);
		const { topic, retained } = event.message;
		const isNew = !device.troubles.has(topic) && !device.well.has(topic);
		if (isNew && device.troubles.size + device.well.size >= MOST_INSTANCES) {
			const wanted = `at most ${MOST_INSTANCES} topics of troubles are taken of one device`;
			return refused(rejected('bad-topic', wanted));
		}
		const isWell = said === meaning.well;
		const isAbsence = meaning.absence !== null && meaning.absence in event.data;
		if (!isWell && isAbsence && isNew) return this.#with(event, signOfLife(event));
		const isKnown = device.troubles.has(topic);
		if (isWell) {
			device.troubles.delete(topic);
			device.well.add(topic);
		} else device.troubles.set(topic, meaning.reason);
		if (!retained) {
			device.connected = true;
			return this.#with(event, [this.#status(event, conditionOf(device))]);
		}
		// That something was well then does not say how the device is; a trouble that was not told to end goes on.
		if (isWell || isKnown || !device.connected) return this.#with(event, []);
		return this.#with(event, [this.#status(event, conditionOf(device), { goesOn: true })]);
	}

	#number(event: DeviceEvent, { metric, source, value }: Figure): Decoded {
		const code = source === null ? metric : codeOf(metric, event.source[source]);
		if (code === null) {
			const wanted = `${event.names.source}.${source}: letters, digits, "_", "." and "-" are wanted`;
			return refused(rejected('bad-shape', `${wanted}, got ${shown(event.source)}`));
		}
		const told = telemetry({ ...event, values: [[code, value]] });
		return told.kind === 'rejected' ? refused(told) : this.#with(event, [told]);
	}

	#refusal({ device, message }: About): Rejected | null {
		return this.#book.refusal({ site: message.site, device });
	}

	#status(about: Told, condition: Condition, how: StatusTold = {}): Reading {
		return this.#book.status({ ...about, ...condition, ...how, values: [] });
	}

	#with(about: About, readings: readonly Reading[]): Decoded {
		const { device, name, message } = about;
		const { site, receivedAt } = message;
		const info = { ...CAMERA, site, device, name, receivedAt };
		return decoded({ readings: [...this.#book.info(info), ...readings] });
	}

	#deviceOf(about: About): Device {
		const known = this.#devices.get(keyOf(about));
		if (known) return known;
		const unheard: Device = {
			troubles: new Map(),
			well: new Set(),
			connected: true,
			said: null,
		};
		this.#devices.set(keyOf(about), unheard);
		return unheard;
	}
}

/** `input.1`; null where no such name can be made of it. */
function codeOf(metric: string, source: unknown): string | null {
	if ((typeof source !== 'string' && typeof source !== 'number') || source === '') return null;
	const code = `${metric}.${source}`;
	return isMetricCode(code) ? code : null;
}

function keyOf({ device, message }: About): string {
	return `${message.site}/${device}`;
}

function conditionOf({ troubles }: Device): Condition {
	const reasons = new Set(troubles.values());
	const reason = REASONS.find((each) => reasons.has(each)) ?? null;
	return { state: reason === null ? 'online' : 'degraded', reason };
}
