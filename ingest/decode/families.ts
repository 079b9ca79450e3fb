/** All that ingest understands, by name: the project's own topics, the payload families, and mappings. */
import { TOPIC_FILTER } from '#lib/wire/mqtt-topic.ts';
import { decode } from './decode.ts';
import { decoded, NOTHING, refused, type Decoded, type FamilyMessage } from './family.ts';
import { HomeAssistantDecoder } from './home-assistant/decoder.ts';
import { mappingDecoder } from './mapping/mapping.ts';
import type { Mapping } from './mapping/mapping-file.ts';
import { topicPattern } from './mapping/topic-pattern.ts';

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
	const homeAssistant = new HomeAssistantDecoder();
	return [
		own,
		{
			name: 'home-assistant',
			filters: () => homeAssistant.filters(),
			decode: (message) => homeAssistant.decode(message),
		},
		...mappings.map(mappingDecoder),
	];
}

/** Whether the broker would send a family what is published there. */
export function hears(family: Pick<Family, 'filters'>, topic: string): boolean {
	return family.filters().some((filter) => {
		const pattern = topicPattern(filter);
		return typeof pattern !== 'string' && pattern.match(topic) !== null;
	});
}
