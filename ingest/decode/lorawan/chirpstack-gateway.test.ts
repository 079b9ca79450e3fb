import { expect, test } from 'vitest';
import { ChirpstackDecoder } from './chirpstack.ts';
import { GATEWAY, hear, NOW } from './examples.ts';

test.each([
	['JSON', '{"gatewayId":"0016c001f153a14c","state":"ONLINE"}', 'online'],
	['JSON of a zero', '{"gatewayId":"0016c001f153a14c"}', 'offline'],
	['protobuf', hex('1001', '1a10', ascii(GATEWAY)), 'online'],
	['protobuf of a zero', hex('0a080016c001f153a14c', '1a10', ascii(GATEWAY)), 'offline'],
] as const)('the state of a gateway’s connection comes as %s', (_, payload, state) => {
	const topic = `eu868/gateway/${GATEWAY}/state/conn`;
	const { readings, rejected } = hear(new ChirpstackDecoder(), topic, payload, { retained: true });
	expect(rejected).toEqual([]);
	expect(readings).toMatchObject([
		{ kind: 'info', deviceKind: 'gateway' },
		{ kind: 'status', device: `chirpstack-gateway:${GATEWAY}`, state, timeSource: 'retained' },
	]);
	const live = hear(new ChirpstackDecoder(), `gateway/${GATEWAY}/state/conn`, payload);
	expect(live.readings.at(-1)).toMatchObject({
		state,
		timeSource: 'receipt',
		observedAt: NOW + 1000,
	});
});

test('a gateway’s statistics are its own telemetry, in either encoding', () => {
	const json = {
		gatewayId: GATEWAY,
		time: '2026-11-22T01:02:00Z',
		location: { latitude: 11.9, longitude: 108.4 },
		rxPacketsReceived: 4,
		rxPacketsReceivedOk: 1,
		txPacketsPerStatus: { OK: 1 },
	};
	const time = varint((NOW - 3000) / 1000);
	const place = hex('09', double(11.9), '11', double(108.4));
	const wire = hex(
		'12',
		byte(time.length + 1),
		'08',
		toHex(time),
		'1a',
		byte(place.length),
		toHex(place),
		'28042801',
		'3001',
		'8a0110',
		ascii(GATEWAY),
	);
	for (const payload of [json, wire]) {
		const decoded = hear(new ChirpstackDecoder(), `as923/gateway/${GATEWAY}/event/stats`, payload);
		expect(decoded.rejected).toEqual([]);
		expect(decoded.readings).toMatchObject([
			{ kind: 'info', lat: 11.9, lon: 108.4 },
			{
				kind: 'telemetry',
				device: `chirpstack-gateway:${GATEWAY}`,
				observedAt: NOW - 3000,
				values: [
					['rxPacketsReceived', payload === json ? 4 : 1],
					['rxPacketsReceivedOk', 1],
					['txPacketsReceived', 0],
					['txPacketsEmitted', 0],
				],
			},
		]);
	}
});

test('an emptied topic of a gateway’s state is no message', () => {
	expect(hear(new ChirpstackDecoder(), `gateway/${GATEWAY}/state/conn`, new Uint8Array())).toEqual({
		readings: [],
		rejected: [],
		requests: [],
	});
});

function hex(...parts: readonly (string | Uint8Array)[]): Uint8Array {
	return Uint8Array.from(
		Buffer.from(
			parts.map((part) => (typeof part === 'string' ? part : toHex(part))).join(''),
			'hex',
		),
	);
}

function toHex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

function ascii(text: string): string {
	return Buffer.from(text).toString('hex');
}

function byte(value: number): string {
	return value.toString(16).padStart(2, '0');
}

function double(value: number): string {
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleLE(value);
	return bytes.toString('hex');
}

/** Of protobuf: seven bits a byte, the lowest first. */
function varint(value: number): Uint8Array {
	const bytes: number[] = [];
	for (let rest = value; rest > 0; rest = Math.floor(rest / 128))
		bytes.push((rest % 128) | (rest >= 128 ? 128 : 0));
	return Uint8Array.from(bytes);
}
