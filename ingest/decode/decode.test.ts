import { expect, test } from 'vitest';
import type { RejectReason } from '#lib/domain/reading.ts';
import { decode } from './decode.ts';

const RECEIVED_AT = Date.UTC(2026, 10, 22, 1, 2, 3, 456);
const INFO = 'ioc/v1/bao-loc/device/cam-01/info';
const STATUS = 'ioc/v1/bao-loc/device/cam-01/status';
const TELEMETRY = 'ioc/v1/bao-loc/device/aqi-01/telemetry';
const INDICATOR = 'ioc/v1/bao-loc/indicator/673/ho-so-truc-tuyen';

function decoded(topic: string, payload: string | Uint8Array, retained = false) {
	const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
	return decode({ topic, payload: bytes, retained, receivedAt: RECEIVED_AT });
}

test('the four examples of the contract are taken', () => {
	expect(
		decoded(
			INFO,
			'{"kind":"camera","name":"Camera ngã tư Trần Phú","unit":"673","lat":11.548,"lon":107.807,"gateway":"gw-01","heartbeatS":30}',
		),
	).toEqual({
		kind: 'info',
		site: 'bao-loc',
		device: 'cam-01',
		receivedAt: RECEIVED_AT,
		deviceKind: 'camera',
		name: 'Camera ngã tư Trần Phú',
		unitCode: '673',
		lat: 11.548,
		lon: 107.807,
		gateway: 'gw-01',
		heartbeatS: 30,
		sample: false,
	});
	expect(
		decoded(STATUS, '{"ts":"2026-11-22T01:02:03Z","state":"online","fps":25,"bitrateKbps":3800}'),
	).toEqual({
		kind: 'status',
		site: 'bao-loc',
		device: 'cam-01',
		observedAt: Date.UTC(2026, 10, 22, 1, 2, 3),
		receivedAt: RECEIVED_AT,
		timeSource: 'device',
		sample: false,
		state: 'online',
		reason: null,
		values: [
			['fps', 25],
			['bitrateKbps', 3800],
		],
	});
	expect(
		decoded(TELEMETRY, `{"ts":${RECEIVED_AT},"values":{"pm25":31.2,"waterLevelM":1.4}}`),
	).toEqual({
		kind: 'telemetry',
		site: 'bao-loc',
		device: 'aqi-01',
		observedAt: RECEIVED_AT,
		receivedAt: RECEIVED_AT,
		timeSource: 'device',
		sample: false,
		values: [
			['pm25', 31.2],
			['waterLevelM', 1.4],
		],
	});
	expect(
		decoded(INDICATOR, '{"ts":"2026-11-22T08:00:00+07:00","value":87.2,"source":"cong-dvc"}'),
	).toEqual({
		kind: 'observation',
		site: 'bao-loc',
		unitCode: '673',
		indicator: 'ho-so-truc-tuyen',
		observedAt: Date.UTC(2026, 10, 22, 1),
		receivedAt: RECEIVED_AT,
		timeSource: 'device',
		sample: false,
		value: 87.2,
		source: 'cong-dvc',
	});
});

test('without a time that of receipt counts, and of a retained message nobody knows the age', () => {
	expect(decoded(INDICATOR, '{"value":1}')).toMatchObject({
		observedAt: RECEIVED_AT,
		timeSource: 'receipt',
	});
	expect(decoded(STATUS, '{"ts":null,"state":"offline"}', true)).toMatchObject({
		observedAt: RECEIVED_AT,
		timeSource: 'retained',
	});
	expect(decoded(STATUS, `{"ts":${RECEIVED_AT},"state":"offline"}`, true)).toMatchObject({
		timeSource: 'device',
	});
});

test('text comes in NFC, trimmed, without what cannot be seen', () => {
	const name = '  Cổng chào\u200b Đạ Tẻh \ufeff'.normalize('NFD');
	expect(decoded(INFO, JSON.stringify({ kind: 'camera', name }))).toMatchObject({
		name: 'Cổng chào Đạ Tẻh'.normalize('NFC'),
		unitCode: null,
		lat: null,
		lon: null,
		gateway: null,
		heartbeatS: null,
	});
});

test('a message can say that it is a sample, and fields that nobody knows are overlooked', () => {
	expect(decoded(INDICATOR, '{"value":1,"sample":true,"colour":"red"}')).toMatchObject({
		sample: true,
	});
	expect(
		decoded(STATUS, '{"state":"online","note":"x","2x":7,"odd name":7,"nested":{}}'),
	).toMatchObject({ values: [] });
});

test('a byte order mark is overlooked', () => {
	expect(decoded(INDICATOR, '\ufeff{"value":1}')).toMatchObject({ kind: 'observation' });
});

test('a payload of exactly 64 KiB is taken, one byte more is not', () => {
	const json = '{"value":1}';
	const full = json.padEnd(64 * 1024, ' ');
	expect(decoded(INDICATOR, full)).toMatchObject({ kind: 'observation' });
	expect(decoded(INDICATOR, `${full} `)).toEqual({
		kind: 'rejected',
		reason: 'too-large',
		detail: 'at most 65536 bytes are taken, got 65537',
	});
});

test('retained telemetry without a time is refused, for nobody knows how old it is', () => {
	expect(decoded(TELEMETRY, '{"values":{"pm25":1}}', true)).toMatchObject({
		reason: 'bad-time',
		detail: 'ts: a retained message needs one that can be believed, for nobody knows how old it is',
	});
	expect(decoded(INDICATOR, '{"value":1}', true)).toMatchObject({ timeSource: 'retained' });
});

test('an emptied topic of an info or a status is no error, whether marked as retained or not', () => {
	for (const topic of [INFO, STATUS]) {
		expect(decoded(topic, '')).toEqual({ kind: 'forgotten' });
		expect(decoded(topic, '', true)).toEqual({ kind: 'forgotten' });
		expect(decoded(topic, ' ')).toMatchObject({ kind: 'rejected', reason: 'bad-json' });
	}
});

test('bytes that are no UTF-8 are refused', () => {
	const latin1 = Uint8Array.from([0x7b, 0x22, 0x76, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]);
	const cut = new TextEncoder().encode('{"name":"ế').slice(0, -1);
	const surrogate = Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]);
	for (const payload of [latin1, cut, surrogate]) {
		expect(decoded(INDICATOR, payload)).toMatchObject({ kind: 'rejected', reason: 'bad-utf8' });
	}
});

const BAD: readonly (readonly [string, string, RejectReason, string])[] = [
	['ioc/v1/bao-loc/device/cam-01', '{}', 'bad-topic', 'six levels'],
	[INDICATOR, '', 'bad-json', 'empty'],
	[INDICATOR, ' \n', 'bad-json', 'empty'],
	[TELEMETRY, '', 'bad-json', 'empty'],
	[INDICATOR, '{"value":1', 'bad-json', ''],
	[INDICATOR, "{'value':1}", 'bad-json', ''],
	[INDICATOR, 'online', 'bad-json', ''],
	[INDICATOR, '{"value":1}{"value":2}', 'bad-json', ''],
	[INDICATOR, '{"note":"NaN","value":}', 'bad-json', ''],
	[INDICATOR, '{"note":"a \\" NaN","value":}', 'bad-json', ''],
	[INDICATOR, '{"value":NaN}', 'bad-number', 'NaN'],
	[INDICATOR, '{"value":nan}', 'bad-number', 'nan'],
	[INDICATOR, '{"value":-Infinity}', 'bad-number', '-Infinity'],
	[INDICATOR, '{"value":[inf]}', 'bad-number', 'inf'],
	[INDICATOR, '{"value":1e999}', 'bad-number', 'value'],
	[INDICATOR, '[1]', 'bad-shape', 'a JSON object is wanted, got [1]'],
	[INDICATOR, 'null', 'bad-shape', 'got null'],
	[INDICATOR, '87.2', 'bad-shape', 'got 87.2'],
	[INDICATOR, '{}', 'bad-shape', 'value: a finite number is wanted, got nothing'],
	[INDICATOR, '{"value":null}', 'bad-shape', 'got null'],
	[INDICATOR, '{"value":"87.2"}', 'bad-shape', 'value: a finite number is wanted, got "87.2"'],
	[INDICATOR, '{"value":true}', 'bad-shape', 'got true'],
	[INDICATOR, '{"value":1,"source":7}', 'bad-shape', 'source: a text is wanted, got 7'],
	[INDICATOR, '{"value":1,"source":""}', 'bad-shape', 'source: 1 to 64 characters'],
	[INDICATOR, '{"value":1,"sample":"yes"}', 'bad-shape', 'sample: true or false'],
	[INDICATOR, '{"value":1,"ts":"yesterday"}', 'bad-time', 'got "yesterday"'],
	[INDICATOR, '{"value":1,"ts":true}', 'bad-time', 'got true'],
	[INDICATOR, '{"value":1,"ts":1e999}', 'bad-time', 'ts'],
	[INDICATOR, '{"value":1,"ts":1795309323}', 'bad-time', '(seconds?)'],
	[INDICATOR, '{"value":1,"ts":"1999-12-31T23:59:59Z"}', 'bad-time', 'since the year 2000'],
	[INDICATOR, '{"value":1,"ts":"2030-01-01T00:00:00Z"}', 'future-time', 's ahead'],
	[STATUS, '{}', 'bad-shape', 'state: "online", "degraded" or "offline" is wanted, got nothing'],
	[STATUS, '{"state":"Online"}', 'bad-shape', 'got "Online"'],
	[STATUS, '{"state":"online","fps":1e999}', 'bad-number', 'fps'],
	[STATUS, '{"state":"online","reason":"a\\u0000b"}', 'bad-shape', 'no control characters'],
	[STATUS, '{"state":"online","reason":"a\\ud800b"}', 'bad-shape', 'no control characters'],
	[STATUS, JSON.stringify(manyNumbers({ state: 'online' })), 'bad-shape', 'at most 256'],
	[TELEMETRY, '{}', 'bad-shape', 'values: an object of numbers is wanted, got nothing'],
	[TELEMETRY, '{"values":[1]}', 'bad-shape', 'got [1]'],
	[TELEMETRY, '{"values":{}}', 'bad-shape', '1 to 256 are wanted, got 0'],
	[TELEMETRY, JSON.stringify({ values: manyNumbers({}) }), 'bad-shape', 'got 257'],
	[
		TELEMETRY,
		'{"values":{"pm25":"abc"}}',
		'bad-shape',
		'values.pm25: a finite number is wanted, got "abc"',
	],
	[TELEMETRY, '{"values":{"pm25":null}}', 'bad-shape', 'values.pm25'],
	[TELEMETRY, '{"values":{"pm25":-1e999}}', 'bad-number', 'values.pm25'],
	[TELEMETRY, '{"values":{"pm25":-1e16}}', 'bad-number', 'from -1000000000000000 to'],
	[STATUS, '{"state":"online","fps":1e300}', 'bad-number', 'got 1e+300'],
	[TELEMETRY, '{"values":{"2,5":1}}', 'bad-shape', 'got "2,5"'],
	[TELEMETRY, '{"values":{"__proto__":1}}', 'bad-shape', '__proto__'],
	[INFO, '{"name":"x"}', 'bad-shape', 'kind: a text is wanted, got nothing'],
	[INFO, '{"kind":"camera"}', 'bad-shape', 'name'],
	[
		INFO,
		'{"kind":"camera","name":" "}',
		'bad-shape',
		'name: 1 to 200 characters are wanted, got 0',
	],
	[INFO, JSON.stringify({ kind: 'camera', name: 'x'.repeat(201) }), 'bad-shape', 'got 201'],
	[INFO, '{"kind":"camera","name":"x\\ny"}', 'bad-shape', 'name: no control characters'],
	[INFO, '{"kind":"camera","name":"x","unit":673}', 'bad-shape', 'unit: a text is wanted, got 673'],
	[INFO, '{"kind":"camera","name":"x","unit":"67/3"}', 'bad-shape', 'unit: a code'],
	[
		INFO,
		'{"kind":"camera","name":"x","lat":191,"lon":0}',
		'bad-number',
		'lat: a number from -180 to 180 is wanted, got 191',
	],
	[INFO, '{"kind":"camera","name":"x","lat":0,"lon":-180.1}', 'bad-number', 'lon'],
	[INFO, '{"kind":"camera","name":"x","lat":11.5}', 'bad-shape', 'lon'],
	[INFO, '{"kind":"camera","name":"x","gateway":"a/b"}', 'bad-shape', 'gateway: a device id'],
	[INFO, '{"kind":"camera","name":"x","heartbeatS":0}', 'bad-number', 'heartbeatS'],
];

test.each(BAD)('%s with %j is refused as %s, saying "%s"', (topic, payload, reason, why) => {
	const result = decoded(topic, payload);
	expect(result).toMatchObject({ kind: 'rejected', reason });
	expect('detail' in result && result.detail).toContain(why);
});

test('whatever byte of a good payload is changed, the answer is a reading or a refusal', () => {
	const good = new TextEncoder().encode(
		'{"ts":"2026-11-22T01:02:03Z","state":"online","reason":"nguồn","fps":25}',
	);
	for (let at = 0; at < good.length; at++) {
		for (const byte of [0, 0x22, 0x2c, 0x39, 0x5c, 0x65, 0x7d, 0xc3, 0xff]) {
			const payload = good.slice();
			payload[at] = byte;
			expect(['status', 'rejected']).toContain(decoded(STATUS, payload).kind);
		}
	}
});

// A pattern that goes back over its input would run into the test's time limit here.
test('64 KiB of hostile text is refused', () => {
	for (const unit of ['"', '\\"', '[', '{"a":', '-', 'nan,', '"\\']) {
		const payload = unit.repeat(Math.floor((64 * 1024) / unit.length));
		expect(decoded(INDICATOR, payload)).toMatchObject({ kind: 'rejected' });
	}
});

test('what is nested thousands of levels deep is refused like any other mistake', () => {
	const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
	expect(decoded(INDICATOR, `{"value":${deep}}`)).toMatchObject({
		reason: 'bad-shape',
		detail: 'value: a finite number is wanted, got what is nested too deep to be shown',
	});
	expect(decoded(INDICATOR, deep)).toMatchObject({ reason: 'bad-shape' });
});

function manyNumbers(base: Record<string, unknown>): Record<string, unknown> {
	const all = { ...base };
	for (let n = 0; n <= 256; n++) all[`m${n}`] = n;
	return all;
}
