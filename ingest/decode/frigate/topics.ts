/** The topics of https://docs.frigate.video/integrations/mqtt that tell how the NVR and its cameras are. */
import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

export type FrigateTopic =
	| { readonly kind: 'available' | 'stats'; readonly camera: null }
	| { readonly kind: 'status'; readonly camera: string; readonly role: string }
	| { readonly kind: 'enabled'; readonly camera: string };

/** Not all below the prefix: there lie pictures too. */
export function frigateFilters(prefix: string): readonly string[] {
	return ['available', 'stats', '+/status/+', '+/enabled/state'].map(
		(topic) => `${prefix}/${topic}`,
	);
}

export function frigateTopic(topic: string, prefix: string): FrigateTopic | Rejected {
	const below = topic.startsWith(`${prefix}/`) ? topic.slice(prefix.length + 1).split('/') : [];
	const [first, second, third] = below;
	if (below.length === 1 && (first === 'available' || first === 'stats')) {
		return { kind: first, camera: null };
	}
	if (below.length === 3 && first !== undefined && third !== undefined) {
		if (second === 'status') return { kind: 'status', camera: first, role: third };
		if (second === 'enabled' && third === 'state') return { kind: 'enabled', camera: first };
	}
	const wanted = frigateFilters(prefix).join(', ');
	return rejected('bad-topic', `one of ${wanted} is wanted, got ${shown(topic)}`);
}
