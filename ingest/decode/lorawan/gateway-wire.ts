import protobuf from 'protobufjs';
import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, type JsonObject } from '../fields.ts';
import { parseJson, PAYLOAD_LIMIT } from '../json.ts';

/**
 * What is read of the messages ConnState and GatewayStats, which the gateway bridge sends as protobuf unless it is set to
 * JSON (https://www.chirpstack.io/docs/chirpstack-gateway-bridge/payloads/states.html and …/events.html, which name gw.proto).
 */
const PROTO = `
	syntax = "proto3";
	message ConnState {
		uint32 state = 2;
		string gateway_id = 3;
	}
	message GatewayStats {
		message Timestamp {
			int64 seconds = 1;
			uint32 nanos = 2;
		}
		message Location {
			double latitude = 1;
			double longitude = 2;
		}
		Timestamp time = 2;
		Location location = 3;
		uint32 rx_packets_received = 5;
		uint32 rx_packets_received_ok = 6;
		uint32 tx_packets_received = 7;
		uint32 tx_packets_emitted = 8;
		string gateway_id = 17;
	}
`;

const root = protobuf.parse(PROTO).root;
const TYPES = { conn: root.lookupType('ConnState'), stats: root.lookupType('GatewayStats') };

/** As the first byte of a protobuf message it would be a group, which none of these begins with. */
const BRACE = 0x7b;

/** Either encoding as the object that the JSON would be; a time of protobuf as RFC 3339. */
export function parseGatewayMessage(
	told: keyof typeof TYPES,
	payload: Uint8Array,
): { readonly kind: 'json'; readonly object: JsonObject } | Rejected {
	if (payload.length > PAYLOAD_LIMIT || payload[0] === BRACE) return parseJson(payload);
	try {
		const reader = protobuf.Reader.create(payload);
		reader.discardUnknown = true;
		const type = TYPES[told];
		const wire = type.toObject(type.decode(reader), { longs: Number });
		return { kind: 'json', object: { ...wire, time: rfc3339Of(wire['time']) } };
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		return rejected(
			'bad-payload',
			`JSON, or the gateway's protobuf, is wanted: ${why.slice(0, 100)}`,
		);
	}
}

function rfc3339Of(time: { seconds?: number; nanos?: number } | undefined): string | null {
	const date = time ? new Date((time.seconds ?? 0) * 1000 + (time.nanos ?? 0) / 1e6) : null;
	return date && Number.isFinite(date.getTime()) ? date.toISOString() : null;
}
