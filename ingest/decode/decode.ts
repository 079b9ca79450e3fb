import type { Reading, Rejected } from '#lib/domain/reading.ts';
import { parseMqttTopic } from '#lib/wire/mqtt-topic.ts';
import { rejected } from './fields.ts';
import { decodeInfo } from './info.ts';
import { parseJson } from './json.ts';
import { decodeObservation } from './observation.ts';
import { decodeStatus } from './status.ts';
import { decodeTelemetry } from './telemetry.ts';

export type Received = {
	readonly topic: string;
	readonly payload: Uint8Array;
	/** Whether the broker kept it from before we subscribed: of such a message nobody knows the age. */
	readonly retained: boolean;
	/** Epoch milliseconds. */
	readonly receivedAt: number;
};

/** An emptied topic: the broker is to forget what it retained there. Of the reading itself it says nothing. */
export type Forgotten = { readonly kind: 'forgotten' };

/**
 * One message of the project's own topics. Whether its unit and indicator exist only the database can tell.
 * Fields that are not known are overlooked; one known field at fault, and the whole message is refused.
 */
export function decode({
	topic,
	payload,
	retained,
	receivedAt,
}: Received): Reading | Rejected | Forgotten {
	const at = parseMqttTopic(topic);
	if (at.kind === 'bad-topic') return rejected('bad-topic', at.detail);
	// The clearing publish reaches those who are subscribed without the retain flag, as all others do (MQTT 3.3.1-8).
	if (payload.length === 0 && (at.kind === 'info' || at.kind === 'status'))
		return { kind: 'forgotten' };
	const json = parseJson(payload);
	if (json.kind === 'rejected') return json;
	switch (at.kind) {
		case 'info':
			return decodeInfo(json.object, { site: at.site, device: at.device, receivedAt });
		case 'status':
			return decodeStatus(json.object, { site: at.site, device: at.device, receivedAt, retained });
		case 'telemetry':
			return decodeTelemetry(json.object, {
				site: at.site,
				device: at.device,
				receivedAt,
				retained,
			});
		case 'observation':
			return decodeObservation(json.object, { ...at, receivedAt, retained });
		default:
			return at satisfies never;
	}
}
