import { expect, test } from 'vitest';
import { inBrief, Told } from './examples.ts';

test('a door sensor as Zigbee2MQTT tells of it', () => {
	const home = new Told();
	const shared = {
		availability: [
			{ topic: 'zigbee2mqtt/bridge/state', value_template: '{{ value_json.state }}' },
			{ topic: 'zigbee2mqtt/cua/availability', value_template: '{{ value_json.state }}' },
		],
		availability_mode: 'all',
		device: {
			identifiers: ['zigbee2mqtt_0x00158d0004470a44'],
			manufacturer: 'Aqara',
			model: 'Door and window sensor',
			name: 'Cửa kho',
			via_device: 'zigbee2mqtt_bridge_0x00124b',
		},
		origin: { name: 'Zigbee2MQTT', sw: '2.1.3', url: 'https://www.zigbee2mqtt.io' },
		state_topic: 'zigbee2mqtt/cua',
	};
	const config = (topic: string, own: object) =>
		home.tell(`homeassistant/${topic}/config`, { ...shared, ...own }, true);
	config('binary_sensor/0x00158d0004470a44/contact', {
		device_class: 'door',
		payload_off: true,
		payload_on: false,
		unique_id: '0x00158d0004470a44_contact_zigbee2mqtt',
		value_template: '{{ value_json.contact }}',
	});
	config('sensor/0x00158d0004470a44/battery', {
		device_class: 'battery',
		enabled_by_default: true,
		entity_category: 'diagnostic',
		state_class: 'measurement',
		unique_id: '0x00158d0004470a44_battery_zigbee2mqtt',
		unit_of_measurement: '%',
		value_template: '{{ value_json.battery }}',
	});
	config('sensor/0x00158d0004470a44/action', {
		unique_id: '0x00158d0004470a44_action_zigbee2mqtt',
		value_template: '{{ value_json.action }}',
	});
	const device = 'ha:zigbee2mqtt_0x00158d0004470a44';
	const all = home.tell('zigbee2mqtt/cua', { contact: false, battery: 97, action: 'shake' });
	expect(all.rejected).toEqual([]);
	expect(inBrief(all)).toEqual([`${device} contact=1 battery=97`]);
	// What a message does not tell is overlooked.
	expect(home.tell('zigbee2mqtt/cua', { battery: 96 })).toMatchObject({
		readings: [{ values: [['battery', 96]] }],
		rejected: [],
	});
	home.tell('zigbee2mqtt/bridge/state', { state: 'online' });
	expect(inBrief(home.tell('zigbee2mqtt/cua/availability', { state: 'online' }))).toEqual([
		`${device} online`,
	]);
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'offline' }))).toEqual([
		`${device} offline`,
	]);
});

test('a plug as Tasmota tells of it, in short names and with a base topic', () => {
	const home = new Told();
	const shared = {
		'~': 'tele/bom-01/',
		avty_t: '~LWT',
		pl_avail: 'Online',
		pl_not_avail: 'Offline',
		dev: { ids: ['7BC4A5'], cns: [['mac', '2C:F4:32:7B:C4:A5']], name: 'Bơm 1', mf: 'Tasmota' },
	};
	home.tell('homeassistant/switch/7BC4A5_RL_1/config', {
		...shared,
		uniq_id: '7BC4A5_RL_1',
		stat_t: '~STATE',
		val_tpl: '{{value_json.POWER}}',
		pl_on: 'ON',
		pl_off: 'OFF',
		cmd_t: 'cmnd/bom-01/POWER',
	});
	home.tell('homeassistant/sensor/7BC4A5_ENERGY_Power/config', {
		...shared,
		uniq_id: '7BC4A5_ENERGY_Power',
		stat_t: '~SENSOR',
		unit_of_meas: 'W',
		dev_cla: 'power',
		frc_upd: true,
		val_tpl: "{{value_json['ENERGY']['Power']}}",
	});
	expect(home.topics).toEqual(['tele/bom-01/STATE', 'tele/bom-01/LWT', 'tele/bom-01/SENSOR']);
	expect(inBrief(home.tell('tele/bom-01/LWT', 'Online'))).toEqual(['ha:7BC4A5 online']);
	expect(inBrief(home.tell('tele/bom-01/SENSOR', { ENERGY: { Power: 31.5 } }))).toEqual([
		'ha:7BC4A5 sensor_7BC4A5_ENERGY_Power=31.5',
	]);
	const state = { Uptime: '0T01:00:15', POWER: 'ON', Wifi: { RSSI: 78 } };
	expect(inBrief(home.tell('tele/bom-01/STATE', state))).toEqual([
		'ha:7BC4A5 switch_7BC4A5_RL_1=1',
	]);
	expect(inBrief(home.tell('tele/bom-01/LWT', 'Offline'))).toEqual(['ha:7BC4A5 offline']);
});
