/** All that ingest understands, by name: the project's own topics, the payload families, and mappings. */
import { TOPIC_FILTER, TOPIC_ROOT } from '#lib/wire/mqtt-topic.ts';
import { decode } from './decode.ts';
import {
	decoded,
	NOTHING,
	refused,
	type Decoded,
	type FamilyDecoder,
	type FamilyMessage,
} from './family.ts';
import { FrigateDecoder } from './frigate/frigate.ts';
import { HomeAssistantDecoder } from './home-assistant/decoder.ts';
import { ChirpstackDecoder } from './lorawan/chirpstack.ts';
import { ThingsStackDecoder } from './lorawan/things-stack.ts';
import { mappingDecoder } from './mapping/mapping.ts';
import type { Mapping } from './mapping/mapping-file.ts';
import { topicPattern } from './mapping/topic-pattern.ts';
import { AxisDecoder } from './onvif/axis.ts';
import { OnvifDecoder } from './onvif/onvif.ts';
import { SparkplugDecoder } from './sparkplug/sparkplug.ts';

export type Family = {
	/** `ioc`, a family or a mapping. */
	readonly name: string;
	/** Knows nothing at a start of what it was told before it: what the broker retained is to come again. */
	readonly afresh: boolean;
	/** Whether what is retained on that topic says which topics are its own; null where those are known from the start. */
	readonly learnsFrom: ((topic: string) => boolean) | null;
	/** An expression may take its time, which it is to have for itself. */
	readonly inTurn: boolean;
	/** Topics that it wants to hear now; the same list until it changes. */
	filters(): readonly string[];
	hears(topic: string): boolean;
	/** Never throws or rejects. */
	decode(message: FamilyMessage): Decoded | Promise<Decoded>;
};

/** Devices of these need no description by the centre. */
export const FAMILIES = [
	'frigate',
	'axis',
	'onvif',
	'home-assistant',
	'sparkplug',
	'chirpstack',
	'things-stack',
] as const;

export type FamilyName = (typeof FAMILIES)[number];

export const own: Family = {
	name: 'ioc',
	afresh: false,
	learnsFrom: null,
	inTurn: false,
	filters: () => OWN_FILTERS,
	hears: (topic) => topic === TOPIC_ROOT || topic.startsWith(`${TOPIC_ROOT}/`),
	decode(message) {
		const result = decode(message);
		if (result.kind === 'rejected') return refused(result);
		return result.kind === 'forgotten' ? NOTHING : decoded({ readings: [result] });
	},
};

const OWN_FILTERS = [TOPIC_FILTER];

/** All of them as they come, in the order in which they are asked. */
export function families(mappings: readonly Mapping[]): Family[] {
	return [
		own,
		...FAMILIES.map((name) => familyOf(name, { prefix: null })),
		...mappings.map(mappingFamily),
	];
}

/** One that knows nothing yet of what was sent before. */
export function familyOf(name: FamilyName, { prefix }: { readonly prefix: string | null }): Family {
	const at = prefix === null ? {} : { prefix };
	switch (name) {
		case 'frigate':
			return withFixedTopics(name, new FrigateDecoder(at));
		case 'axis':
			return withFixedTopics(name, new AxisDecoder(at));
		case 'onvif':
			return withFixedTopics(name, new OnvifDecoder(at));
		case 'home-assistant': {
			const decoder = new HomeAssistantDecoder(at);
			return {
				...named(name, decoder),
				hears: (topic) => decoder.hears(topic),
				learnsFrom: (topic) => decoder.learnsFrom(topic),
			};
		}
		case 'sparkplug':
			return withFixedTopics(name, new SparkplugDecoder());
		case 'chirpstack':
			return withFixedTopics(name, new ChirpstackDecoder());
		case 'things-stack':
			return withFixedTopics(name, new ThingsStackDecoder());
		default:
			return name satisfies never;
	}
}

export function mappingFamily(mapping: Mapping): Family {
	const decoder = mappingDecoder(mapping);
	const filters = decoder.filters();
	return {
		name: decoder.name,
		afresh: false,
		learnsFrom: null,
		inTurn: true,
		filters: () => filters,
		hears: matcher(filters),
		decode: (message) => decoder.decode(message),
	};
}

function withFixedTopics(name: string, decoder: FamilyDecoder): Family {
	const filters = decoder.filters();
	return { ...named(name, decoder), filters: () => filters, hears: matcher(filters) };
}

function named(name: string, decoder: FamilyDecoder): Omit<Family, 'hears'> {
	return {
		name,
		afresh: true,
		learnsFrom: null,
		inTurn: false,
		filters: () => decoder.filters(),
		decode: (message) => decoder.decode(message),
	};
}

/** Whether the broker would send what is published there to who asked for these filters. */
function matcher(filters: readonly string[]): (topic: string) => boolean {
	const patterns = filters.map(topicPattern).filter((pattern) => typeof pattern !== 'string');
	return (topic) => patterns.some((pattern) => pattern.match(topic) !== null);
}
