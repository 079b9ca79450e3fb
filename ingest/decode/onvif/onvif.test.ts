import { expect, test } from 'vitest';
import type { RejectReason } from '#lib/domain/reading.ts';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { familyOf } from '../families.ts';
import type { FamilyMessage } from '../family.ts';
import { OnvifDecoder } from './onvif.ts';

const NOW = Date.UTC(2026, 10, 22, 1);
const SITE = 'bao-loc';
const SCENE = 'VideoSource/GlobalSceneChange/ImagingService/&1';
const SIGNAL = 'VideoSource/SignalLoss/&1';

type Part = Partial<FamilyMessage>;

function message(below: string, payload: string | Uint8Array, part: Part = {}): FamilyMessage {
	const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
	const topic = `MyDevice/onvif-ej/${below}`;
	return { site: SITE, topic, payload: bytes, retained: false, receivedAt: NOW, ...part };
}

function event(below: string, data: object, part: Part & { at?: string; source?: object } = {}) {
	const { at = '2026-11-22T00:59:59.500Z', source = { Source: '1' }, ...rest } = part;
	const said = { UtcTime: at, Source: source, Data: data };
	return message(below, JSON.stringify(said), rest);
}

function toldBy(decoder: OnvifDecoder, ...messages: readonly FamilyMessage[]) {
	return messages.map((each) => {
		const { readings, rejected } = decoder.decode(each);
		expect(rejected).toEqual([]);
		return readings.filter(({ kind }) => kind !== 'info');
	});
}

test('only events are heard, and only those of the device and its picture', () => {
	const { filters } = familyOf('onvif', { prefix: 'bao-loc/+' });
	const roots = ['Device/#', 'VideoSource/#', 'Monitoring/#'];
	expect(filters()).toEqual(roots.map((root) => `bao-loc/+/onvif-ej/${root}`));
	const { hears } = familyOf('onvif', { prefix: null });
	const heard = ['onvif-ej/Monitoring/ProcessorUsage/&1', 'onvif-ej/Device/x', 'onvif-mj/Device/x'];
	expect(heard.map((below) => hears(`MyDevice/${below}`))).toEqual([true, true, false]);
});

test('a camera is told once, by its prefix, and what it says of its picture is its state', () => {
	const decoder = new OnvifDecoder();
	expect(decoder.decode(event(SIGNAL, { State: true })).readings).toMatchObject([
		{
			kind: 'info',
			device: 'onvif:MyDevice',
			deviceKind: 'camera',
			name: 'MyDevice',
			gateway: null,
			heartbeatS: null,
		},
		{
			kind: 'status',
			device: 'onvif:MyDevice',
			observedAt: NOW - 500,
			timeSource: 'device',
			state: 'degraded',
			reason: 'no-video',
			values: [],
		},
	]);
	expect(decoder.decode(event(SIGNAL, { State: true })).readings).toHaveLength(1);
});

test('the end of one trouble hides no other, of another event or of another source', () => {
	const other = 'VideoSource/SignalLoss/&2';
	const told = toldBy(
		new OnvifDecoder(),
		event(SIGNAL, { State: 'true' }),
		event(other, { State: 'true' }),
		event(SCENE, { State: 'true' }),
		event(SIGNAL, { State: 'false' }),
		event(other, { State: false }),
		event(SCENE, { State: 0 }),
	);
	expect(told.map(([status]) => status && 'reason' in status && status.reason)).toEqual([
		'no-video',
		'no-video',
		'no-video',
		'no-video',
		'scene-changed',
		null,
	]);
	expect(told.at(-1)).toMatchObject([{ state: 'online' }]);
});

test('retained, it says that it was in trouble and not that it was well; live, that it is well', () => {
	const retained = { retained: true };
	const long = { ...retained, at: '2026-10-22T00:00:00Z' };
	const [scene, signal, ready] = toldBy(
		new OnvifDecoder(),
		event(SCENE, { State: false }, retained),
		event(SIGNAL, { State: true }, long),
		event(SIGNAL, { State: false }),
	);
	expect(scene).toEqual([]);
	const observedAt = Date.UTC(2026, 9, 22);
	expect(signal).toMatchObject([{ reason: 'no-video', observedAt, timeSource: 'device' }]);
	expect(ready).toMatchObject([{ state: 'online', observedAt: NOW - 500 }]);
});

test('a property that is deleted is no trouble any more, and makes nobody online', () => {
	const decoder = new OnvifDecoder();
	const told = toldBy(
		decoder,
		event(SIGNAL, { State: true }),
		event('Device/HardwareFailure/StorageFailure/&sd', { Failed: true }),
		message(SIGNAL, ''),
		message('Device/HardwareFailure/StorageFailure/&sd', ''),
		message('Device/HardwareFailure/StorageFailure/&sd', ''),
		event(SCENE, { State: false }),
	);
	expect(told.slice(2)).toMatchObject([[{ reason: 'storage' }], [], [], [{ state: 'online' }]]);
	const unheard = message(SIGNAL, '', { topic: 'Other/onvif-ej/VideoSource/SignalLoss/&1' });
	expect(decoder.decode(unheard).readings).toEqual([]);
});

test('a disk whose property was deleted is one that was never there', () => {
	const disk = 'Device/tnsaxis:HardwareFailure/StorageFailure/&SD_DISK';
	const [, gone, absent] = toldBy(
		new OnvifDecoder(),
		event(disk, { disruption: '0' }),
		message(disk, ''),
		event(disk, { disruption: '1' }),
	);
	expect(gone).toEqual([]);
	expect(absent).toMatchObject([{ kind: 'telemetry', values: [] }]);
});

test('inputs, relays and what sensors measure are numbers, with the namespaces that firmware adds', () => {
	const input = 'Device/tns1:Trigger/tnssamsung:DigitalInput/&0/1';
	const told = toldBy(
		new OnvifDecoder(),
		event(input, { LogicalState: 'true' }, { source: { InputToken: 0 } }),
		event(
			'Device/Trigger/Relay/&Relay-1',
			{ LogicalState: 'inactive' },
			{ source: { RelayToken: 'Relay-1' } },
		),
	);
	expect(told).toMatchObject([
		[{ kind: 'telemetry', observedAt: NOW - 500, values: [['input.0', 1]] }],
		[{ values: [['relay.Relay-1', 0]] }],
	]);
});

test('without a time that of receipt counts, and a time without a zone is UTC', () => {
	const [undated, unzoned] = toldBy(
		new OnvifDecoder(),
		message(SIGNAL, '{"Source":{"Source":"1"},"Data":{"State":true}}'),
		event(SIGNAL, { State: true }, { at: '2026-11-22T01:00:02' }),
	);
	expect(undated).toMatchObject([{ observedAt: NOW, timeSource: 'receipt' }]);
	expect(unzoned).toMatchObject([{ observedAt: NOW + 2000, timeSource: 'device' }]);
});

test('a clock that is years off is kept beside the time of receipt', () => {
	const [told] = toldBy(
		new OnvifDecoder(),
		event(SIGNAL, { State: true }, { at: '2008-10-10T12:24:57.321Z' }),
	);
	expect(told).toMatchObject([{ observedAt: NOW, timeSource: 'receipt' }]);
	expect(told?.[0]).toHaveProperty('values', [['clockOffsetS', expect.any(Number)]]);
});

test('what is no event is overlooked', () => {
	const decoder = new OnvifDecoder();
	for (const each of [
		message('Device/snapshot', Uint8Array.of(0xff, 0xd8)),
		message(`Device/${'/'.repeat(60_000)}`, ''),
	]) {
		expect(decoder.decode(each)).toEqual({ readings: [], rejected: [], requests: [] });
	}
});

const BAD: readonly (readonly [string, string | Uint8Array, RejectReason, string])[] = [
	[SIGNAL, 'true', 'bad-shape', 'a JSON object is wanted'],
	[SIGNAL, '{"UtcTime": "2008-10-10T12:24:57.789Z', 'bad-json', ''],
	[SIGNAL, Uint8Array.of(0xc3, 0x28), 'bad-utf8', 'not UTF-8'],
	[SIGNAL, '{}', 'bad-shape', 'Data.State: true or false is wanted, got nothing'],
	[SIGNAL, '{"Data":{"State":null}}', 'bad-shape', 'got null'],
	[SIGNAL, '{"Data":7}', 'bad-shape', 'Data: an object is wanted, got 7'],
	[SIGNAL, '{"Source":[],"Data":{"State":true}}', 'bad-shape', 'Source: an object is wanted'],
	[SIGNAL, '{"UtcTime":"10/10/2026","Data":{"State":true}}', 'bad-time', 'UtcTime: RFC 3339'],
	['Device/Trigger/Relay/&1', '{"Data":{"LogicalState":"1"}}', 'bad-shape', 'Source.RelayToken'],
	['Device/Sensor/Temperature/High', '{"Data":{"Value":"hot"}}', 'bad-shape', 'Data.Value'],
	[
		'Device/Sensor/Temperature/High',
		'{"Source":{"SensorID":"cửa 1"},"Data":{"Value":1}}',
		'bad-shape',
		'Source.SensorID: letters',
	],
	['Device/Sensor/Temperature/High', '{"Data":{"Value":1e300}}', 'bad-number', 'beyond 1e15'],
	['Device/Sensor/Temperature/High', '{"Data":{"Value":NaN}}', 'bad-number', 'NaN'],
];

test.each(BAD)('%s with %j is refused as %s, saying "%s"', (below, payload, reason, why) => {
	const { readings, rejected } = new OnvifDecoder().decode(message(below, payload));
	expect(readings).toEqual([]);
	expect(rejected).toMatchObject([{ reason }]);
	expect(rejected[0]?.detail).toContain(why);
});

test.each([
	['MyDevice/onvif-mj/VideoAnalytics/1', 'bad-topic'],
	['MyDevice/onvif-ej', 'bad-topic'],
	['/onvif-ej/VideoSource/SignalLoss', 'bad-topic'],
	['My\u0007Device/onvif-ej/VideoSource/SignalLoss', 'bad-shape'],
])('%j is refused as %s', (topic, reason) => {
	const { rejected } = new OnvifDecoder().decode(message('', '{"Data":{"State":true}}', { topic }));
	expect(rejected).toMatchObject([{ reason }]);
});

test('retained numbers without a time are refused', () => {
	const undated = message('Device/Sensor/Temperature/High', '{"Data":{"Value":28}}', {
		retained: true,
	});
	expect(new OnvifDecoder().decode(undated).rejected).toMatchObject([{ reason: 'bad-time' }]);
});

test('random bytes are refused or overlooked, and never throw', () => {
	const random = seededRandom(13);
	const topics = [SIGNAL, SCENE, 'Device/Sensor/Temperature/High', 'Device/Trigger/Relay/&1'];
	const starts = ['', '{"Data":', '{"UtcTime":', '{"Data":{"State":'];
	const decoder = new OnvifDecoder();
	for (let n = 0; n < 2_000; n++) {
		const start = new TextEncoder().encode(starts[Math.floor(n / 4) % 4]);
		const noise = Array.from({ length: Math.floor(random() * 30) }, () =>
			Math.floor(random() * 256),
		);
		const bytes = Uint8Array.from([...start, ...noise]);
		expect(decoder.decode(message(topics[n % 4] ?? '', bytes)).readings).toEqual([]);
	}
});

test('more devices than can be known are refused, and the known ones go on', () => {
	const decoder = new OnvifDecoder({ mostDevices: 2 });
	const from = (device: string, below = SIGNAL) => {
		const said = event(below, { State: true });
		return decoder.decode({ ...said, topic: `${device}/onvif-ej/${below}` });
	};
	from('a');
	from('b', 'Device/IO/Nothing');
	for (const below of [SIGNAL, 'Device/IO/Nothing']) {
		expect(from('c', below)).toMatchObject({
			readings: [],
			rejected: [
				{ reason: 'bad-topic', detail: '2 devices are known already, and no more are taken' },
			],
		});
	}
	for (const device of ['a', 'b']) {
		const { readings, rejected } = from(device);
		expect(rejected).toEqual([]);
		expect(readings).toMatchObject([{ kind: 'status', state: 'degraded' }]);
	}
});
