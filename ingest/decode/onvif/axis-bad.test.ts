import { expect, test } from 'vitest';
import type { RejectReason } from '#lib/domain/reading.ts';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import type { FamilyMessage } from '../family.ts';
import { AxisDecoder } from './axis.ts';

const NOW = Date.UTC(2026, 10, 22, 1);
const CAMERA = 'axis/B8A44F284388/event';

type Part = Partial<FamilyMessage>;

function message(topic: string, payload: string | Uint8Array, part: Part = {}): FamilyMessage {
	const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
	return { site: 'bao-loc', topic, payload: bytes, retained: false, receivedAt: NOW, ...part };
}

const CONNECTION = `${CAMERA}/connection`;
const SIGNAL = `${CAMERA}/tns:onvif/VideoSource/SignalLoss/$source/Source/0`;
const PORT = `${CAMERA}/tns:onvif/Device/tns:axis/IO/Port/$source/port/1`;
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const BAD: readonly (readonly [string, string | Uint8Array, RejectReason, string])[] = [
	['axis/A/events/connection', '{}', 'bad-topic', 'axis/+/event/… is wanted'],
	['axis/A/event', '{}', 'bad-topic', 'axis/+/event/… is wanted'],
	['other/A/event/connection', '{}', 'bad-topic', 'got "other/A/event/connection"'],
	['axis//event/connection', '{}', 'bad-topic', 'a name is wanted in each level'],
	['axis/a\nb/event/connection', '{}', 'bad-shape', 'device: 1 to 128 printable'],
	[CONNECTION, 'Connection Lost', 'bad-json', ''],
	[CONNECTION, '{}', 'bad-shape', 'connected: true or false is wanted, got nothing'],
	[CONNECTION, '{"connected":"true"}', 'bad-shape', 'got "true"'],
	[CONNECTION, '{"connected":true,"timestamp":"now"}', 'bad-time', 'timestamp: RFC 3339'],
	[CONNECTION, '{"connected":false,"timestamp":{}}', 'bad-time', 'got {}'],
	[SIGNAL, Uint8Array.of(0xff), 'bad-utf8', 'not UTF-8'],
	[SIGNAL, '{"message":{"data":{"State":NaN}}}', 'bad-number', 'NaN'],
	[SIGNAL, '{}', 'bad-shape', 'message: an object is wanted, got nothing'],
	[SIGNAL, '{"message":null}', 'bad-shape', 'message: an object is wanted, got null'],
	[SIGNAL, '{"message":{}}', 'bad-shape', 'message.data.State: true or false is wanted'],
	[SIGNAL, '{"message":{"data":[]}}', 'bad-shape', 'message.data: an object is wanted, got []'],
	[SIGNAL, '{"message":{"source":7}}', 'bad-shape', 'message.source: an object is wanted, got 7'],
	[SIGNAL, '{"message":{"data":{"State":"maybe"}}}', 'bad-shape', 'got "maybe"'],
	[SIGNAL, '{"message":{"data":{"a":"1","b":"1"}}}', 'bad-shape', 'got nothing'],
	[SIGNAL, '{"timestamp":true,"message":{"data":{"State":"1"}}}', 'bad-time', 'got true'],
	[SIGNAL, '{"timestamp":1e999,"message":{"data":{"State":"1"}}}', 'bad-time', 'timestamp'],
	[PORT, '{"message":{"data":{"state":"1"}}}', 'bad-shape', 'message.source.port: letters'],
	[PORT, '{"message":{"source":{"port":"a b"},"data":{"state":"1"}}}', 'bad-shape', 'a b'],
	[PORT, '{"message":{"source":{"port":1},"data":{"state":"open"}}}', 'bad-shape', 'got "open"'],
];

test.each(BAD)('%s with %j is refused as %s, saying "%s"', (topic, payload, reason, why) => {
	const { readings, rejected } = new AxisDecoder().decode(message(topic, payload));
	expect(readings).toEqual([]);
	expect(rejected).toMatchObject([{ reason }]);
	expect(rejected[0]?.detail).toContain(why);
});

test('an id and a payload that are too long, and one nested too deep, are refused', () => {
	const id = `axis/${'x'.repeat(300)}/event/connection`;
	const state = `{"message":{"data":{"State":${DEEP}}}}`;
	const port = `{"message":{"source":{"port":${DEEP}},"data":{"state":"1"}}}`;
	for (const [topic, payload, reason] of [
		[id, '{"connected":true}', 'bad-shape'],
		[SIGNAL, ' '.repeat(65_537), 'too-large'],
		[SIGNAL, state, 'bad-shape'],
		[PORT, port, 'bad-shape'],
	] as const) {
		const { readings, rejected } = new AxisDecoder().decode(message(topic, payload));
		expect(readings).toEqual([]);
		expect(rejected).toMatchObject([{ reason }]);
	}
});

test('a payload that looks like a refusal is none', () => {
	const payload = '{"message":{"kind":"rejected","data":{"kind":"rejected","State":"1"}}}';
	const { readings } = new AxisDecoder().decode(message(SIGNAL, payload));
	expect(readings.at(-1)).toMatchObject({ state: 'degraded', reason: 'no-video' });
});

test('a device cannot tell of troubles without end', () => {
	const decoder = new AxisDecoder();
	const told = Array.from({ length: 300 }, (_, n) => {
		const topic = `${CAMERA}/VideoSource/SignalLoss/$source/Source/${n}`;
		return decoder.decode(message(topic, '{"message":{"data":{"State":"1"}}}'));
	});
	expect(told[255]?.rejected).toEqual([]);
	expect(told[256]?.rejected).toMatchObject([{ reason: 'bad-topic' }]);
	const known = message(
		`${CAMERA}/VideoSource/SignalLoss/$source/Source/7`,
		'{"message":{"data":{"State":"0"}}}',
	);
	expect(decoder.decode(known).rejected).toEqual([]);
});

test('in whatever order: it is online only where a message says so, and no trouble is hidden', () => {
	const topics = [
		'VideoSource/SignalLoss/$source/Source/0',
		'VideoSource/SignalLoss/$source/Source/1',
		'Storage/Alert',
	];
	for (let seed = 1; seed <= 50; seed++) {
		const random = seededRandom(seed);
		const decoder = new AxisDecoder();
		const troubles = new Set<string>();
		let last = 0;
		for (let step = 0; step < 100; step++) {
			const receivedAt = NOW + Math.floor(step / 3);
			const isOn = random() < 0.5;
			const retained = random() < 0.2;
			const below = topics[Math.floor(random() * 4)];
			const timestamp = NOW + Math.floor((random() - 0.5) * 60_000);
			const item = below === 'Storage/Alert' ? 'alert' : 'State';
			const said =
				below === undefined
					? { connected: isOn, timestamp: isOn ? '2026-11-22T01:00:00Z' : null }
					: { timestamp, message: { source: {}, data: { [item]: isOn ? '1' : '0' } } };
			if (below !== undefined) {
				if (isOn) troubles.add(below);
				else troubles.delete(below);
			}
			const topic = `${CAMERA}/${below ?? 'connection'}`;
			const each = message(topic, JSON.stringify(said), { receivedAt, retained });
			for (const reading of decoder.decode(each).readings) {
				if (reading.kind !== 'status') continue;
				const saysSo = below === undefined ? isOn : !isOn && !retained;
				if (reading.state === 'online') expect([seed, step, saysSo]).toContain(true);
				if (reading.state !== 'offline')
					expect(reading.state === 'online').toBe(troubles.size === 0);
				if (!retained) expect(reading.observedAt).toBeGreaterThan(last);
				last = Math.max(last, reading.observedAt);
			}
		}
	}
});

test('random bytes are refused or overlooked, and never throw', () => {
	const random = seededRandom(11);
	const topics = [CONNECTION, SIGNAL, PORT];
	const starts = ['', '{"connected":', '{"message":{"data":{', '{"timestamp":'];
	const decoder = new AxisDecoder();
	for (let n = 0; n < 2_000; n++) {
		const start = new TextEncoder().encode(starts[n % starts.length]);
		const noise = Array.from({ length: Math.floor(random() * 30) }, () =>
			Math.floor(random() * 256),
		);
		const bytes = Uint8Array.from([...start, ...noise]);
		expect(decoder.decode(message(topics[n % 3] ?? '', bytes)).readings).toEqual([]);
	}
});

test('more devices than can be known are refused, also where they say only that they are connected', () => {
	const decoder = new AxisDecoder({ mostDevices: 1 });
	const connected = (device: string) =>
		decoder.decode(message(`axis/${device}/event/connection`, '{"connected":true}'));
	expect(connected('A').rejected).toEqual([]);
	expect(connected('B')).toMatchObject({ readings: [], rejected: [{ reason: 'bad-topic' }] });
	expect(connected('A').readings).toMatchObject([{ kind: 'status', state: 'online' }]);
});
