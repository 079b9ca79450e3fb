/** All that ingest understands, by name: the project's own topics, the payload families, and mappings. */
import { TOPIC_FILTER } from '#lib/wire/mqtt-topic.ts';
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
	/** Topics that it wants to hear now. */
	filters(): readonly string[];
	/** Never throws or rejects. */
	decode(message: FamilyMessage): Decoded | Promise<Decoded>;
};

const own: Family = {
	name: 'ioc',
	filters: () => [TOPIC_FILTER],
	decode(message) {
		const result = decode(message);
		if (result.kind === 'rejected') return refused(result);
		return result.kind === 'forgotten' ? NOTHING : decoded({ readings: [result] });
	},
};

/** In the order in which they are asked; each knows nothing yet of what was sent before. */
export function families(mappings: readonly Mapping[]): Family[] {
	return [
		own,
		named('frigate', new FrigateDecoder()),
		named('axis', new AxisDecoder()),
		named('onvif', new OnvifDecoder()),
		named('home-assistant', new HomeAssistantDecoder()),
		named('sparkplug', new SparkplugDecoder()),
		named('chirpstack', new ChirpstackDecoder()),
		named('things-stack', new ThingsStackDecoder()),
		...mappings.map(mappingDecoder),
	];
}

function named(name: string, decoder: FamilyDecoder): Family {
	return {
		name,
		filters: () => decoder.filters(),
		decode: (message) => decoder.decode(message),
	};
}

/** Whether the broker would send a family what is published there. */
export function hears(family: Pick<Family, 'filters'>, topic: string): boolean {
	return family.filters().some((filter) => {
		const pattern = topicPattern(filter);
		return typeof pattern !== 'string' && pattern.match(topic) !== null;
	});
}
