import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

const EVENTS = ['up', 'status', 'join', 'log', 'location'] as const;
/** Of downlinks and of other services: nothing of the device's own. */
const OTHER_EVENTS: readonly unknown[] = ['ack', 'txack', 'integration'];
const EUI_64 = /^[0-9a-f]{16}$/;

export type ChirpstackTopic =
	| { readonly kind: 'device'; readonly event: (typeof EVENTS)[number]; readonly eui: string }
	| { readonly kind: 'gateway'; readonly told: 'conn' | 'stats'; readonly eui: string }
	| { readonly kind: 'overlooked' };

/**
 * `application/{id}/device/{DevEUI}/event/{event}` (https://www.chirpstack.io/docs/chirpstack/integrations/mqtt.html), and of
 * the gateway bridge `{region}/gateway/{id}/state/conn` and `…/event/stats`, with or without the region
 * (https://www.chirpstack.io/docs/chirpstack-gateway-bridge/integrations/mqtt.html). Identifiers come back in lower case.
 */
export function parseChirpstackTopic(topic: string): ChirpstackTopic | Rejected {
	const levels = topic.split('/');
	const ofGateway = levels.indexOf('gateway');
	const isGateway = ofGateway === 0 || (ofGateway === 1 && levels[0] !== 'application');
	if (isGateway) return gatewayTopic(levels.slice(ofGateway + 1));
	const [root, , device, eui, kind, event] = levels;
	if (root !== 'application' || device !== 'device' || kind !== 'event' || levels.length !== 6) {
		return rejected('bad-topic', 'application/{id}/device/{DevEUI}/event/{event} is wanted');
	}
	if (OTHER_EVENTS.includes(event)) return { kind: 'overlooked' };
	const known = EVENTS.find((one) => one === event);
	if (!known) {
		return rejected(
			'bad-topic',
			`event: one of ${EVENTS.join(', ')} is wanted, got ${shown(event)}`,
		);
	}
	const lower = euiOf(eui);
	return typeof lower === 'string' ? { kind: 'device', event: known, eui: lower } : lower;
}

function gatewayTopic([id, kind, what, ...more]: string[]): ChirpstackTopic | Rejected {
	const told = `${kind}/${what}`;
	if (more.length > 0 || (told !== 'state/conn' && told !== 'event/stats')) {
		return rejected('bad-topic', `state/conn or event/stats is wanted, got ${shown(told)}`);
	}
	const eui = euiOf(id);
	if (typeof eui !== 'string') return eui;
	return { kind: 'gateway', told: what === 'conn' ? 'conn' : 'stats', eui };
}

/** Identifiers of devices and gateways: EUI-64, 16 hexadecimal digits. */
export function euiOf(text: unknown): string | Rejected {
	const lower = typeof text === 'string' ? text.toLowerCase() : '';
	if (EUI_64.test(lower)) return lower;
	return rejected(
		'bad-topic',
		`an identifier of 16 hexadecimal digits is wanted, got ${shown(text)}`,
	);
}
