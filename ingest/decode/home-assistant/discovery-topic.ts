import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

/**
 * `<prefix>/<component>/[<node_id>/]<object_id>/config`; the component is `device` where one config tells of a whole device.
 * https://www.home-assistant.io/integrations/mqtt/#discovery-topic
 */
export type DiscoveryTopic = {
	readonly kind: 'discovery-topic';
	readonly topic: string;
	readonly component: string;
	readonly nodeId: string | null;
	readonly objectId: string;
};

const ID = /^[A-Za-z0-9_-]{1,255}$/;

/** What is heard for configs. `homeassistant/status`, by which Home Assistant tells of itself, is not among it. */
export function discoveryFilters(prefix: string): readonly string[] {
	return [`${prefix}/+/+/config`, `${prefix}/+/+/+/config`];
}

/** Null where it is no topic of a config. */
export function parseDiscoveryTopic(
	prefix: string,
	topic: string,
): DiscoveryTopic | Rejected | null {
	if (!topic.startsWith(`${prefix}/`) || !topic.endsWith('/config')) return null;
	const levels = topic.slice(prefix.length + 1).split('/');
	if (levels.length !== 3 && levels.length !== 4) return null;
	const ids = levels.slice(0, -1);
	const bad = ids.find((id) => !ID.test(id));
	if (bad !== undefined) {
		return rejected('bad-topic', `ids of letters, digits, _ and - are wanted, got ${shown(bad)}`);
	}
	const [component = '', second = '', third] = ids;
	const nodeId = third === undefined ? null : second;
	return { kind: 'discovery-topic', topic, component, nodeId, objectId: third ?? second };
}
