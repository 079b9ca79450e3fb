import type { DeviceInfo, Reading, Rejected } from '#lib/domain/reading.ts';
import { BARE_INFO, decoded, deviceIdOf, NOTHING, refused } from '../family.ts';
import type { Decoded, FamilyDecoder, FamilyMessage } from '../family.ts';
import { Faults } from '../faults.ts';
import { rejected, shown } from '../fields.ts';
import { EdgeNode, type Heard } from './edge-node.ts';
import { parsePayload, rebirthCommand } from './payload.ts';
import { Source } from './source.ts';
import { NAMESPACE, parseSparkplugTopic, type SparkplugTopic } from './topic.ts';

/** Edge nodes and devices that are known at once; whoever may publish can invent more. */
const MOST_SOURCES = 50_000;

/**
 * Sparkplug B 3.0 (https://www.eclipse.org/tahu/spec/sparkplug_spec.pdf,
 * ISO/IEC 20237). An edge node is a device of the kind gateway, and its devices hang on it. What a birth that was missed
 * would have told is asked for (`requests`). We are no primary host application: no STATE is published, so edge nodes that
 * are set to wait for one must be given another.
 */
export class SparkplugDecoder implements FamilyDecoder {
	readonly #nodes = new Map<string, EdgeNode>();
	readonly #mostSources: number;
	#sources = 0;

	constructor({ mostSources = MOST_SOURCES }: { readonly mostSources?: number } = {}) {
		this.#mostSources = mostSources;
	}

	/** Metrics so far that were no readings: texts, bytes, data sets, templates, points of time, transient values. */
	get overlooked(): number {
		let count = 0;
		for (const { node, devices } of this.#nodes.values()) {
			count += node.overlooked;
			for (const device of devices.values()) count += device.overlooked;
		}
		return count;
	}

	/** One filter, so that the broker keeps the order of an edge node's messages; and each mistake in a topic is seen. */
	filters(): readonly string[] {
		return [`${NAMESPACE}/#`];
	}

	decode(message: FamilyMessage): Decoded {
		const topic = parseSparkplugTopic(message.topic);
		if (topic.kind === 'of-hosts') return NOTHING;
		if (topic.kind === 'rejected') return refused(topic);
		if (message.retained) {
			return refused(
				rejected(
					'bad-shape',
					'a retained message: Sparkplug has none, and what it tells may be over',
				),
			);
		}
		const payload = parsePayload(message.payload);
		if (payload.kind === 'rejected') return refused(payload);
		const ids = idsOf(topic);
		if ('kind' in ids) return refused(ids);
		const infos: DeviceInfo[] = [];
		const edge = this.#edgeNode(ids.node, topic, { message, infos });
		const teller =
			edge &&
			(ids.device === null ? edge.node : this.#device(edge, ids.device, topic, { message, infos }));
		if (!edge || !teller) {
			const why = `${this.#mostSources} devices are known already, and no more are taken`;
			return { ...refused(rejected('bad-topic', why)), readings: infos };
		}
		const faults = new Faults();
		const readings = readingsOf(topic.type, { edge, teller, heard: { payload, message, faults } });
		return decoded({
			readings: [...infos, ...readings],
			rejected: faults.all,
			requests: edge.rebirth.due(message.receivedAt) ? [rebirthRequest(topic, message)] : [],
		});
	}

	#edgeNode(id: string, { edge: name }: SparkplugTopic, seen: Seen): EdgeNode | null {
		const key = `${seen.message.site}/${id}`;
		const known = this.#nodes.get(key);
		if (known) return known;
		if (this.#sources >= this.#mostSources) return null;
		this.#sources++;
		const edge = new EdgeNode(id);
		this.#nodes.set(key, edge);
		seen.infos.push(infoOf({ id, name, deviceKind: 'gateway', gateway: null }, seen.message));
		return edge;
	}

	#device(edge: EdgeNode, id: string, { device: name }: SparkplugTopic, seen: Seen): Source | null {
		const known = edge.devices.get(id);
		if (known) return known;
		if (this.#sources >= this.#mostSources) return null;
		this.#sources++;
		const device = new Source(id, 'bridge');
		edge.devices.set(id, device);
		const about = { id, name: name ?? id, deviceKind: 'unknown', gateway: edge.node.id };
		seen.infos.push(infoOf(about, seen.message));
		return device;
	}
}

/** What is first seen by a message is described by it. */
type Seen = { readonly message: FamilyMessage; readonly infos: DeviceInfo[] };

function readingsOf(
	type: SparkplugTopic['type'],
	{
		edge,
		teller,
		heard,
	}: { readonly edge: EdgeNode; readonly teller: Source; readonly heard: Heard },
): readonly Reading[] {
	switch (type) {
		case 'NBIRTH':
			return edge.nodeBirth(heard);
		case 'NDEATH':
			return edge.nodeDeath(heard);
		case 'NDATA':
			return edge.nodeData(heard);
		case 'DBIRTH':
			return edge.deviceBirth(teller, heard);
		case 'DDEATH':
			return edge.deviceDeath(teller, heard);
		case 'DDATA':
			return edge.deviceData(teller, heard);
		default:
			return type satisfies never;
	}
}

/** `sparkplug:{group}:{edge}`, and `…:{device}` below it. */
function idsOf({
	group,
	edge,
	device,
}: SparkplugTopic): { node: string; device: string | null } | Rejected {
	const names = [group, edge, ...(device === null ? [] : [device])];
	const blank = names.find((name) => name.trim() !== name);
	if (blank !== undefined) {
		return rejected('bad-topic', `names without space around them are wanted, got ${shown(blank)}`);
	}
	const parts = names.map(idPart);
	const whole = deviceIdOf('sparkplug', ...parts);
	const node = device === null ? whole : deviceIdOf('sparkplug', ...parts.slice(0, 2));
	if (typeof whole !== 'string') return whole;
	if (typeof node !== 'string') return node;
	return { node, device: device === null ? null : whole };
}

/** A colon parts the names of an id; one within a name is written as in a URL, so that no two ids are the same. */
function idPart(name: string): string {
	return /[%:]/.test(name) ? name.replaceAll('%', '%25').replaceAll(':', '%3A') : name;
}

function infoOf(
	about: Pick<DeviceInfo, 'deviceKind' | 'name' | 'gateway'> & { readonly id: string },
	{ site, receivedAt }: FamilyMessage,
): DeviceInfo {
	return {
		...BARE_INFO,
		site,
		device: about.id,
		receivedAt,
		deviceKind: about.deviceKind,
		name: about.name.normalize('NFC'),
		gateway: about.gateway,
	};
}

function rebirthRequest({ group, edge }: SparkplugTopic, { receivedAt }: FamilyMessage) {
	return { topic: `${NAMESPACE}/${group}/NCMD/${edge}`, payload: rebirthCommand(receivedAt) };
}
