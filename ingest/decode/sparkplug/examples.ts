/** For the tests: what edge nodes send, by an encoder that knows more of the format than the decoder reads. */
import type { Decoded, FamilyMessage } from '../family.ts';
import { payloadType } from './payload.ts';
import { SparkplugDecoder } from './sparkplug.ts';

const PayloadType = payloadType({
	values: `
		string string_value = 15;
		bytes bytes_value = 16;
		bytes dataset_value = 17;
		bytes template_value = 18;`,
	fields: 'optional string uuid = 4;',
});

export const NOW = Date.UTC(2026, 10, 22, 1, 2, 3);

/** Names of fields in camel case; 64 bits beyond 2^53 as text. */
export type MetricExample = Readonly<Record<string, unknown>>;

export function payloadOf(
	metrics: readonly MetricExample[],
	{ seq, at = NOW }: { readonly seq?: number; readonly at?: number | null } = {},
): Uint8Array {
	const said = { metrics, ...(seq === undefined ? {} : { seq }), ...(at && { timestamp: at }) };
	return PayloadType.encode(PayloadType.fromObject(said)).finish();
}

export function bdSeq(value: number): MetricExample {
	return { name: 'bdSeq', datatype: 4, longValue: value, timestamp: NOW };
}

export function double(name: string, doubleValue: number, more: MetricExample = {}): MetricExample {
	return { name, datatype: 10, doubleValue, ...more };
}

/** One decoder, and what it makes of messages at the given times. */
export class Heard {
	readonly decoder: SparkplugDecoder;
	now = NOW;

	constructor(decoder = new SparkplugDecoder()) {
		this.decoder = decoder;
	}

	raw(topic: string, payload: Uint8Array, more: Partial<FamilyMessage> = {}): Decoded {
		const message = {
			site: 'bao-loc',
			topic,
			payload,
			retained: false,
			receivedAt: this.now,
			...more,
		};
		return this.decoder.decode(message);
	}

	/** Sent when it is received, by edge node `edge` of the group `Cap nuoc`. */
	tell(
		type: string,
		told: { seq?: number; metrics?: readonly MetricExample[]; device?: string; edge?: string } = {},
	): Decoded {
		const device = told.device === undefined ? '' : `/${told.device}`;
		const payload = payloadOf(told.metrics ?? [], {
			at: this.now,
			...(told.seq === undefined ? {} : { seq: told.seq }),
		});
		return this.raw(`spBv1.0/Cap nuoc/${type}/${told.edge ?? 'tu-01'}${device}`, payload);
	}
}
