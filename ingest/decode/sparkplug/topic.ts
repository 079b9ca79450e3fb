import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

export const NAMESPACE = 'spBv1.0';

const OF_NODES = ['NBIRTH', 'NDATA', 'NDEATH'] as const;
const OF_DEVICES = ['DBIRTH', 'DDATA', 'DDEATH'] as const;

export type SparkplugTopic = {
	readonly kind: 'sparkplug';
	readonly type: (typeof OF_NODES)[number] | (typeof OF_DEVICES)[number];
	readonly group: string;
	readonly edge: string;
	/** Null where the edge node tells of itself. */
	readonly device: string | null;
};

/** Of hosts, for edge nodes or for one another: nothing of it is a reading. */
export type OfHosts = { readonly kind: 'of-hosts' };

/**
 * `spBv1.0/{group}/{type}/{edge}` or `…/{edge}/{device}`, section 4.1 of the specification
 * (https://www.eclipse.org/tahu/spec/sparkplug_spec.pdf). Commands (NCMD,
 * DCMD) and the STATE of host applications (`spBv1.0/STATE/{host}`) are of hosts.
 */
export function parseSparkplugTopic(topic: string): SparkplugTopic | OfHosts | Rejected {
	const [namespace, group, type, edge, device, ...more] = topic.split('/');
	if (namespace !== NAMESPACE) return rejected('bad-topic', `a topic below ${NAMESPACE} is wanted`);
	if (group === 'STATE' && edge === undefined) return { kind: 'of-hosts' };
	if (type === 'STATE' || type === 'NCMD' || type === 'DCMD') return { kind: 'of-hosts' };
	const ofNode = OF_NODES.find((known) => known === type);
	const ofDevice = OF_DEVICES.find((known) => known === type);
	const known = ofNode ?? ofDevice;
	if (known === undefined) {
		const wanted = [...OF_NODES, ...OF_DEVICES].join(', ');
		return rejected('bad-topic', `level 3: one of ${wanted} is wanted, got ${shown(type)}`);
	}
	const levels = ofNode ? 4 : 5;
	if (!group || !edge || more.length > 0 || Boolean(device) !== Boolean(ofDevice)) {
		return rejected('bad-topic', `${known}: ${levels} levels that are not empty are wanted`);
	}
	return { kind: 'sparkplug', type: known, group, edge, device: device ?? null };
}
