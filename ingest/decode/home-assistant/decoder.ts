import type { DeviceStatus, Reading, Rejected } from '#lib/domain/reading.ts';
import {
	decoded,
	deviceTime,
	NOTHING,
	refused,
	type Decoded,
	type FamilyDecoder,
	type FamilyMessage,
} from '../family.ts';
import { rejected, shown } from '../fields.ts';
import { LARGE_PAYLOAD_LIMIT, parseJson, parseText } from '../json.ts';
import type { MetricValue } from '../telemetry.ts';
import type { Component } from './component.ts';
import { parseConfig } from './config.ts';
import { describe } from './describe.ts';
import { discoveryFilters, parseDiscoveryTopic, type DiscoveryTopic } from './discovery-topic.ts';
import { figureIn } from './figure.ts';
import { TemplateCache } from './options.ts';
import { Registry } from './registry.ts';
import { Payload } from './template/template.ts';
import { checked, checksOn, verdictOf, type Heard } from './verdict.ts';

/** Characters of a message that tells of availability: the last of each topic is kept. */
export const LONGEST_EVIDENCE = 4_096;

const WITHDRAWN = { components: [], faults: [] };

/**
 * Devices that tell Home Assistant by MQTT discovery what they are and where they speak:
 * https://www.home-assistant.io/integrations/mqtt/#mqtt-discovery. Their configs come first, and name the topics to be heard; an
 * instance is for one prefix and one site. It holds what the configs said and the last message of each topic of availability:
 * the broker sends what is retained there once, and the config of the next device with the same topic may come later.
 *
 * Commands, images, triggers and attributes are not heard. `off_delay` is not counted: only what is told is taken.
 */
export class HomeAssistantDecoder implements FamilyDecoder {
	readonly #prefix: string;
	readonly #templates = new TemplateCache();
	readonly #registry: Registry;
	/** By topic. */
	readonly #evidence = new Map<string, Heard>();
	/** By device: what it was described as, and whether a state of it was told. */
	readonly #told = new Map<string, { info: string; hasState: boolean }>();
	#turn = 0;
	#filters: { topics: readonly string[]; all: readonly string[] } | null = null;

	/** @param mostComponents that are taken at most; further ones are refused */
	constructor({ prefix = 'homeassistant', mostComponents = 20_000 } = {}) {
		this.#prefix = prefix;
		this.#registry = new Registry(mostComponents);
	}

	/** The same list until it changes. */
	filters(): readonly string[] {
		const { topics } = this.#registry;
		if (this.#filters?.topics !== topics) {
			this.#filters = { topics, all: [...discoveryFilters(this.#prefix), ...topics] };
		}
		return this.#filters.all;
	}

	hears(topic: string): boolean {
		return this.learnsFrom(topic) || this.#registry.hears(topic);
	}

	/** Whether configs are told there. */
	learnsFrom(topic: string): boolean {
		return parseDiscoveryTopic(this.#prefix, topic) !== null;
	}

	decode(message: FamilyMessage): Decoded {
		const at = parseDiscoveryTopic(this.#prefix, message.topic);
		if (at === null) return this.#heard(message);
		return at.kind === 'rejected' ? refused(at) : this.#learned(at, message);
	}

	/** An empty config withdraws what it told before; the device itself stays known to whoever keeps devices. */
	#learned(at: DiscoveryTopic, message: FamilyMessage): Decoded {
		const large = { most: LARGE_PAYLOAD_LIMIT };
		const json = message.payload.length === 0 ? null : parseJson(message.payload, large);
		if (json?.kind === 'rejected') return refused(json);
		const config = json === null ? WITHDRAWN : parseConfig(at, json.object, this.#templates);
		if ('kind' in config) return refused(config);
		const { devices, silent, faults } = this.#registry.replace(at.topic, config);
		for (const topic of silent) this.#evidence.delete(topic);
		const readings = [...devices].flatMap((id) => this.#described(id, message));
		return decoded({ readings, rejected: together(faults) });
	}

	/** Told when it is first seen and when it changes; its first state too, if that was heard before. */
	#described(id: string, { site, receivedAt }: FamilyMessage): Reading[] {
		const components = this.#registry.ofDevice(id);
		if (components.length === 0) {
			this.#told.delete(id);
			return [];
		}
		const isGateway = this.#registry.isGateway(id);
		const info = describe(id, components, { isGateway, site, receivedAt });
		const text = JSON.stringify({ ...info, receivedAt: 0 });
		const told = this.#told.get(id);
		this.#told.set(id, { info: text, hasState: told?.hasState ?? false });
		const status = told?.hasState ? [] : this.#judged(id, { site, receivedAt });
		return [...(told?.info === text ? [] : [info]), ...status];
	}

	#heard(message: FamilyMessage): Decoded {
		const listening = this.#registry.listening(message.topic);
		if (listening.length === 0 || message.payload.length === 0) return NOTHING;
		const read = parseText(message.payload);
		if (read.kind === 'rejected') return refused(read);
		const payload = new Payload(read.text);
		const told = this.#toldBy(listening, { message, payload });
		const figures = figuresIn(listening, { message, payload });
		return decoded({
			readings: [...told.readings, ...figures.readings],
			rejected: together([...told.rejected, ...figures.rejected]),
		});
	}

	/** The states of the devices for which the message tells of availability. */
	#toldBy(listening: readonly Component[], { message, payload }: Came): Decoded {
		const { topic, retained, receivedAt } = message;
		const telling = listening.filter((component) => checksOn(component, topic).length > 0);
		const before = this.#evidence.get(topic);
		// What we knew already is not fresh because we reconnected, nor is its age unknown now.
		const isKnown = retained && before?.payload.text === payload.text;
		if (telling.length === 0 || isKnown) return NOTHING;
		if (payload.text.length > LONGEST_EVIDENCE) {
			const detail = `availability: at most ${LONGEST_EVIDENCE} characters are taken`;
			return refused(rejected('too-large', detail));
		}
		const heard = { payload, at: receivedAt, retained, turn: this.#turn + 1 };
		const now = new Map([[topic, heard]]);
		const understanding = new Set(
			telling.filter((component) =>
				checksOn(component, topic).some((check) => checked(check, now) !== null),
			),
		);
		const faults = telling
			.filter((component) => !understanding.has(component))
			.flatMap((component) => misunderstood(component, message, payload));
		// What is no word of availability changes nothing of it.
		if (understanding.size === 0) return refused(...faults);
		this.#turn += 1;
		this.#evidence.set(topic, heard);
		const devices = new Set([...understanding].map(({ device }) => device.id));
		const readings = [...devices].flatMap((id) => this.#judged(id, message));
		return decoded({ readings, rejected: faults });
	}

	#judged(id: string, { site, receivedAt }: Pick<FamilyMessage, 'site' | 'receivedAt'>): Reading[] {
		const components = this.#registry.ofDevice(id);
		const verdict = verdictOf(components, this.#evidence);
		const told = this.#told.get(id);
		if (verdict === null || told === undefined) return [];
		told.hasState = true;
		const { state, reason, at, retained } = verdict;
		const { observedAt, timeSource } = deviceTime(null, { receivedAt: at, retained });
		const status: DeviceStatus = {
			kind: 'status',
			site,
			device: id,
			observedAt,
			receivedAt,
			timeSource,
			sample: false,
			state,
			reason,
			...presenceOf(components),
			values: [],
		};
		return [status];
	}
}

/** Availability has a last will, by its documentation; that of a device that hangs on another one is told by that one. */
function presenceOf(components: readonly Component[]): Pick<DeviceStatus, 'presence'> {
	if (components.every(({ availability }) => availability === null)) return {};
	const isBridged = components.some(({ device }) => device.gateway !== null);
	return { presence: isBridged ? 'bridge' : 'session' };
}

type Came = { readonly message: FamilyMessage; readonly payload: Payload };

/** What connectivity makes no sense of, its figure has refused already. */
function misunderstood(
	{ configTopic, availability }: Component,
	{ topic }: FamilyMessage,
	payload: Payload,
): Rejected[] {
	const check = availability?.checks.find((one) => one.topic === topic);
	if (check === undefined) return [];
	const text = payload.rendered(check.template);
	const wanted = `${shown(check.available)} or ${shown(check.notAvailable)}`;
	const detail = typeof text === 'string' ? `${wanted} is wanted, got ${shown(text)}` : text.detail;
	return [rejected('bad-shape', `${configTopic}: availability: ${detail}`)];
}

/** One telemetry a device. */
function figuresIn(listening: readonly Component[], { message, payload }: Came): Decoded {
	const values = new Map<string, MetricValue[]>();
	const faults: Rejected[] = [];
	for (const component of listening) {
		if (component.figure?.topic !== message.topic) continue;
		const figure = figureIn(component, payload);
		if (figure === null) continue;
		if (typeof figure !== 'number') {
			faults.push(figure);
			continue;
		}
		const of = values.get(component.device.id) ?? [];
		values.set(component.device.id, of);
		of.push([component.figure.metric, figure]);
	}
	const { observedAt, receivedAt, timeSource } = deviceTime(null, message);
	const times = { observedAt, receivedAt, timeSource };
	const readings = [...values].map(([device, figures]): Reading => {
		const { site } = message;
		return { kind: 'telemetry', site, device, ...times, sample: false, values: figures };
	});
	return decoded({ readings, rejected: faults });
}

/** One dead letter a message, however many components it is wrong for. */
function together(faults: readonly Rejected[]): readonly Rejected[] {
	const [first, ...others] = faults;
	if (first === undefined) return [];
	if (others.length === 0) return [first];
	return [{ ...first, detail: `${first.detail} (and ${others.length} more)` }];
}
