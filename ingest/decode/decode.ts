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

/**
 * One message of the project's own topics. Whether its unit and indicator exist only the database can tell.
 * Fields that are not known are overlooked; one known field at fault, and the whole message is refused.
 */
export function decode({ topic, payload, retained, receivedAt }: Received): Reading | Rejected {
	const at = parseMqttTopic(topic);
	if (at.kind === 'bad-topic') return rejected('bad-topic', at.detail);
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
