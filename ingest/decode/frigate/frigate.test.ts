import { expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { message, NOW, SITE, toldBy } from './examples.ts';
import { FrigateDecoder } from './frigate.ts';

test('only those topics are heard that tell how the NVR and its cameras are, and no pictures', () => {
	expect(new FrigateDecoder({ prefix: 'bao-loc/nvr' }).filters()).toEqual([
		'bao-loc/nvr/available',
		'bao-loc/nvr/stats',
		'bao-loc/nvr/+/status/+',
		'bao-loc/nvr/+/enabled/state',
	]);
});

test('the NVR is told once, then its cameras, which hang on it', () => {
	const decoder = new FrigateDecoder();
	const shared = {
		kind: 'info',
		site: SITE,
		receivedAt: NOW,
		unitCode: null,
		lat: null,
		lon: null,
	};
	const nvr = { ...shared, device: 'frigate', deviceKind: 'nvr', name: 'frigate', gateway: null };
	const camera = { device: 'frigate:cong_truoc', deviceKind: 'camera', name: 'cong_truoc' };
	const { readings } = decoder.decode(message('frigate/cong_truoc/enabled/state', 'ON'));
	expect(readings).toEqual([
		{ ...nvr, heartbeatS: 60, sample: false },
		{ ...shared, ...camera, gateway: 'frigate', heartbeatS: 60, sample: false },
	]);
	expect(decoder.decode(message('frigate/cong_truoc/enabled/state', 'ON')).readings).toEqual([]);
	const elsewhere = message('frigate/available', 'online', { site: 'da-teh' });
	expect(decoder.decode(elsewhere).readings[0]).toMatchObject({ kind: 'info', site: 'da-teh' });
});

test('another prefix and another interval are those of the configuration', () => {
	const decoder = new FrigateDecoder({ prefix: 'bao-loc/nvr', statsIntervalS: 300 });
	const { readings } = decoder.decode(message('bao-loc/nvr/cam-1/status/detect', 'online'));
	expect(readings).toMatchObject([
		{ device: 'frigate:bao-loc:nvr', name: 'bao-loc/nvr', heartbeatS: 300 },
		{ device: 'frigate:bao-loc:nvr:cam-1', gateway: 'frigate:bao-loc:nvr', heartbeatS: 300 },
		{ device: 'frigate:bao-loc:nvr:cam-1', state: 'online' },
	]);
});

test('the NVR is what it says, or what its last will says; its cameras are left to the server', () => {
	const decoder = new FrigateDecoder();
	const told = toldBy(
		decoder,
		message('frigate/front/status/detect', 'online'),
		message('frigate/available', 'online', { retained: true }),
		message('frigate/available', 'offline', { receivedAt: NOW + 60_000 }),
		message('frigate/available', 'stopped', { receivedAt: NOW + 90_000 }),
	);
	const nvr = { kind: 'status', device: 'frigate' };
	expect(told.slice(1)).toMatchObject([
		[{ ...nvr, state: 'online', reason: null, timeSource: 'retained' }],
		[{ ...nvr, state: 'offline', reason: 'last-will', observedAt: NOW + 60_000 }],
		[{ ...nvr, state: 'offline', reason: 'stopped', timeSource: 'receipt' }],
	]);
});

const ROLES: readonly (readonly [string, readonly (readonly [string, string])[], object])[] = [
	[
		'each stream runs',
		[
			['detect', 'online'],
			['record', 'online'],
		],
		{ state: 'online', reason: null },
	],
	['the picture is missing', [['detect', 'offline']], { state: 'offline', reason: null }],
	[
		'all is missing',
		[
			['record', 'offline'],
			['detect', 'offline'],
		],
		{ state: 'offline' },
	],
	[
		'only recording goes on',
		[
			['record', 'online'],
			['detect', 'offline'],
		],
		{ reason: 'detect-offline' },
	],
	[
		'recording fails',
		[
			['detect', 'online'],
			['record', 'offline'],
		],
		{ state: 'degraded', reason: 'record-offline' },
	],
	[
		'sound fails',
		[
			['audio', 'offline'],
			['detect', 'online'],
		],
		{ state: 'degraded', reason: 'audio-offline' },
	],
	[
		'the end of one trouble hides no other',
		[
			['audio', 'offline'],
			['record', 'offline'],
			['record', 'online'],
		],
		{ reason: 'audio-offline' },
	],
	[
		'it is turned off',
		[
			['detect', 'online'],
			['record', 'disabled'],
		],
		{ state: 'offline', reason: 'disabled' },
	],
	[
		'it is turned on again',
		[
			['detect', 'disabled'],
			['record', 'online'],
		],
		{ state: 'online' },
	],
];

test.each(ROLES)('a camera when %s', (_, roles, wanted) => {
	const messages = roles.map(([role, word]) => message(`frigate/front/status/${role}`, word));
	const [status] = toldBy(new FrigateDecoder(), ...messages).at(-1) ?? [];
	expect(status).toMatchObject({ kind: 'status', device: 'frigate:front', ...wanted });
});

test('two roles told within a millisecond are two statuses, the later one later', () => {
	const told = toldBy(
		new FrigateDecoder(),
		message('frigate/front/status/record', 'offline'),
		message('frigate/front/status/detect', 'offline'),
	);
	expect(told).toMatchObject([[{ observedAt: NOW }], [{ observedAt: NOW + 1, state: 'offline' }]]);
});

test('a camera that is turned off says so, and turned on again it is not online for that', () => {
	const decoder = new FrigateDecoder();
	const [off, on, dark, detect] = toldBy(
		decoder,
		message('frigate/front_door/enabled/state', 'OFF', { retained: true }),
		message('frigate/front_door/enabled/state', 'ON'),
		message('frigate/front_door/enabled/state', 'ON'),
		message('frigate/front_door/status/detect', 'online'),
	);
	expect(off).toMatchObject([{ state: 'offline', reason: 'disabled', timeSource: 'retained' }]);
	expect([on, dark]).toEqual([[], []]);
	expect(detect).toMatchObject([{ state: 'online' }]);
});

test('a connection that comes back and a camera that is turned on forget no role', () => {
	const [, , , status] = toldBy(
		new FrigateDecoder(),
		message('frigate/front/status/audio', 'offline'),
		message('frigate/available', 'online'),
		message('frigate/front/enabled/state', 'ON'),
		message('frigate/front/status/detect', 'online'),
	);
	expect(status).toMatchObject([{ state: 'degraded', reason: 'audio-offline' }]);
});

test('after a restart, the roles of before are forgotten', () => {
	const [, , status] = toldBy(
		new FrigateDecoder(),
		message('frigate/front/status/audio', 'offline'),
		message('frigate/available', 'stopped'),
		message('frigate/front/status/detect', 'online'),
	);
	expect(status).toMatchObject([{ state: 'online', reason: null }]);
});

test('roles that a newer version may have and emptied topics are overlooked', () => {
	const decoder = new FrigateDecoder();
	const none = [
		message('frigate/front/status/thermal', 'online'),
		message('frigate/front/status/detect', ''),
		message('frigate/front/enabled/state', '', { retained: true }),
		message('frigate/available', ''),
	];
	for (const each of none) expect(decoder.decode(each).readings).toEqual([]);
	toldBy(decoder, ...none);
});

test('a camera may have a name with spaces and accents', () => {
	const name = ' Cổng chào '.normalize('NFD');
	const { readings } = new FrigateDecoder().decode(
		message(`frigate/${name}/status/detect`, 'online'),
	);
	expect(readings[1]).toMatchObject({ device: 'frigate: Cổng chào', name: 'Cổng chào' });
});

test('in whatever order: none is online but what a message says is, and times of a device only grow', () => {
	const topics = [
		'available',
		'a/status/detect',
		'a/status/record',
		'b/status/audio',
		'b/enabled/state',
	];
	const words = ['online', 'offline', 'disabled', 'stopped', 'ON', 'OFF', '', 'x'];
	for (let seed = 1; seed <= 50; seed++) {
		const random = seededRandom(seed);
		const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
		const decoder = new FrigateDecoder();
		const last = new Map<string, number>();
		for (let step = 0; step < 100; step++) {
			const fps = pick([0, 5]);
			const isStats = random() < 0.2;
			const word = pick(words);
			const payload = isStats ? `{"cameras":{"a":{"camera_fps":${fps}}}}` : word;
			const topic = `frigate/${isStats ? 'stats' : pick(topics)}`;
			const receivedAt = NOW + Math.floor(step / 3);
			for (const reading of decoder.decode(message(topic, payload, { receivedAt })).readings) {
				if (reading.kind !== 'status') continue;
				const saysSo = isStats ? fps > 0 : word === 'online';
				if (reading.state === 'online') expect([topic, payload, saysSo]).toContain(true);
				expect(reading.observedAt).toBeGreaterThan(last.get(reading.device) ?? 0);
				last.set(reading.device, reading.observedAt);
			}
		}
	}
});
