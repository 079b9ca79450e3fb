import { expect, test } from 'vitest';
import { BARE_INFO, type FamilyMessage } from '../family.ts';
import { AxisDecoder } from './axis.ts';

const NOW = Date.UTC(2026, 10, 22, 1);
const SITE = 'bao-loc';
const CAMERA = 'axis/B8A44F284388/event';

type Part = Partial<FamilyMessage>;

function message(below: string, payload: string | Uint8Array, part: Part = {}): FamilyMessage {
	const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
	const topic = `${CAMERA}/${below}`;
	return { site: SITE, topic, payload: bytes, retained: false, receivedAt: NOW, ...part };
}

/** As the default messages of the MQTT client are. */
function connection(connected: boolean, part: Part = {}, timestamp: string | null = null) {
	const description = connected ? 'Connected' : 'Connection Lost';
	const said = { serialNumber: 'B8A44F284388', connected, description, timestamp };
	return message('connection', JSON.stringify(said), part);
}

function event(below: string, data: object, part: Part & { at?: number; source?: object } = {}) {
	const { at = NOW, source = {}, ...rest } = part;
	const said = { topic: 'onvif:…', timestamp: at, message: { source, key: {}, data } };
	return message(below, JSON.stringify(said), rest);
}

function toldBy(decoder: AxisDecoder, ...messages: readonly FamilyMessage[]) {
	return messages.map((each) => {
		const { readings, rejected } = decoder.decode(each);
		expect(rejected).toEqual([]);
		return readings.filter(({ kind }) => kind !== 'info');
	});
}

const SCENE = 'tns:onvif/VideoSource/GlobalSceneChange/ImagingService/$source/Source/0';
const SIGNAL = 'tns:onvif/VideoSource/SignalLoss/$source/Source/0';
const DISK = 'tns:axis/Storage/Disruption/$source/disk_id/SD_DISK';
const CONNECTED_AT = '2026-11-22T00:59:58z';

test('only those topics are heard that tell how a device is', () => {
	expect(new AxisDecoder().filters()).toEqual([
		'axis/+/event/connection',
		'axis/+/event/tns:onvif/Device/#',
		'axis/+/event/tns:onvif/VideoSource/#',
		'axis/+/event/tns:onvif/Monitoring/#',
		'axis/+/event/tns:axis/Storage/#',
		'axis/+/event/Device/#',
		'axis/+/event/VideoSource/#',
		'axis/+/event/Monitoring/#',
		'axis/+/event/Storage/#',
	]);
});

test('a device is told once, by its serial number, and says itself that it is connected', () => {
	const decoder = new AxisDecoder();
	expect(decoder.decode(connection(true, {}, CONNECTED_AT)).readings).toEqual([
		{
			...BARE_INFO,
			site: SITE,
			device: 'axis:B8A44F284388',
			receivedAt: NOW,
			deviceKind: 'camera',
			name: 'B8A44F284388',
		},
		{
			kind: 'status',
			site: SITE,
			device: 'axis:B8A44F284388',
			observedAt: NOW - 2000,
			receivedAt: NOW,
			timeSource: 'device',
			sample: false,
			state: 'online',
			reason: null,
			presence: 'session',
			values: [],
		},
	]);
	expect(decoder.decode(connection(true)).readings).toHaveLength(1);
});

test('its last will has no time, and what it says itself has', () => {
	const told = toldBy(
		new AxisDecoder(),
		connection(false),
		connection(false, {}, '2026-11-22T01:00:01z'),
	);
	expect(told).toMatchObject([
		[{ state: 'offline', reason: 'last-will', observedAt: NOW, timeSource: 'receipt' }],
		[{ state: 'offline', reason: 'disconnected', timeSource: 'device' }],
	]);
});

test('a retained connection is as old as it says, and not told anew when we come back', () => {
	const decoder = new AxisDecoder();
	const retained = { retained: true };
	const [first, again, lost, lostAgain] = toldBy(
		decoder,
		connection(true, retained, '2026-11-01T00:00:00z'),
		connection(true, retained, '2026-11-01T00:00:00z'),
		connection(false, retained),
		connection(false, retained),
	);
	const observedAt = Date.UTC(2026, 10, 1);
	expect(first).toMatchObject([{ state: 'online', observedAt, timeSource: 'device' }]);
	expect(lost).toMatchObject([{ state: 'offline', timeSource: 'retained' }]);
	expect([again, lostAgain]).toEqual([[], []]);
});

test('the end of one trouble hides no other, and after the last the device is online', () => {
	const told = toldBy(
		new AxisDecoder(),
		event(SCENE, { State: '1' }),
		event(SIGNAL, { State: '1' }, { at: NOW + 1000 }),
		event(SCENE, { State: '0' }, { at: NOW + 2000 }),
		event(SIGNAL, { State: '0' }, { at: NOW + 3000 }),
	);
	expect(told).toMatchObject([
		[{ state: 'degraded', reason: 'scene-changed', observedAt: NOW, timeSource: 'device' }],
		[{ state: 'degraded', reason: 'no-video' }],
		[{ state: 'degraded', reason: 'no-video' }],
		[{ state: 'online', reason: null, observedAt: NOW + 3000 }],
	]);
});

test('a trouble goes on when the device comes back', () => {
	const told = toldBy(
		new AxisDecoder(),
		event(SIGNAL, { State: '1' }),
		connection(false, { receivedAt: NOW + 1000 }),
		connection(true, { receivedAt: NOW + 9000 }, '2026-11-22T01:00:08z'),
	);
	expect(told.slice(1)).toMatchObject([[{ state: 'offline' }], [{ reason: 'no-video' }]]);
});

test('a disk that is lost is a trouble, one that was never there is none', () => {
	const [never, there, lost] = toldBy(
		new AxisDecoder(),
		event(DISK, { disruption: '1' }),
		event(DISK, { disruption: '0' }),
		event(DISK, { disruption: '1' }),
	);
	expect(never).toMatchObject([{ kind: 'telemetry', observedAt: NOW, values: [] }]);
	expect([there, lost]).toMatchObject([[{ state: 'online' }], [{ reason: 'storage' }]]);
});

const TROUBLES: readonly (readonly [string, object, string])[] = [
	['tns:onvif/VideoSource/ImageTooDark/AnalyticsService', { State: '1' }, 'too-dark'],
	['VideoSource/ImageTooBright/RecordingService', { State: 'true' }, 'too-bright'],
	['VideoSource/ImageTooBlurry/acme:OwnService', { State: true }, 'blurry'],
	['tns:onvif/Device/tns:axis/Casing/Open/$source/Name/NetworkCamera', { Open: '1' }, 'tampered'],
	['tns:onvif/Device/tns:axis/Status/Temperature/Above', { sensor_level: '1' }, 'temperature'],
	['Device/Status/Temperature/Above_or_below', { sensor_level: '1' }, 'temperature'],
	['tns:onvif/Device/tns:axis/HardwareFailure/FanFailure', { fan_failure: '1' }, 'fan'],
	['Device/HardwareFailure/PowerSupplyFailure', { Failed: 1 }, 'power-supply'],
	['Device/HardwareFailure/TemperatureCritical', { Critical: 'true' }, 'temperature'],
	['Device/HardwareFailure/StorageFailure', { Failed: '1' }, 'storage'],
	['tns:axis/Storage/Alert/$source/disk_id/SD_DISK', { alert: '1', wear: '97' }, 'storage'],
	['tns:onvif/Device/tns:axis/Network/Lost/$source/interface/eth0', { lost: '1' }, 'network'],
	['tns:onvif/Device/tns:axis/Status/Systemready', { ready: '0' }, 'starting'],
];

test.each(TROUBLES)('%s with %j is told as %s', (below, data, reason) => {
	const [told] = toldBy(new AxisDecoder(), event(below, data));
	expect(told).toMatchObject([{ kind: 'status', state: 'degraded', reason }]);
});

test('a device that says that it is ready is online', () => {
	const ready = event('tns:onvif/Device/tns:axis/Status/SystemReady', { ready: '1' });
	expect(toldBy(new AxisDecoder(), ready)).toMatchObject([[{ state: 'online' }]]);
});

test('ports, movement and tampering without an end are numbers', () => {
	const port = 'tns:onvif/Device/tns:axis/IO/Port/$source/port/1';
	const told = toldBy(
		new AxisDecoder(),
		event(port, { state: '1' }, { source: { port: '1' } }),
		event('Device/Sensor/PIR/$source/sensor/0', { state: '0' }, { source: { sensor: 0 } }),
		event('tns:onvif/VideoSource/tns:axis/Tampering/$source/channel/1', { tampering: '1' }),
		event('tns:onvif/VideoSource/MotionAlarm/$source/Source/0', { State: '0' }),
	);
	expect(told).toMatchObject([
		[{ kind: 'telemetry', observedAt: NOW, values: [['input.1', 1]] }],
		[{ values: [['pir.0', 0]] }],
		[{ values: [['tampering', 1]] }],
		[{ values: [['motion', 0]] }],
	]);
});

test('retained troubles are learned, and say that the device is in trouble, never that it is well', () => {
	const retained = { retained: true };
	const decoder = new AxisDecoder();
	const [well, trouble, again, lost, offline, worse, back] = toldBy(
		decoder,
		event(SCENE, { State: '0' }, retained),
		event(SIGNAL, { State: '1' }, { ...retained, at: NOW - 86_400_000 }),
		event(SIGNAL, { State: '1' }, { ...retained, at: NOW - 86_400_000 }),
		connection(false),
		connection(false, retained),
		event(SCENE, { State: '1' }, retained),
		event(SIGNAL, { State: '0' }),
	);
	expect([well, again, offline, worse]).toEqual([[], [], [], []]);
	expect(trouble).toMatchObject([{ reason: 'no-video', observedAt: NOW - 86_400_000 }]);
	expect(lost).toMatchObject([{ state: 'offline' }]);
	expect(back).toMatchObject([{ state: 'degraded', reason: 'scene-changed' }]);
});

test('a clock that is years off leaves the time of receipt', () => {
	const [told] = toldBy(new AxisDecoder(), event(SIGNAL, { State: '1' }, { at: 0 }));
	const values = [['clockOffsetS', -NOW / 1000]];
	expect(told).toMatchObject([{ observedAt: NOW, timeSource: 'receipt', values }]);
});

// As Axis devices declare them, https://developer.axis.com/vapix/network-video/event-and-action-services/.
test.each([
	['tns:onvif/VideoSource/tns:axis/LiveStreamAccessed', { accessed: '1' }],
	[
		'tns:onvif/VideoSource/tns:axis/DayNightVision/$source/VideoSourceConfigurationToken/1',
		{ day: '1' },
	],
	['tns:onvif/Device/tns:axis/Status/Temperature/Inside', { sensor_level: '1' }],
	['Device/FromNextYear', {}],
])('%s, which tells nothing of how it is, is a sign of life and no state', (below, data) => {
	const decoder = new AxisDecoder();
	const at = NOW - 250;
	const [told, kept] = toldBy(
		decoder,
		event(below, data, { at }),
		event(below, data, { at: NOW - 86_400_000, retained: true }),
	);
	const sign = { kind: 'telemetry', timeSource: 'device', values: [] };
	expect(told).toMatchObject([{ ...sign, device: 'axis:B8A44F284388', observedAt: at }]);
	// As old as it says.
	expect(kept).toMatchObject([{ ...sign, observedAt: NOW - 86_400_000 }]);
});

test('what is no event, and emptied topics, are overlooked', () => {
	const decoder = new AxisDecoder();
	for (const each of [
		message('Device/FromNextYear', 'no JSON'),
		message('Device/snapshot', Uint8Array.of(0xff, 0xd8)),
		message('Device/FromNextYear', ''),
		message('connection', ''),
		message(SIGNAL, ''),
	]) {
		expect(decoder.decode(each)).toEqual({ readings: [], rejected: [], requests: [] });
	}
});

test('a prefix that the keeper chose names the device', () => {
	const decoder = new AxisDecoder({ prefix: 'bao-loc/+' });
	expect(decoder.filters()[0]).toBe('bao-loc/+/event/connection');
	const topic = 'bao-loc/Cổng 1/event/connection';
	const { readings } = decoder.decode(connection(true, { topic }));
	expect(readings[0]).toMatchObject({ device: 'axis:bao-loc:Cổng 1', name: 'Cổng 1' });
});

test('a retained trouble that began before the device was connected is not behind that', () => {
	const retained = { retained: true };
	const [, trouble] = toldBy(
		new AxisDecoder(),
		connection(true, retained, '2026-11-21T00:00:00z'),
		event(SIGNAL, { State: '1' }, { ...retained, at: Date.UTC(2026, 10, 20) }),
	);
	const observedAt = Date.UTC(2026, 10, 21) + 1;
	expect(trouble).toMatchObject([{ state: 'degraded', reason: 'no-video', observedAt }]);
});

test('a device that sends is there, whatever its last will of before says when we come back', () => {
	const [, back, will, trouble] = toldBy(
		new AxisDecoder(),
		connection(false),
		event(SCENE, { State: '0' }),
		connection(false, { retained: true }),
		event(SIGNAL, { State: '1' }, { retained: true }),
	);
	expect(back).toMatchObject([{ state: 'online' }]);
	expect(will).toEqual([]);
	expect(trouble).toMatchObject([{ reason: 'no-video' }]);
});
