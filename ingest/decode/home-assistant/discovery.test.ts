import { expect, test } from 'vitest';
import { BARE_INFO } from '../family.ts';
import { HomeAssistantDecoder } from './decoder.ts';
import { inBrief, NOW, SITE, Told } from './examples.ts';

/** As in https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload */
const KITCHEN = {
	dev: { ids: 'ea334450945afc', name: 'Kitchen', mf: 'Bla electronics', mdl: 'xya', sw: '1.0' },
	o: { name: 'bla2mqtt', sw: '2.1', url: 'https://bla2mqtt.example.com/support' },
	cmps: {
		some_unique_component_id1: {
			p: 'sensor',
			device_class: 'temperature',
			unit_of_measurement: '°C',
			value_template: '{{ value_json.temperature}}',
			unique_id: 'temp01ae_t',
		},
		some_unique_id2: {
			p: 'sensor',
			device_class: 'humidity',
			unit_of_measurement: '%',
			value_template: '{{ value_json.humidity}}',
			unique_id: 'temp01ae_h',
		},
	},
	state_topic: 'sensorBedroom/state',
	qos: 2,
};
const KITCHEN_CONFIG = 'homeassistant/device/ea334450945afc/config';

/** As in https://www.home-assistant.io/integrations/mqtt/#sensors */
const BEDROOM_T = {
	device_class: 'temperature',
	state_topic: 'homeassistant/sensor/sensorBedroom/state',
	unit_of_measurement: '°C',
	value_template: '{{ value_json.temperature}}',
	unique_id: 'temp01ae',
	device: {
		identifiers: ['bedroom01ae'],
		name: 'Bedroom',
		manufacturer: 'Example sensors Ltd.',
		model: 'Example Sensor',
	},
};
const BEDROOM_H = {
	device_class: 'humidity',
	state_topic: 'homeassistant/sensor/sensorBedroom/state',
	unit_of_measurement: '%',
	value_template: '{{ value_json.humidity}}',
	unique_id: 'hum01ae',
	device: { identifiers: ['bedroom01ae'] },
};

test('at first only configs are heard, and not what Home Assistant says of itself', () => {
	const { decoder } = new Told();
	expect(decoder.filters()).toEqual(['homeassistant/+/+/config', 'homeassistant/+/+/+/config']);
	expect(new HomeAssistantDecoder({ prefix: 'a/b' }).filters()).toEqual([
		'a/b/+/+/config',
		'a/b/+/+/+/config',
	]);
	const home = new Told();
	expect(home.tell('homeassistant/status', 'online')).toEqual({
		readings: [],
		rejected: [],
		requests: [],
	});
});

test('the documented config of a device names it, and its components tell figures', () => {
	const home = new Told();
	expect(home.tell(KITCHEN_CONFIG, KITCHEN).readings).toEqual([
		{
			...BARE_INFO,
			site: SITE,
			device: 'ha:ea334450945afc',
			receivedAt: NOW + 1_000,
			deviceKind: 'unknown',
			name: 'Kitchen',
		},
	]);
	expect(home.topics).toEqual(['sensorBedroom/state']);
	expect(home.tell('sensorBedroom/state', { temperature: 23.2, humidity: 43.7 }).readings).toEqual([
		{
			kind: 'telemetry',
			site: SITE,
			device: 'ha:ea334450945afc',
			observedAt: NOW + 2_000,
			receivedAt: NOW + 2_000,
			timeSource: 'receipt',
			sample: false,
			values: [
				['some_unique_component_id1', 23.2],
				['some_unique_id2', 43.7],
			],
		},
	]);
});

test('configs of components that share identifiers are one device, described once', () => {
	const home = new Told();
	expect(inBrief(home.tell('homeassistant/sensor/sensorBedroomT/config', BEDROOM_T))).toEqual([
		'ha:bedroom01ae is unknown Bedroom',
	]);
	expect(inBrief(home.tell('homeassistant/sensor/sensorBedroomH/config', BEDROOM_H))).toEqual([]);
	const said = home.tell(BEDROOM_T.state_topic, { temperature: 23.2, humidity: 43.7 }, true);
	expect(inBrief(said)).toEqual(['ha:bedroom01ae sensorBedroomT=23.2 sensorBedroomH=43.7']);
	expect(said.readings).toMatchObject([{ timeSource: 'retained' }]);
});

test('the name is the same whichever config comes first', () => {
	const home = new Told();
	home.tell('homeassistant/sensor/sensorBedroomH/config', BEDROOM_H);
	const info = home.tell('homeassistant/sensor/sensorBedroomT/config', BEDROOM_T);
	expect(inBrief(info)).toEqual(['ha:bedroom01ae is unknown Bedroom']);
});

test('abbreviations and the base topic stand for what is documented', () => {
	const home = new Told();
	// https://www.home-assistant.io/integrations/mqtt/#using-abbreviations-and-base-topic
	const irrigation = {
		'~': 'homeassistant/switch/irrigation',
		name: 'garden',
		cmd_t: '~/set',
		stat_t: '~/state',
	};
	const info = home.tell('homeassistant/switch/irrigation/config', irrigation);
	expect(inBrief(info)).toEqual(['ha:switch:irrigation is unknown garden']);
	expect(inBrief(home.tell('homeassistant/switch/irrigation/state', 'ON'))).toEqual([
		'ha:switch:irrigation irrigation=1',
	]);
	home.tell('homeassistant/binary_sensor/n/door/config', {
		'~': 'cua',
		stat_t: 'nha/~',
		val_tpl: '{{ value_json.c }}',
		pl_on: true,
		pl_off: false,
		dev_cla: 'door',
		exp_aft: '60',
		avty: [{ t: '~/lwt', pl_avail: 'Online', pl_not_avail: 'Offline', val_tpl: '{{ value }}' }],
		avty_mode: 'any',
		uniq_id: 'd1',
		dev: { cns: [['mac', '02:5B:26:A8:DC:12']], mf: 'Hãng', mdl: 'M1', via_device: 'gw1' },
	});
	expect(home.topics).toContain('nha/cua');
	expect(inBrief(home.tell('cua/lwt', 'Online'))).toEqual(['ha:mac:02:5b:26:a8:dc:12 online']);
	expect(inBrief(home.tell('nha/cua', { c: true }))).toEqual(['ha:mac:02:5b:26:a8:dc:12 door=1']);
	expect(inBrief(home.tell('nha/cua', { c: false }))).toEqual(['ha:mac:02:5b:26:a8:dc:12 door=0']);
});

test('a device without a name is called by its make, and what expires first is its heartbeat', () => {
	const home = new Told();
	const device = { ids: ['b', 'a'], mf: 'Hãng', mdl: 'M1', via_device: 'gw1' };
	const one = home.tell('homeassistant/sensor/t/config', {
		stat_t: 't',
		exp_aft: 900,
		dev: device,
	});
	expect(one.readings).toMatchObject([
		{ device: 'ha:a', name: 'Hãng M1', gateway: 'ha:gw1', heartbeatS: 900 },
	]);
	const two = home.tell('homeassistant/sensor/h/config', { stat_t: 'h', exp_aft: 60, dev: device });
	expect(two.readings).toMatchObject([{ device: 'ha:a', heartbeatS: 60 }]);
	const weeks = { stat_t: 'w', exp_aft: 3_000_000, dev: { ids: 'w' } };
	const never = home.tell('homeassistant/sensor/w/config', weeks);
	expect(never.readings).toMatchObject([{ name: 'ha:w', heartbeatS: null }]);
});

test('kinds are guessed where they are certain', () => {
	const kindBy = (topic: string, config: object) => {
		const dev = { ids: 'd', name: 'D' };
		const said = new Told().tell(`homeassistant/${topic}/config`, { dev, stat_t: 's', ...config });
		return said.readings.map((reading) => reading.kind === 'info' && reading.deviceKind);
	};
	expect(kindBy('camera/cam', { t: 'cam/image' })).toEqual(['camera']);
	expect(kindBy('sensor/pm25', { dev_cla: 'pm25' })).toEqual(['air-sensor']);
	expect(kindBy('sensor/muc_nuoc', { dev_cla: 'distance' })).toEqual(['water-gauge']);
	expect(kindBy('sensor/water', { dev_cla: 'water' })).toEqual(['unknown']);
	const home = new Told();
	home.tell('homeassistant/sensor/a/config', { stat_t: 'a', dev: { ids: 'hub', name: 'Hub' } });
	const child = { stat_t: 'b', dev: { ids: 'child', name: 'Con', via_device: 'hub' } };
	expect(inBrief(home.tell('homeassistant/sensor/b/config', child))).toEqual([
		'ha:child is unknown Con',
		'ha:hub is gateway Hub',
	]);
});

test('the code of a figure is the object id in the characters of a code', () => {
	const home = new Told();
	const cmps = {
		'Nhiệt độ': { p: 'sensor', stat_t: 'x', uniq_id: '1' },
		'0x01_rssi': { p: 'sensor', stat_t: 'x', uniq_id: '2' },
	};
	home.tell('homeassistant/device/d/config', { dev: { ids: 'd' }, cmps });
	expect(inBrief(home.tell('x', '21.5'))).toEqual(['ha:d Nhiet_do=21.5 sensor_0x01_rssi=21.5']);
});

test('numbers keep their unit, switches have the states of their own, and texts are no figures', () => {
	const home = new Told();
	const config = (topic: string, config: object) =>
		home.tell(`homeassistant/${topic}/config`, { dev: { ids: 'd' }, ...config });
	config('sensor/tempF', { stat_t: 'f', unit_of_meas: '°F', dev_cla: 'temperature' });
	config('sensor/mode', { stat_t: 'm' });
	config('sensor/since', { stat_t: 's', dev_cla: 'timestamp' });
	config('switch/pump', { stat_t: 'p', pl_on: 'start', stat_on: 'running', stat_off: 'idle' });
	config('number/level', { stat_t: 'n' });
	config('number/blind', { cmd_t: 'n/set' });
	config('light/lamp', { stat_t: 'l' });
	expect(inBrief(home.tell('f', '71.6'))).toEqual(['ha:d tempF=71.6']);
	expect(inBrief(home.tell('m', 'auto'))).toEqual([]);
	expect(inBrief(home.tell('m', '3'))).toEqual(['ha:d mode=3']);
	expect(inBrief(home.tell('p', 'running'))).toEqual(['ha:d pump=1']);
	expect(inBrief(home.tell('p', 'idle'))).toEqual(['ha:d pump=0']);
	expect(inBrief(home.tell('n', '4'))).toEqual(['ha:d level=4']);
	expect(home.tell('f', 'None').rejected).toEqual([]);
	expect(home.topics).toEqual(['f', 'm', 'p', 'n']);
});

test('an emptied config is not heard any more, and told again it is described again', () => {
	const home = new Told();
	home.tell(KITCHEN_CONFIG, KITCHEN);
	expect(home.tell(KITCHEN_CONFIG, '')).toEqual({ readings: [], rejected: [], requests: [] });
	expect(home.topics).toEqual([]);
	expect(home.tell('sensorBedroom/state', { temperature: 1 }).readings).toEqual([]);
	expect(home.tell(KITCHEN_CONFIG, KITCHEN).readings).toHaveLength(1);
});

test('a component with its platform alone is withdrawn, and so is one that is left out', () => {
	const home = new Told();
	home.tell(KITCHEN_CONFIG, KITCHEN);
	const withdrawn = { ...KITCHEN.cmps, some_unique_id2: { p: 'sensor' } };
	home.tell(KITCHEN_CONFIG, { ...KITCHEN, cmps: withdrawn });
	const said = { temperature: 23.2, humidity: 43.7 };
	const one = ['ha:ea334450945afc some_unique_component_id1=23.2'];
	expect(inBrief(home.tell('sensorBedroom/state', said))).toEqual(one);
	home.tell(KITCHEN_CONFIG, KITCHEN);
	const { some_unique_component_id1: first } = KITCHEN.cmps;
	home.tell(KITCHEN_CONFIG, { ...KITCHEN, cmps: { some_unique_component_id1: first } });
	expect(inBrief(home.tell('sensorBedroom/state', said))).toEqual(one);
});

test('a changed config takes the place of the old one', () => {
	const home = new Told();
	const at = 'homeassistant/sensor/sensorBedroomT/config';
	home.tell(at, BEDROOM_T);
	const moved = {
		...BEDROOM_T,
		state_topic: 'elsewhere',
		device: { ids: 'bedroom01ae', name: 'B' },
	};
	expect(inBrief(home.tell(at, moved))).toEqual(['ha:bedroom01ae is unknown B']);
	expect(home.topics).toEqual(['elsewhere']);
	expect(home.tell(at, moved).readings).toEqual([]);
	const other = { ...moved, device: { ids: 'other', name: 'O' } };
	expect(inBrief(home.tell(at, other))).toEqual(['ha:other is unknown O']);
	expect(inBrief(home.tell('elsewhere', { temperature: 2 }))).toEqual([
		'ha:other sensorBedroomT=2',
	]);
});

test('the list of topics is the same until it changes', () => {
	const home = new Told();
	home.tell(KITCHEN_CONFIG, KITCHEN);
	const before = home.decoder.filters();
	home.tell('sensorBedroom/state', { temperature: 1, humidity: 2 });
	expect(home.decoder.filters()).toBe(before);
});

test('a component is told twice until its first config is withdrawn for migration', () => {
	const home = new Told();
	const device = { identifiers: ['0AFFD2'], name: 'Test device' };
	const sensor = { state_topic: 'foobar/sensor/sensor1', unique_id: 'bla_sensor001' };
	const single = 'homeassistant/sensor/0AFFD2/bla2/config';
	home.tell(single, { device, ...sensor });
	const cmps = { bla2: { p: 'sensor', ...sensor } };
	const whole = { device, o: { name: 'foobar' }, cmps };
	const twice = home.tell('homeassistant/device/0AFFD2/config', whole);
	expect(twice.rejected).toEqual([
		{
			kind: 'rejected',
			reason: 'bad-shape',
			detail: `unique_id: "bla_sensor001" is taken by ${single}`,
		},
	]);
	home.tell(single, { migrate_discovery: true });
	expect(home.tell('homeassistant/device/0AFFD2/config', whole).rejected).toEqual([]);
	expect(inBrief(home.tell('foobar/sensor/sensor1', '5'))).toEqual(['ha:0AFFD2 bla2=5']);
});
