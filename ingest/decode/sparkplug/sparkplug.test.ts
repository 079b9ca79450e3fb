import { expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { double, Heard, payloadOf } from './examples.ts';
import { SparkplugDecoder } from './sparkplug.ts';

const TOPIC = 'spBv1.0/g/NBIRTH/e';
const GOOD = payloadOf([double('x', 1)], { seq: 0 });

test.each([
	['spBv1.0', 'one of NBIRTH'],
	['spBv1.0/g/NBIRTH', 'NBIRTH: 4 levels'],
	['spBv1.0/g/NBIRTH/', 'NBIRTH: 4 levels'],
	['spBv1.0//NBIRTH/e', 'NBIRTH: 4 levels'],
	['spBv1.0/g/NBIRTH/e/d', 'NBIRTH: 4 levels'],
	['spBv1.0/g/DDATA/e', 'DDATA: 5 levels'],
	['spBv1.0/g/DDATA/e/d/x', 'DDATA: 5 levels'],
	['spBv1.0/g/NRECORD/e', 'got "NRECORD"'],
	['spBv1.0/g/nbirth/e', 'got "nbirth"'],
	['spAv1.0/g/NBIRTH/e', 'a topic below spBv1.0'],
	['spBv1.0/g/NBIRTH/ e', 'names without space around them'],
])('the topic %s is refused, saying "%s"', (topic, why) => {
	const { readings, rejected } = new Heard().raw(topic, GOOD);
	expect(readings).toEqual([]);
	expect(rejected).toMatchObject([{ reason: 'bad-topic' }]);
	expect(rejected[0]?.detail).toContain(why);
});

test.each(['x'.repeat(300), 'e\u0007', 'e\u200b', 'e\ud800'])('no device is called %j', (name) => {
	expect(new Heard().raw(`spBv1.0/g/NBIRTH/${name}`, GOOD)).toMatchObject({
		readings: [],
		rejected: [{ reason: 'bad-shape' }],
	});
});

test('names with colons are no two devices with one id; spaces within and accents are kept', () => {
	const heard = new Heard();
	const id = (group: string, edge: string) =>
		heard.raw(`spBv1.0/${group}/NBIRTH/${edge}`, GOOD).readings[0];
	expect(id('a:b', 'c')).toMatchObject({ device: 'sparkplug:a%3Ab:c' });
	expect(id('a', 'b:c')).toMatchObject({ device: 'sparkplug:a:b%3Ac' });
	const name = 'Trạm bơm 2';
	expect(id('Đạ Tẻh', name.normalize('NFD'))).toMatchObject({
		device: 'sparkplug:Đạ Tẻh:Trạm bơm 2',
		name,
	});
});

test('a payload that is none, too large, retained or of a wrong number is refused', () => {
	const heard = new Heard();
	const reasons = (payload: Uint8Array, retained = false) =>
		heard
			.raw(TOPIC, payload, { retained })
			.rejected.map(({ reason, detail }) => `${reason} ${detail}`);
	expect(reasons(new Uint8Array())).toEqual(['bad-payload the payload is empty']);
	expect(reasons(GOOD.slice(0, -1))[0]).toContain('bad-payload a payload of Sparkplug B is wanted');
	expect(reasons(new TextEncoder().encode('{"online":true}'))[0]).toContain(
		'bad-payload a payload of',
	);
	expect(reasons(new Uint8Array(1_048_577))).toEqual([
		'too-large at most 1048576 bytes are taken, got 1048577',
	]);
	expect(reasons(payloadOf([], { seq: 256 }))).toEqual([
		'bad-shape seq: 0 to 255 is wanted, got 256',
	]);
	expect(reasons(GOOD, true)[0]).toContain('bad-shape a retained message');
	// Groups within groups, which a reader could follow until its stack ends.
	expect(reasons(new Uint8Array(65_536).fill(0x7b))[0]).toContain('max depth');
	const latin1 = GOOD.slice();
	latin1[latin1.indexOf(0x78)] = 0xe9;
	expect(reasons(latin1)).toEqual(['bad-utf8 metric "\ufffd" is not UTF-8']);
});

test('more devices than can be known are refused, and the known ones go on', () => {
	const heard = new Heard(new SparkplugDecoder({ mostSources: 2 }));
	heard.tell('NBIRTH', { seq: 0 });
	heard.tell('DBIRTH', { seq: 1, device: 'a' });
	for (const more of [
		{ device: 'b', seq: 2 },
		{ edge: 'other', device: 'a', seq: 2 },
	]) {
		expect(heard.tell('DBIRTH', more)).toMatchObject({
			readings: [],
			rejected: [
				{ reason: 'bad-topic', detail: '2 devices are known already, and no more are taken' },
			],
		});
	}
	expect(heard.tell('DBIRTH', { seq: 2, device: 'a' }).readings).toMatchObject([
		{ state: 'online' },
	]);
});

test('no bytes make it throw', () => {
	const random = seededRandom(11);
	const heard = new Heard();
	const types = ['NBIRTH', 'NDATA', 'NDEATH', 'DBIRTH', 'DDATA', 'DDEATH'];
	for (let round = 0; round < 20_000; round++) {
		const payload = random() < 0.5 ? GOOD.slice() : new Uint8Array(Math.floor(random() * 64));
		for (let changes = 1 + random() * payload.length; changes > 1; changes -= 3) {
			payload[Math.floor(random() * payload.length)] = Math.floor(random() * 256);
		}
		const type = types[Math.floor(random() * types.length)] ?? '';
		const device = type.startsWith('D') ? '/d' : '';
		const { readings } = heard.raw(`spBv1.0/g/${type}/e${device}`, payload);
		for (const reading of readings) {
			if (reading.kind === 'telemetry')
				expect(reading.values.every(([, value]) => Number.isFinite(value))).toBe(true);
		}
	}
});
