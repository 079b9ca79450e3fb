/** The mappings that come with the project, on what the makers document. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { message, NOW } from './examples.ts';
import { mappingDecoder } from './mapping.ts';
import { parseMapping } from './mapping-file.ts';

function preset(name: string) {
	const text = readFileSync(new URL(`./presets/${name}.yaml`, import.meta.url), 'utf8');
	const parsed = parseMapping(`${name}.yaml`, text);
	if (parsed.kind === 'bad-file')
		throw new Error(parsed.problems.map((one) => one.text).join('\n'));
	return mappingDecoder(parsed.mapping);
}

const observed = { site: 'da-teh', observedAt: NOW, receivedAt: NOW, timeSource: 'receipt' };

test('a Tasmota plug: last will, then what it measures', async () => {
	const tasmota = preset('tasmota');
	const told = ['tele/+/LWT', 'tele/+/STATE', 'tele/+/SENSOR'];
	expect(tasmota.filters()).toEqual(expect.arrayContaining(told));
	const online = await tasmota.decode(message('tele/bơm-1/LWT', 'Online'));
	expect(online.readings).toMatchObject([
		{ kind: 'info', device: 'bơm-1', heartbeatS: 300 },
		{ kind: 'status', ...observed, device: 'bơm-1', state: 'online', values: [] },
	]);
	expect((await tasmota.decode(message('tele/bơm-1/LWT', 'Offline'))).readings).toMatchObject([
		{ kind: 'status', state: 'offline' },
	]);
	const sensor = await tasmota.decode(
		message('tele/bơm-1/SENSOR', {
			Time: '2026-11-22T08:00:00',
			ENERGY: { Total: 3.185, Power: 42, Voltage: 221, Current: 0.19 },
			DS18B20: { Temperature: 27.5 },
		}),
	);
	expect(sensor).toEqual({
		readings: [
			{
				kind: 'telemetry',
				...observed,
				device: 'bơm-1',
				sample: false,
				values: [
					['powerW', 42],
					['voltageV', 221],
					['currentA', 0.19],
					['energyKWh', 3.185],
					['temperatureC', 27.5],
				],
			},
		],
		rejected: [],
		requests: [],
	});
});

test('a Shelly tells its own time, and another maker’s topic of the same form is not its', async () => {
	const shelly = preset('shelly-gen2');
	const notified = {
		src: 'shellyplus1pm-a8032abe54dc',
		method: 'NotifyStatus',
		params: {
			ts: NOW / 1000 - 2,
			'switch:0': { id: 0, apower: 8.9, voltage: 230.1, output: true },
		},
	};
	const decoded = await shelly.decode(message('shellyplus1pm-a8032abe54dc/events/rpc', notified));
	expect(decoded.readings).toMatchObject([
		{
			observedAt: NOW - 2_000,
			timeSource: 'device',
			values: [
				['powerW', 8.9],
				['voltageV', 230.1],
				['output', 1],
			],
		},
	]);
	expect((await shelly.decode(message('cam-1/online', 'true'))).readings).toEqual([]);
});

// https://shelly-api-docs.shelly.cloud/gen2/ComponentsAndServices/EM, …/Cover, …/PM1, …/Temperature, …/Humidity, …/DevicePower
test.each<[string, object, readonly [string, number][]]>([
	[
		'em:0',
		{ id: 0, total_act_power: 2413.8, total_current: 11.1, a_voltage: 227.5 },
		[
			['powerW', 2413.8],
			['currentA', 11.1],
		],
	],
	[
		'pm1:0',
		{ id: 0, voltage: 240.2, current: 0.071, apower: 4.2 },
		[
			['powerW', 4.2],
			['voltageV', 240.2],
			['currentA', 0.071],
		],
	],
	[
		'cover:0',
		{ id: 0, state: 'stopped', apower: 0, voltage: 233, current: 0, current_pos: 50 },
		[
			['powerW', 0],
			['voltageV', 233],
			['currentA', 0],
			['positionPct', 50],
		],
	],
	['temperature:0', { id: 0, tC: 22.4, tF: 72.2 }, [['temperatureC', 22.4]]],
	['humidity:0', { id: 0, rh: 54 }, [['humidityPct', 54]]],
	[
		'devicepower:0',
		{ id: 0, battery: { V: 5.3, percent: 64 }, external: { present: false } },
		[['batteryPct', 64]],
	],
])('a Shelly’s %s is read wherever it tells it', async (component, status, values) => {
	const shelly = preset('shelly-gen2');
	const notified = { method: 'NotifyStatus', params: { ts: NOW / 1000, [component]: status } };
	for (const told of [
		message('shellyx-1/events/rpc', notified),
		message(`shellyx-1/status/${component}`, status),
	]) {
		expect(await shelly.decode(told)).toMatchObject({ readings: [{ values }], rejected: [] });
	}
});

const SHELLY = 'shellyplus1pm-a8032abe54dc';
const INFO = {
	Info1: { Module: 'Generic', Version: '14.1.0(tasmota)', FallbackTopic: 'cmnd/D_fb/' },
};

// https://shelly-api-docs.shelly.cloud/gen2/General/Notifications, https://tasmota.github.io/docs/MQTT/
test.each([
	[
		'shelly-gen2',
		`${SHELLY}/events/rpc`,
		{ method: 'NotifyFullStatus', params: { ts: 1, 'switch:0': { apower: 8.9, output: true } } },
		[
			['powerW', 8.9],
			['output', 1],
		],
	],
	[
		'shelly-gen2',
		`${SHELLY}/events/rpc`,
		{
			method: 'NotifyEvent',
			params: { ts: 1, events: [{ component: 'input:0', id: 0, event: 'btn_down', ts: 1 }] },
		},
		[],
	],
	[
		'shelly-gen2',
		`${SHELLY}/events/rpc`,
		{ method: 'NotifyStatus', params: { ts: 1, 'input:0': { id: 0, state: false } } },
		[],
	],
	['shelly-gen2', `${SHELLY}/status/input:0`, { id: 0, state: false }, []],
	['tasmota', 'tele/bơm-1/INFO1', INFO, []],
	['tasmota', 'tele/bơm-1/SENSOR', { Time: '2026-11-22T08:00:00', Switch1: 'ON' }, []],
	['tasmota', 'stat/bơm-1/RESULT', { POWER: 'ON' }, []],
	[
		'tasmota',
		'stat/bơm-1/STATUS8',
		{ StatusSNS: { Time: '2026-11-22T08:00:00', DS18B20: { Temperature: 27.5 } } },
		[['temperatureC', 27.5]],
	],
])('%s: %s is at least a sign of life', async (name, topic, payload, values) => {
	const at = JSON.parse(
		JSON.stringify(payload).replaceAll('"ts":1', `"ts":${NOW / 1000}`),
	) as object;
	const { readings, rejected } = await preset(name).decode(message(topic, at));
	expect(rejected).toEqual([]);
	expect(readings).toMatchObject([{ kind: 'telemetry', observedAt: NOW, values }]);
	// Nobody knows how old it is.
	const undated = message(topic, payload, true);
	if (name === 'tasmota') expect((await preset(name).decode(undated)).readings).toEqual([]);
});

test('a Zigbee device hangs on its bridge', async () => {
	const zigbee = preset('zigbee2mqtt');
	const { readings } = await zigbee.decode(
		message('zigbee2mqtt/cửa-1', { contact: false, battery: 91, linkquality: 99 }),
	);
	expect(readings).toMatchObject([
		{ kind: 'info', device: 'cửa-1', gateway: 'zigbee2mqtt' },
		{
			kind: 'telemetry',
			values: [
				['batteryPct', 91],
				['linkQuality', 99],
				['contact', 0],
			],
		},
	]);
	const told = await zigbee.decode(message('zigbee2mqtt/cửa-1/availability', { state: 'online' }));
	expect(told.readings).toMatchObject([{ kind: 'status', state: 'online', presence: 'bridge' }]);
	const bridge = await zigbee.decode(
		message('zigbee2mqtt/bridge/state', { state: 'offline' }, true),
	);
	expect(bridge.readings).toMatchObject([
		{ kind: 'info', device: 'zigbee2mqtt', deviceKind: 'gateway' },
		{
			kind: 'status',
			device: 'zigbee2mqtt',
			state: 'offline',
			presence: 'session',
			timeSource: 'retained',
		},
	]);
});

test('a clock that is years off leaves the time of receipt and its offset', async () => {
	const zigbee = preset('zigbee2mqtt');
	const seen = message('zigbee2mqtt/cửa-1', { battery: 91, last_seen: '1970-01-01T00:00:10Z' });
	const { readings } = await zigbee.decode(seen);
	expect(readings[1]).toMatchObject({
		...observed,
		values: [
			['batteryPct', 91],
			['clockOffsetS', 10 - NOW / 1000],
		],
	});
});

test('values that were retained without a time are refused; an emptied topic says nothing', async () => {
	const tasmota = preset('tasmota');
	const kept = await tasmota.decode(message('tele/b/SENSOR', { ENERGY: { Power: 1 } }, true));
	expect(kept.readings).toEqual([]);
	expect(kept.rejected[0]?.detail).toContain('nobody knows how old they are');
	expect(await tasmota.decode(message('tele/b/LWT', ''))).toMatchObject({
		readings: [],
		rejected: [],
	});
});

test('no bytes make it throw, and none make a device online', async () => {
	const decoders = [preset('tasmota'), preset('shelly-gen2'), preset('zigbee2mqtt')];
	const topics = ['tele/x/LWT', 'tele/x/SENSOR', 'shelly-1/online', 'zigbee2mqtt/x', 'a/b'];
	let seed = 42;
	const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
	for (let round = 0; round < 500; round++) {
		const bytes = Uint8Array.from({ length: next() % 40 }, () => next() % 256);
		for (const decoder of decoders) {
			const { readings } = await decoder.decode(message(topics[round % 5] ?? '', bytes));
			expect(readings.filter((one) => one.kind === 'status')).toEqual([]);
		}
	}
});
