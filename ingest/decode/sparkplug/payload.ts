import protobuf from 'protobufjs';
import type { Rejected } from '#lib/domain/reading.ts';
import { rejected } from '../fields.ts';
import { LARGE_PAYLOAD_LIMIT } from '../json.ts';

/**
 * What is read of a Sparkplug B payload, after section 6.4 of the specification
 * (https://www.eclipse.org/tahu/spec/sparkplug_spec.pdf). Fields that hold
 * no number (texts, bytes, data sets, templates, properties) are not named here: the reader skips them unread.
 *
 * @param further fields: values of a metric, and of the payload
 */
export function payloadType({ values = '', fields = '' } = {}): protobuf.Type {
	const proto = `
	syntax = "proto2";
	message Payload {
		message Metric {
			optional string name = 1;
			optional uint64 alias = 2;
			optional uint64 timestamp = 3;
			optional uint32 datatype = 4;
			optional bool is_historical = 5;
			optional bool is_transient = 6;
			optional bool is_null = 7;
			oneof value {
				uint32 int_value = 10;
				uint64 long_value = 11;
				float float_value = 12;
				double double_value = 13;
				bool boolean_value = 14;
				${values}
			}
		}
		optional uint64 timestamp = 1;
		repeated Metric metrics = 2;
		optional uint64 seq = 3;
		${fields}
	}
`;
	return protobuf.parse(proto).root.lookupType('Payload');
}

const PayloadType = payloadType();

/** 64 bits of the wire, in two halves. */
export type Long = { readonly low: number; readonly high: number };

/** As it is on the wire; what was not sent is absent. */
export type WireMetric = {
	readonly name?: string;
	readonly alias?: Long;
	/** Epoch ms. */
	readonly timestamp?: Long;
	readonly datatype?: number;
	readonly isHistorical?: boolean;
	readonly isTransient?: boolean;
	readonly isNull?: boolean;
	readonly intValue?: number;
	readonly longValue?: Long;
	readonly floatValue?: number;
	readonly doubleValue?: number;
	readonly booleanValue?: boolean;
};

export type Payload = {
	readonly kind: 'payload';
	/** Epoch ms by the edge node's clock; null where it told none. */
	readonly sentAt: number | null;
	readonly metrics: readonly WireMetric[];
	/** 0 to 255. What encoders of proto3 leave out is 0. */
	readonly seq: number;
};

export function parsePayload(bytes: Uint8Array): Payload | Rejected {
	if (bytes.length > LARGE_PAYLOAD_LIMIT) {
		const wanted = `at most ${LARGE_PAYLOAD_LIMIT} bytes are taken`;
		return rejected('too-large', `${wanted}, got ${bytes.length}`);
	}
	if (bytes.length === 0) return rejected('bad-payload', 'the payload is empty');
	let wire: { timestamp?: Long; metrics?: WireMetric[]; seq?: Long };
	try {
		const reader = protobuf.Reader.create(bytes);
		reader.discardUnknown = true;
		wire = PayloadType.toObject(PayloadType.decode(reader));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		return rejected('bad-payload', `a payload of Sparkplug B is wanted: ${why.slice(0, 100)}`);
	}
	const seq = wire.seq ? unsigned(wire.seq) : 0;
	if (seq > 255) return rejected('bad-shape', `seq: 0 to 255 is wanted, got ${seq}`);
	const sentAt = wire.timestamp ? unsigned(wire.timestamp) : null;
	return { kind: 'payload', sentAt, metrics: wire.metrics ?? [], seq };
}

/** Whole up to 2^53. */
export function unsigned({ low, high }: Long): number {
	return (high >>> 0) * 2 ** 32 + (low >>> 0);
}

/** Two's complement; whole from -2^53 to 2^53. */
export function signed({ low, high }: Long): number {
	return (high | 0) * 2 ** 32 + (low >>> 0);
}

export const REBIRTH = 'Node Control/Rebirth';
const BOOLEAN = 11;

/** The command by which a host asks an edge node for its births, section 5.17 of the specification. */
export function rebirthCommand(now: number): Uint8Array {
	const metric = { name: REBIRTH, timestamp: now, datatype: BOOLEAN, booleanValue: true };
	return PayloadType.encode(PayloadType.fromObject({ timestamp: now, metrics: [metric] })).finish();
}
