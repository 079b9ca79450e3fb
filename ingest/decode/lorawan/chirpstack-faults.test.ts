import { expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { ChirpstackDecoder } from './chirpstack.ts';
import { chirpstackUp, EUI, GATEWAY, hear, UP } from './examples.ts';

const EVENT = UP.slice(0, -2);

test.each([
	[{ object: [1] }, 'object: an object is wanted'],
	[{ object: 'x' }, 'object: an object is wanted'],
	[
		{ object: { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } } },
		'at most 8 names deep',
	],
	[{ object: { 温度: 1 } }, 'no code can be made'],
	[{ object: { 'a b': 1, a_b: 2 } }, 'a_b: one value of one time is wanted'],
	[{ object: { much: 1e16 } }, 'much: a number from'],
	[{ object: { list: Array.from({ length: 300 }, (_, at) => at) } }, 'at most 200 values'],
	[
		{ object: { list: Array.from({ length: 3000 }, () => null) } },
		'at most 200 values of 2000 parts',
	],
	[{ rxInfo: {} }, 'rxInfo: a list is wanted'],
	[{ rxInfo: [{ rssi: 'loud' }] }, 'rssi: a number is wanted'],
	[{ fCnt: '7' }, 'fCnt: a number is wanted'],
	[{ deviceInfo: { devEui: EUI, deviceName: 'x'.repeat(201) } }, 'deviceName: 1 to 200 characters'],
	[{ deviceInfo: { devEui: EUI, deviceName: 'a\u0007b' } }, 'deviceName: no control characters'],
])('%j is told as a fault, and the rest is taken', (more, why) => {
	const { readings, rejected } = hear(new ChirpstackDecoder(), UP, chirpstackUp(more));
	expect(rejected).toHaveLength(1);
	expect(rejected[0]?.detail).toContain(why);
	expect(readings.at(-1)).toMatchObject({ kind: 'telemetry' });
});

test('a number that JSON cannot hold is told as a fault, and the rest is taken', () => {
	const json = JSON.stringify(chirpstackUp()).replace('21.5', '1e999');
	const { readings, rejected } = hear(new ChirpstackDecoder(), UP, json);
	expect(rejected).toMatchObject([
		{ reason: 'bad-number', detail: 'temperature: a finite number is wanted, got Infinity' },
	]);
	expect(readings).toHaveLength(3);
});

test.each([
	['application/x/device/0101/event/up', 'bad-topic'],
	[`application/x/device/${'0'.repeat(300)}/event/up`, 'bad-topic'],
	['application/x/device/01010101010101 1/event/up', 'bad-topic'],
	[`application/x/device/${EUI}/event/crash`, 'bad-topic'],
	[`application/x/device/${EUI}/event/up/more`, 'bad-topic'],
	[`application/x/device/${EUI}/command/down`, 'bad-topic'],
	['application/x/device/0202020202020202/event/up', 'bad-shape'],
	[`eu868/gateway/${GATEWAY}/state/other`, 'bad-topic'],
	[`eu868/gateway/x/state/conn`, 'bad-topic'],
	[`a/b/gateway/${GATEWAY}/state/conn`, 'bad-topic'],
])('on the topic %s an uplink is refused as %s', (topic, reason) => {
	expect(hear(new ChirpstackDecoder(), topic, chirpstackUp())).toMatchObject({
		readings: [],
		rejected: [{ reason }],
	});
});

test.each([
	[UP, '', 'bad-json'],
	[UP, '[]', 'bad-shape'],
	[UP, '{}', 'bad-shape'],
	[UP, '{"object":NaN}', 'bad-number'],
	[UP, new Uint8Array([0x7b, 0xe9, 0x7d]), 'bad-utf8'],
	[UP, ' '.repeat(65_537), 'too-large'],
	[`gateway/${GATEWAY}/state/conn`, '{"gatewayId":"0016c001f153a14c","state":"LATE"}', 'bad-shape'],
	[`gateway/${GATEWAY}/state/conn`, '{"state":"ONLINE"}', 'bad-shape'],
	[
		`gateway/${GATEWAY}/state/conn`,
		'{"gatewayId":"aaaaaaaaaaaaaaaa","state":"ONLINE"}',
		'bad-shape',
	],
	[`gateway/${GATEWAY}/state/conn`, new Uint8Array([0x1a, 0x20]), 'bad-payload'],
	[`gateway/${GATEWAY}/event/stats`, new Uint8Array(65_537), 'too-large'],
] as const)('on %s %j is refused as %s', (topic, payload, reason) => {
	const { readings, rejected } = hear(new ChirpstackDecoder(), topic, payload);
	expect(readings.filter(({ kind }) => kind !== 'info')).toEqual([]);
	expect(rejected).toMatchObject([{ reason }]);
});

test('more devices than can be known are refused, and the known ones go on', () => {
	const decoder = new ChirpstackDecoder({ mostDevices: 2 });
	hear(decoder, UP, chirpstackUp());
	const other = UP.replace(EUI, '0202020202020202');
	const about = { deviceInfo: { devEui: '0202020202020202' } };
	expect(hear(decoder, other, chirpstackUp(about))).toMatchObject({
		readings: [],
		rejected: [{ reason: 'bad-topic' }],
	});
	expect(hear(decoder, UP, chirpstackUp()).readings).toHaveLength(1);
});

test('no bytes make it throw', () => {
	const random = seededRandom(5);
	const decoder = new ChirpstackDecoder();
	const topics = [
		UP,
		`${EVENT}status`,
		`${EVENT}location`,
		`gateway/${GATEWAY}/state/conn`,
		`gateway/${GATEWAY}/event/stats`,
	];
	const good = new TextEncoder().encode(JSON.stringify(chirpstackUp()));
	for (let round = 0; round < 5000; round++) {
		const payload = random() < 0.5 ? good.slice() : new Uint8Array(Math.floor(random() * 64));
		for (let changes = random() * 8; changes > 0; changes--) {
			payload[Math.floor(random() * payload.length)] = Math.floor(random() * 256);
		}
		hear(decoder, topics[Math.floor(random() * topics.length)] ?? '', payload);
	}
});
