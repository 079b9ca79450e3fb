import { expect, test } from 'vitest';
import type { RejectReason } from '#lib/domain/reading.ts';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { message } from './examples.ts';
import { FrigateDecoder } from './frigate.ts';

const BAD: readonly (readonly [string, string | Uint8Array, RejectReason, string])[] = [
	['frigate/available', 'Online', 'bad-shape', 'available: one of online, stopped, offline'],
	['frigate/available', '{"state":"online"}', 'bad-shape', 'got'],
	['frigate/front/status/detect', 'restarting', 'bad-shape', 'status/detect: one of online'],
	['frigate/front/enabled/state', 'on', 'bad-shape', 'enabled/state: one of ON, OFF is wanted'],
	['frigate/front/status/detect', Uint8Array.of(0xff, 0xfe), 'bad-utf8', 'not UTF-8'],
	['frigate/front\ndoor/status/detect', 'online', 'bad-shape', 'device: 1 to 128 printable'],
	['frigate//status/detect', 'online', 'bad-topic', 'a name is wanted in each level'],
	['frigate/front/person/snapshot', 'jpeg', 'bad-topic', 'one of frigate/available'],
	['frigate/events', '{}', 'bad-topic', 'got "frigate/events"'],
	['other/available', 'online', 'bad-topic', 'got "other/available"'],
	['frigate/stats', '', 'bad-json', 'empty'],
	['frigate/stats', 'online', 'bad-json', ''],
	['frigate/stats', '[]', 'bad-shape', 'a JSON object is wanted'],
	['frigate/stats', '{}', 'bad-shape', 'cameras: an object of cameras is wanted, got nothing'],
	['frigate/stats', '{"cameras":[]}', 'bad-shape', 'cameras: an object is wanted, got []'],
	['frigate/stats', '{"cameras":{"a":{"camera_fps":NaN}}}', 'bad-number', 'NaN'],
];

test.each(BAD)('%s with %j is refused as %s, saying "%s"', (topic, payload, reason, why) => {
	const { readings, rejected } = new FrigateDecoder().decode(message(topic, payload));
	expect(readings).toEqual([]);
	expect(rejected).toMatchObject([{ reason }]);
	expect(rejected[0]?.detail).toContain(why);
});

test('a name and a payload that are too long are refused', () => {
	const name = message(`frigate/${'x'.repeat(300)}/enabled/state`, 'ON');
	expect(new FrigateDecoder().decode(name)).toMatchObject({ rejected: [{ reason: 'bad-shape' }] });
	const long = message('frigate/available', ' '.repeat(65_537));
	expect(new FrigateDecoder().decode(long)).toMatchObject({ rejected: [{ reason: 'too-large' }] });
});

test('a prefix that no device can be called by is refused with each message', () => {
	const decoder = new FrigateDecoder({ prefix: '/frigate' });
	const { rejected } = decoder.decode(message('/frigate/available', 'online'));
	expect(rejected).toMatchObject([{ reason: 'bad-topic' }]);
});

test('random bytes are refused or overlooked, and never throw', () => {
	const random = seededRandom(7);
	const topics = ['frigate/available', 'frigate/stats', 'frigate/a/status/detect'];
	const starts = ['', '{"cameras":{"a":', '{"service":', 'on'];
	const decoder = new FrigateDecoder();
	for (let n = 0; n < 2_000; n++) {
		const start = new TextEncoder().encode(starts[n % starts.length]);
		const noise = Array.from({ length: Math.floor(random() * 30) }, () =>
			Math.floor(random() * 256),
		);
		const payload = Uint8Array.from([...start, ...noise]);
		const { readings } = decoder.decode(message(topics[n % 3] ?? '', payload));
		expect(readings.filter(({ kind }) => kind !== 'info')).toEqual([]);
	}
	const deep = `{"cameras":{"a":{"camera_fps":${'['.repeat(20_000)}${']'.repeat(20_000)}}}}`;
	expect(decoder.decode(message('frigate/stats', deep)).rejected).toHaveLength(1);
});

test('more cameras than can be known are refused, and the known ones go on', () => {
	const decoder = new FrigateDecoder({ mostDevices: 2 });
	const says = (camera: string) =>
		decoder.decode(message(`frigate/${camera}/status/detect`, 'online'));
	expect(says('front').rejected).toEqual([]);
	expect(says('made-up')).toMatchObject({ readings: [], rejected: [{ reason: 'bad-topic' }] });
	expect(says('front').readings).toHaveLength(1);
	const cameras = { front: { camera_fps: 5 }, 'made-up': { camera_fps: 5 } };
	const told = decoder.decode(message('frigate/stats', JSON.stringify({ cameras })));
	const numbers = told.readings.filter(({ kind }) => kind === 'telemetry');
	expect(numbers).toMatchObject([{ device: 'frigate' }, { device: 'frigate:front' }]);
	expect(told.rejected).toMatchObject([{ reason: 'bad-topic' }]);
});
