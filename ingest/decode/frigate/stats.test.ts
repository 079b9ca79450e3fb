import { expect, test } from 'vitest';
import { message, NOW, SITE, toldBy } from './examples.ts';
import { FrigateDecoder } from './frigate.ts';

/** As 0.17 publishes it, trimmed. */
function stats(camera: object, name = 'front_door'): string {
	return JSON.stringify({
		cameras: { [name]: camera },
		detectors: { coral: { inference_speed: 9.5, detection_start: 0, pid: 713 } },
		camera_fps: 5.1,
		service: {
			uptime: 91,
			version: '0.17.0',
			storage: {
				'/media/frigate/recordings': { total: 1841635.6, used: 184163.6, free: 1657472 },
				'/dev/shm': { total: 256, used: 100, free: 156, min_shm: 70 },
			},
			last_updated: NOW / 1000 - 2,
		},
	});
}

const CAMERA = {
	camera_fps: 5.1,
	process_fps: 5,
	skipped_fps: 0.1,
	detection_fps: 2.3,
	detection_enabled: true,
	pid: 871,
	ffmpeg_pid: null,
	connection_quality: 'excellent',
	expected_fps: 5,
	reconnects_last_hour: 0,
	stalls_last_hour: 1,
};

test('stats become numbers under the names of the project, at the time of the NVR', () => {
	const decoder = new FrigateDecoder();
	toldBy(decoder, message('frigate/front_door/status/detect', 'online'));
	expect(toldBy(decoder, message('frigate/stats', stats(CAMERA)))).toEqual([
		[
			{
				kind: 'telemetry',
				site: SITE,
				device: 'frigate',
				observedAt: NOW - 2000,
				receivedAt: NOW,
				timeSource: 'device',
				sample: false,
				values: [
					['uptimeS', 91],
					['storageUsedPct', 10],
				],
			},
			{
				kind: 'telemetry',
				site: SITE,
				device: 'frigate:front_door',
				observedAt: NOW - 2000,
				receivedAt: NOW,
				timeSource: 'device',
				sample: false,
				values: [
					['fps', 5.1],
					['processFps', 5],
					['skippedFps', 0.1],
					['detectionFps', 2.3],
					['expectedFps', 5],
					['reconnectsLastHour', 0],
					['stallsLastHour', 1],
					['detectionEnabled', 1],
				],
			},
		],
	]);
});

test('before 0.17 frames tell that a camera runs; that there are none is a figure, which the judge of streams holds against it', () => {
	const decoder = new FrigateDecoder();
	const at = (receivedAt: number) => ({ receivedAt });
	const [running, dark, , off, , on] = toldBy(
		decoder,
		message('frigate/stats', stats({ camera_fps: 5.1 })),
		message('frigate/stats', stats({ camera_fps: 0 }), at(NOW + 60_000)),
		message('frigate/front_door/enabled/state', 'OFF', at(NOW + 61_000)),
		message('frigate/stats', stats({ camera_fps: 0 }), at(NOW + 62_000)),
		message('frigate/front_door/enabled/state', 'ON', at(NOW + 63_000)),
		message('frigate/stats', stats({ camera_fps: 4 }), at(NOW + 122_000)),
	);
	expect(running?.[1]).toMatchObject({ kind: 'status', state: 'online', values: [['fps', 5.1]] });
	expect(dark?.[1]).toMatchObject({ kind: 'telemetry', values: [['fps', 0]] });
	expect(off?.[1]).toMatchObject({ kind: 'telemetry', values: [['fps', 0]] });
	expect(on?.[1]).toMatchObject({ state: 'online', values: [['fps', 4]] });
});

test('until 0.12 the cameras lay beside the rest', () => {
	const old = JSON.stringify({
		back: { camera_fps: 5, process_fps: 5.1, skipped_fps: 0, detection_fps: 1.5, pid: 34 },
		detection_fps: 1.5,
		detectors: { coral: { inference_speed: 10.48, detection_start: 0, pid: 25321 } },
		service: { uptime: 10, version: '0.9.4', storage: {} },
	});
	const [told] = toldBy(new FrigateDecoder(), message('frigate/stats', old));
	expect(told).toMatchObject([
		{ device: 'frigate', values: [['uptimeS', 10]], timeSource: 'receipt' },
		{ device: 'frigate:back', state: 'online' },
	]);
});

test('stats without a camera yet, and without numbers, are a sign of life of the NVR', () => {
	for (const payload of ['{"cameras":{}}', '{"cameras":{"a":{"pid":null}}}']) {
		expect(toldBy(new FrigateDecoder(), message('frigate/stats', payload))).toMatchObject([
			[{ kind: 'telemetry', device: 'frigate', observedAt: NOW, values: [] }],
		]);
	}
});

test('what is at fault in the stats leaves the rest to be taken, and is one refusal', () => {
	const { readings, rejected } = new FrigateDecoder().decode(
		message(
			'frigate/stats',
			'{"cameras":{"a/b":{"camera_fps":5},"c":{"camera_fps":"5","process_fps":4,"skipped_fps":true},"d":7,"e":{"camera_fps":1e999}},"service":{"uptime":[],"last_updated":"now","storage":{"/media/frigate/recordings":{"used":1,"total":0}}}}',
		),
	);
	expect(readings.map(({ kind, ...rest }) => [kind, 'device' in rest && rest.device])).toEqual([
		['info', 'frigate'],
		['telemetry', 'frigate'],
		['info', 'frigate:c'],
		['telemetry', 'frigate:c'],
		['info', 'frigate:e'],
	]);
	expect(rejected).toEqual([
		{
			kind: 'rejected',
			reason: 'bad-shape',
			detail: 'service.uptime: a finite number is wanted, got []; and 6 more',
		},
	]);
});

test('the clock of an NVR that is years off is kept beside the time of receipt', () => {
	const payload = JSON.stringify({ cameras: { a: CAMERA }, service: { last_updated: 86_400 } });
	const [told] = toldBy(new FrigateDecoder(), message('frigate/stats', payload));
	expect(told).toHaveLength(2);
	for (const each of told ?? []) {
		expect(each).toMatchObject({ observedAt: NOW, timeSource: 'receipt' });
		const offset = ['clockOffsetS', 86_400 - NOW / 1000];
		expect(each).toHaveProperty('values', expect.arrayContaining([offset]));
	}
});

test('retained stats without a time are refused, with a time they have that', () => {
	const retained = { retained: true };
	const undated = message('frigate/stats', '{"cameras":{"a":{"camera_fps":5}}}', retained);
	expect(new FrigateDecoder().decode(undated).rejected).toMatchObject([{ reason: 'bad-time' }]);
	const [dated] = toldBy(new FrigateDecoder(), message('frigate/stats', stats(CAMERA), retained));
	expect(dated).toMatchObject([{ observedAt: NOW - 2000 }, { observedAt: NOW - 2000 }]);
});

test('statistics of more cameras than 64 KiB can tell are taken', () => {
	const camera = { camera_fps: 5, process_fps: 5, skipped_fps: 0, detection_fps: 0, pid: 1234 };
	const cameras = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`cam-${n}`, camera]));
	const payload = Buffer.from(JSON.stringify({ cameras }));
	expect(payload.length).toBeGreaterThan(65_536);
	const about = { site: 'bao-loc', retained: false, receivedAt: Date.UTC(2026, 10, 22) };
	const { readings, rejected } = new FrigateDecoder().decode({
		...about,
		topic: 'frigate/stats',
		payload,
	});
	expect(rejected).toEqual([]);
	expect(readings.filter(({ kind }) => kind === 'status')).toHaveLength(1_000);
});
