import { expect, test } from 'vitest';
import { ChirpstackDecoder } from './chirpstack.ts';
import { chirpstackEvent, chirpstackUp, EUI, GATEWAY, hear, NOW, UP } from './examples.ts';

const DEVICE = `chirpstack:${EUI}`;
const EVENT = UP.slice(0, -2);
const NOTHING = { readings: [], rejected: [], requests: [] };

/** What a decoder that has heard nothing before makes of an uplink. */
function up(more: object = {}) {
	return hear(new ChirpstackDecoder(), UP, chirpstackUp(more));
}

function telemetry(decoded: ReturnType<typeof hear>) {
	return decoded.readings.filter((reading) => reading.kind === 'telemetry');
}

function infos(decoded: ReturnType<typeof hear>) {
	return decoded.readings.filter((reading) => reading.kind === 'info');
}

test('an uplink describes device and gateway, and is telemetry of what the codec made and of the link', () => {
	const decoded = up();
	expect(decoded).toMatchObject({ rejected: [], requests: [] });
	expect(decoded.readings).toMatchObject([
		{ kind: 'info', device: `chirpstack-gateway:${GATEWAY}`, deviceKind: 'gateway', name: GATEWAY },
		{
			kind: 'info',
			device: DEVICE,
			deviceKind: 'unknown',
			name: 'Test device',
			unitCode: null,
			gateway: `chirpstack-gateway:${GATEWAY}`,
		},
		{
			kind: 'telemetry',
			device: DEVICE,
			observedAt: NOW + 775,
			receivedAt: NOW + 1000,
			timeSource: 'device',
			sample: false,
			values: [
				['temperature', 21.5],
				['soil.moisture', 33],
				['soil.do_man', 0.2],
				['open', 1],
				['rssi', -36],
				['snr', 10.5],
				['fCnt', 42],
			],
		},
	]);
});

test('no message of a device says that it is online', () => {
	const decoder = new ChirpstackDecoder();
	for (const event of ['up', 'join', 'status', 'log', 'location', 'ack', 'txack', 'integration']) {
		const { readings } = hear(decoder, `${EVENT}${event}`, chirpstackUp());
		expect(readings.filter(({ kind }) => kind === 'status')).toEqual([]);
	}
});

test('a join is a sign of life, by the network server’s time', () => {
	// https://www.chirpstack.io/docs/chirpstack/integrations/events.html#join---join-event
	const join = hear(
		new ChirpstackDecoder(),
		`${EVENT}join`,
		chirpstackEvent({ devAddr: '00189440' }),
	);
	expect(join).toMatchObject({
		readings: [
			{ kind: 'info', device: `chirpstack:${EUI}` },
			{ kind: 'telemetry', observedAt: NOW + 775, timeSource: 'device', values: [] },
		],
		rejected: [],
	});
});

test('what was described is told again only when it changes, and an uplink told again is the same readings', () => {
	const decoder = new ChirpstackDecoder();
	const first = hear(decoder, UP, chirpstackUp());
	const again = hear(decoder, UP, chirpstackUp());
	expect(again.readings).toEqual(telemetry(first));
	const renamed = chirpstackEvent({ deviceInfo: { devEui: EUI, deviceName: 'Cảm biến đất' } });
	expect(infos(hear(decoder, `${EVENT}join`, renamed))).toMatchObject([{ name: 'Cảm biến đất' }]);
});

test('heard by a second gateway a device hangs on none, whoever hears it later', () => {
	const decoder = new ChirpstackDecoder();
	const heardBy = (...gateways: string[]) => {
		const rxInfo = gateways.map((gatewayId, at) => ({ gatewayId, rssi: -100 + at, snr: at }));
		return hear(decoder, UP, chirpstackUp({ rxInfo }));
	};
	expect(infos(heardBy(GATEWAY)).at(-1)).toMatchObject({
		gateway: `chirpstack-gateway:${GATEWAY}`,
	});
	const both = heardBy(GATEWAY, 'aaaaaaaaaaaaaaaa');
	expect(infos(both).at(-1)).toMatchObject({ device: DEVICE, gateway: null });
	expect(telemetry(both)[0]?.values).toContainEqual(['rssi', -99]);
	expect(infos(heardBy(GATEWAY))).toEqual([]);
});

test('margin and battery are telemetry; what has no battery tells none', () => {
	const status = (more: object) =>
		telemetry(hear(new ChirpstackDecoder(), `${EVENT}status`, chirpstackEvent(more)))[0]?.values;
	expect(status({ margin: 10, batteryLevel: 88.3 })).toEqual([
		['margin', 10],
		['externalPower', 0],
		['batteryPercent', 88.3],
	]);
	expect(status({ externalPowerSource: true, batteryLevel: 0 })).toEqual([
		['margin', 0],
		['externalPower', 1],
	]);
	expect(status({ margin: -3, batteryLevelUnavailable: true })).toEqual([
		['margin', -3],
		['externalPower', 0],
	]);
});

test('a location describes the device, and one that cannot be meant is refused, once', () => {
	const decoder = new ChirpstackDecoder();
	const at = (latitude: unknown, longitude: unknown) =>
		hear(
			decoder,
			`${EVENT}location`,
			chirpstackEvent({ location: { latitude, longitude, altitude: 2 } }),
		);
	expect(infos(at(11.548, 107.807))).toMatchObject([{ lat: 11.548, lon: 107.807 }]);
	expect(at(11.54801, 107.807)).toEqual(NOTHING);
	for (const [lat, lon, why] of [
		[107.807, 11.548, 'lat and lon are swapped'],
		[0, 0, 'a place in Vietnam is wanted'],
		[200, 11, 'a place in Vietnam is wanted'],
		[11, 181, 'a place in Vietnam is wanted'],
		['11', 107, 'two numbers are wanted'],
	] as const) {
		const refused = at(lat, lon);
		expect(refused.readings).toEqual([]);
		expect(refused.rejected).toHaveLength(1);
		expect(refused.rejected[0]?.detail).toContain(why);
		expect(at(lat, lon).rejected).toEqual([]);
	}
	expect(at(11.6, undefined).rejected).toMatchObject([
		{ reason: 'bad-place', detail: expect.stringContaining('got lat 11.6, lon 0') },
	]);
});

test('an error that ChirpStack logs is kept with its words, and nothing less is', () => {
	const log = (level?: string) =>
		hear(
			new ChirpstackDecoder(),
			`${EVENT}log`,
			chirpstackEvent({ level, code: 'UPLINK_MIC', description: 'MIC of join-request is invalid' }),
		).rejected;
	expect(log('ERROR')).toMatchObject([
		{ detail: 'the network server reports UPLINK_MIC: MIC of join-request is invalid' },
	]);
	expect([...log('WARNING'), ...log()]).toEqual([]);
});

test('a time that is years off, or none, leaves that of receipt', () => {
	expect(telemetry(up({ time: '1970-01-02T00:00:00Z' }))).toMatchObject([
		{
			observedAt: NOW + 1000,
			timeSource: 'receipt',
			clockOffsetS: Math.round((86_400_000 - NOW - 1000) / 1000),
		},
	]);
	for (const time of [undefined, null, 7, 'yesterday', '0001-01-01T00:00:00Z']) {
		expect(telemetry(up({ time }))).toMatchObject([{ timeSource: 'receipt', clockOffsetS: null }]);
	}
	const retained = hear(new ChirpstackDecoder(), UP, chirpstackUp({ time: undefined }), {
		retained: true,
	});
	expect(telemetry(retained)).toEqual([]);
	expect(retained.rejected).toMatchObject([{ reason: 'bad-time' }]);
});

test('a bad name is told of once, and the DevEUI stands for it', () => {
	const decoder = new ChirpstackDecoder();
	const nameless = chirpstackUp({ deviceInfo: { devEui: EUI, deviceName: '' } });
	const first = hear(decoder, UP, nameless);
	expect(first.rejected).toHaveLength(1);
	expect(infos(first).at(-1)).toMatchObject({ name: EUI });
	expect(hear(decoder, UP, nameless).rejected).toEqual([]);
});

test('the codec’s own value has the name before the link’s', () => {
	const decoded = up({ object: { rssi: 1 } });
	expect(decoded.rejected).toEqual([]);
	expect(telemetry(decoded)[0]?.values).toEqual([
		['rssi', 1],
		['snr', 10.5],
		['fCnt', 42],
	]);
});
