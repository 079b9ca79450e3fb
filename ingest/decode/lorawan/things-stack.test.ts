import { expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { BEHIND_MS } from '../family.ts';
import { hear, NOW, thingsStackUp } from './examples.ts';
import { ThingsStackDecoder } from './things-stack.ts';

const DEVICE_TOPIC = 'v3/app1@tenant1/devices/dev1';
const UP = `${DEVICE_TOPIC}/up`;
const DEVICE = 'tts:app1@tenant1:dev1';
const NOTHING = { readings: [], rejected: [], requests: [] };

/** What a decoder that has heard nothing before makes of an uplink. */
function up(uplink: object = {}, more: object = {}) {
	return hear(new ThingsStackDecoder(), UP, thingsStackUp(uplink, more));
}

function telemetry(decoded: ReturnType<typeof hear>) {
	return decoded.readings.filter((reading) => reading.kind === 'telemetry');
}

function infoOf(decoded: ReturnType<typeof hear>) {
	return decoded.readings.find((reading) => reading.kind === 'info' && reading.device === DEVICE);
}

test('an uplink describes device and gateway, and is telemetry of what the formatter made and of the link', () => {
	expect(up()).toEqual({
		readings: [
			expect.objectContaining({
				kind: 'info',
				device: 'tts-gateway:gtw1',
				deviceKind: 'gateway',
				name: 'gtw1',
			}),
			expect.objectContaining({
				kind: 'info',
				device: DEVICE,
				deviceKind: 'unknown',
				name: 'dev1',
				gateway: 'tts-gateway:gtw1',
			}),
			{
				kind: 'telemetry',
				site: 'bao-loc',
				device: DEVICE,
				observedAt: NOW - 211,
				receivedAt: NOW + 1000,
				timeSource: 'device',
				clockOffsetS: null,
				sample: false,
				values: [
					['temperature', 1],
					['luminosity', 0.64],
					['rssi', -35],
					['snr', 5.2],
					['fCnt', 1],
				],
			},
		],
		rejected: [],
		requests: [],
	});
});

test('the open-source installation has no tenants', () => {
	expect(
		hear(new ThingsStackDecoder(), 'v3/app1/devices/dev1/up', thingsStackUp()).readings.at(-1),
	).toMatchObject({
		device: 'tts:app1:dev1',
	});
});

test('what the console simulates is a sample', () => {
	expect(telemetry(up({}, { simulated: true }))).toMatchObject([{ sample: true }]);
});

test('an uplink without a payload formatter, a frame count or receptions is still a sign of life', () => {
	const bare = up({ decoded_payload: undefined, f_cnt: undefined, rx_metadata: undefined });
	expect(bare.rejected).toEqual([]);
	expect(telemetry(bare)).toMatchObject([{ values: [['fCnt', 0]] }]);
	expect(infoOf(bare)).toMatchObject({ gateway: null });
});

test('gateways of other networks are no devices of ours, and a device heard by them hangs on none', () => {
	const foreign = {
		gateway_ids: { gateway_id: 'packetbroker' },
		packet_broker: { forwarder_net_id: '000013' },
		rssi: -90,
	};
	const ours = { gateway_ids: { gateway_id: 'gtw1' }, rssi: -100 };
	const decoded = up({ rx_metadata: [foreign, ours] });
	expect(decoded.readings.filter(({ kind }) => kind === 'info')).toHaveLength(2);
	expect(infoOf(decoded)).toMatchObject({ gateway: null });
	expect(telemetry(decoded)[0]?.values).toContainEqual(['rssi', -90]);
});

test('two antennas of one gateway are one gateway', () => {
	const antenna = (antenna_index: number) => ({
		gateway_ids: { gateway_id: 'gtw1' },
		antenna_index,
		rssi: -50,
	});
	const decoded = up({ rx_metadata: [antenna(0), antenna(1)] });
	expect(infoOf(decoded)).toMatchObject({ gateway: 'tts-gateway:gtw1' });
	expect(decoded.readings).toHaveLength(3);
});

test('a battery has the time at which the device told of it, and is let go when that is long ago', () => {
	const told = (receivedAt: number) =>
		telemetry(
			up({
				last_battery_percentage: {
					f_cnt: 1,
					value: 90.118576,
					received_at: new Date(receivedAt).toISOString(),
				},
			}),
		);
	expect(told(NOW - 3_600_000)).toMatchObject([
		{ observedAt: NOW - 211 },
		{ observedAt: NOW - 3_600_000, values: [['batteryPercent', 90.118576]] },
	]);
	expect(told(NOW - BEHIND_MS)).toHaveLength(1);
	expect(telemetry(up({ last_battery_percentage: { value: 5 } })).at(-1)).toMatchObject({
		observedAt: NOW - 211,
		values: [['batteryPercent', 5]],
	});
});

test('where it stands is what a person set, else what was worked out', () => {
	const user = { latitude: 11.548, longitude: 107.807, source: 'SOURCE_REGISTRY' };
	const gps = { latitude: 12, longitude: 108 };
	expect(infoOf(up({ locations: { 'frm-payload': gps, user } }))).toMatchObject({
		lat: 11.548,
		lon: 107.807,
	});
	expect(infoOf(up({ locations: { 'frm-payload': gps } }))).toMatchObject({ lat: 12, lon: 108 });
	const solved = hear(new ThingsStackDecoder(), `${DEVICE_TOPIC}/location/solved`, {
		...thingsStackUp(),
		location_solved: { service: 'x', location: gps },
	});
	expect(solved.readings).toMatchObject([{ kind: 'info', lat: 12, lon: 108 }]);
	const swapped = up({ locations: { user: { latitude: 107.807, longitude: 11.548 } } });
	expect(infoOf(swapped)).toMatchObject({ lat: null, lon: null });
	expect(swapped.rejected).toMatchObject([{ reason: 'bad-place' }]);
});

test('a join describes the device, and is a sign of life that says nothing of its state', () => {
	const join = hear(new ThingsStackDecoder(), `${DEVICE_TOPIC}/join`, {
		...thingsStackUp(),
		uplink_message: undefined,
		join_accept: { session_key_id: 'AXBSH1Pk6Z0G166RlH16CQ==' },
	});
	expect(join.readings).toMatchObject([
		{ kind: 'info', device: DEVICE },
		{ kind: 'telemetry', device: DEVICE, observedAt: NOW + 14, timeSource: 'device', values: [] },
	]);
});

test('what is of downlinks and services is overlooked', () => {
	for (const what of ['down/queued', 'down/failed', 'down/push', 'service/data', 'up/normalized']) {
		expect(hear(new ThingsStackDecoder(), `${DEVICE_TOPIC}/${what}`, thingsStackUp())).toEqual(
			NOTHING,
		);
	}
});

test('a time that is years off, or none, leaves that of receipt', () => {
	const off = telemetry(up({ received_at: '2020-02-12T15:15:45Z' }));
	expect(off).toMatchObject([{ observedAt: NOW + 1000, timeSource: 'receipt' }]);
	const none = telemetry(up({ received_at: '0001-01-01T00:00:00Z' }, { received_at: undefined }));
	expect(none).toMatchObject([{ timeSource: 'receipt', clockOffsetS: null }]);
});

test.each([
	['v3/app1@tenant1/devices/dev1/crash', 'bad-topic'],
	['v3/app1@tenant1/devices/dev1', 'bad-topic'],
	['v3/app1@tenant1/devices/dev 1/up', 'bad-topic'],
	[`v3/app1@tenant1/devices/${'d'.repeat(300)}/up`, 'bad-topic'],
	['v3/app1@tenant1/devices/d\u0001ev/up', 'bad-topic'],
	['v3/app1@a@b/devices/dev1/up', 'bad-topic'],
	['v3/app1@/devices/dev1/up', 'bad-topic'],
	['v3/app1/gateways/dev1/up', 'bad-topic'],
	['v3/app1@tenant1/devices/dev2/up', 'bad-shape'],
	['v3/app2@tenant1/devices/dev1/up', 'bad-shape'],
])('on the topic %s an uplink is refused as %s', (topic, reason) => {
	expect(hear(new ThingsStackDecoder(), topic, thingsStackUp())).toMatchObject({
		readings: [],
		rejected: [{ reason }],
	});
});

test.each([
	['', 'bad-json'],
	['7', 'bad-shape'],
	['{}', 'bad-shape'],
	[JSON.stringify({ ...thingsStackUp(), uplink_message: [] }), 'bad-shape'],
	[new Uint8Array([0x7b, 0xff, 0x7d]), 'bad-utf8'],
	[' '.repeat(65_537), 'too-large'],
] as const)('the payload %j is refused as %s', (payload, reason) => {
	expect(hear(new ThingsStackDecoder(), UP, payload)).toMatchObject({
		readings: [],
		rejected: [{ reason }],
	});
});

test('more devices than can be known are refused', () => {
	const decoder = new ThingsStackDecoder({ mostDevices: 1 });
	const kinds = hear(decoder, UP, thingsStackUp()).readings.map(({ kind }) => kind);
	expect(kinds).toEqual(['info', 'telemetry']);
	const other = hear(decoder, UP.replace('tenant1', 'tenant2'), thingsStackUp());
	expect(other).toMatchObject({ readings: [], rejected: [{ reason: 'bad-topic' }] });
});

test('no bytes make it throw', () => {
	const random = seededRandom(6);
	const decoder = new ThingsStackDecoder();
	const good = new TextEncoder().encode(JSON.stringify(thingsStackUp()));
	for (let round = 0; round < 5000; round++) {
		const payload = good.slice();
		for (let changes = random() * 8; changes > 0; changes--) {
			payload[Math.floor(random() * payload.length)] = Math.floor(random() * 256);
		}
		hear(decoder, UP, payload);
	}
});
