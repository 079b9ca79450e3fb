import { expect, test } from 'vitest';
import { inBrief, NOW, Told } from './examples.ts';

const CONFIG = 'homeassistant/sensor/t/config';
const SENSOR = { stat_t: 's', dev: { ids: 'd', name: 'D' } };

function told(...configs: readonly (readonly [topic: string, config: object])[]): Told {
	const home = new Told();
	for (const [topic, config] of configs) {
		expect(home.tell(`homeassistant/${topic}/config`, { ...SENSOR, ...config }).rejected).toEqual(
			[],
		);
	}
	return home;
}

test('a device is online when its availability says so, and offline when its last will does', () => {
	const home = told(['sensor/t', { avty_t: 'd/status' }]);
	expect(home.topics).toEqual(['s', 'd/status']);
	expect(home.tell('d/status', 'online').readings).toEqual([
		{
			kind: 'status',
			site: 'bao-loc',
			device: 'ha:d',
			observedAt: NOW + 2_000,
			receivedAt: NOW + 2_000,
			timeSource: 'receipt',
			sample: false,
			state: 'online',
			reason: null,
			presence: 'session',
			values: [],
		},
	]);
	expect(inBrief(home.tell('d/status', 'offline'))).toEqual(['ha:d offline']);
});

test('of one that hangs on another its bridge tells; one that tells by its connectivity alone nobody watches over', () => {
	const presences = (component: string, config: object) => {
		const home = told([component, config]);
		const { readings } = home.tell('d/status', component.startsWith('binary') ? 'ON' : 'online');
		return readings.map((reading) => reading.kind === 'status' && reading.presence);
	};
	const dev = { ids: 'd', via_device: 'bridge' };
	expect(presences('sensor/t', { avty_t: 'd/status', dev })).toEqual(['bridge']);
	const connectivity = { stat_t: 'd/status', dev_cla: 'connectivity' };
	expect(presences('binary_sensor/c', connectivity)[0]).toBeUndefined();
});

test('a figure alone says nothing of the state', () => {
	const home = told(['sensor/t', {}]);
	expect(inBrief(home.tell('s', '5'))).toEqual(['ha:d t=5']);
});

test('own payloads and a template tell of availability', () => {
	const home = told([
		'sensor/t',
		{
			avty_t: 'd/state',
			avty_tpl: "{{ 'up' if value_json.link > 0 else 'down' }}",
			pl_avail: 'up',
			pl_not_avail: 'down',
		},
	]);
	expect(inBrief(home.tell('d/state', { link: 3 }))).toEqual(['ha:d online']);
	expect(inBrief(home.tell('d/state', { link: 0 }))).toEqual(['ha:d offline']);
});

/** What a device with two topics of availability is, after each of the messages. */
function after(mode: string | null, ...said: readonly string[]): readonly string[] {
	const avty = [{ t: 'bridge' }, { t: 'own' }];
	const home = told(['sensor/t', { avty, ...(mode === null ? {} : { avty_mode: mode }) }]);
	return said.map((one) => {
		const [topic = '', payload = ''] = one.split(' ');
		return inBrief(home.tell(topic, payload)).join().replace('ha:d ', '') || '-';
	});
}

test('all: each topic has to say so, and one that denies it decides', () => {
	expect(after('all', 'bridge online', 'own online', 'bridge offline', 'own online')).toEqual([
		'-',
		'online',
		'offline',
		'offline',
	]);
	expect(after('all', 'bridge offline')).toEqual(['offline']);
});

test('any: one topic is enough, and all have to deny it', () => {
	expect(after('any', 'bridge offline', 'own online', 'own offline', 'bridge online')).toEqual([
		'-',
		'online',
		'offline',
		'online',
	]);
});

test('latest: the last word counts, and it is the mode where none is given', () => {
	const said = ['bridge online', 'own offline', 'bridge online'];
	expect(after('latest', ...said)).toEqual(['online', 'offline', 'online']);
	expect(after(null, ...said)).toEqual(['online', 'offline', 'online']);
});

/** Shape of Zigbee2MQTT: https://www.zigbee2mqtt.io/guide/configuration/device-availability.html */
const BRIDGED = {
	availability: [
		{ topic: 'zigbee2mqtt/bridge/state', value_template: '{{ value_json.state }}' },
		{ topic: 'zigbee2mqtt/0x01/availability', value_template: '{{ value_json.state }}' },
	],
	availability_mode: 'all',
};

test('one message of a bridge tells of all devices behind it', () => {
	const home = new Told();
	for (const id of ['0x01', '0x02', '0x03']) {
		home.tell(`homeassistant/sensor/${id}/temperature/config`, {
			stat_t: `zigbee2mqtt/${id}`,
			avty: BRIDGED.availability.slice(0, 1),
			dev: { ids: [`zigbee2mqtt_${id}`], name: id, via_device: 'zigbee2mqtt_bridge_1' },
			val_tpl: '{{ value_json.temperature }}',
		});
	}
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'offline' }))).toEqual([
		'ha:zigbee2mqtt_0x01 offline',
		'ha:zigbee2mqtt_0x02 offline',
		'ha:zigbee2mqtt_0x03 offline',
	]);
});

test('of what was retained nobody knows the age, nor of what rests on it', () => {
	const home = told(['sensor/t', BRIDGED]);
	home.tell('zigbee2mqtt/0x01/availability', { state: 'online' }, true);
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'online' }, true))).toEqual([
		'ha:d online of unknown age',
	]);
	// The bridge is back, which tells nothing of the device.
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'online' }))).toEqual([
		'ha:d online of unknown age',
	]);
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'offline' }))).toEqual([
		'ha:d offline',
	]);
	home.tell('zigbee2mqtt/0x01/availability', { state: 'online' });
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'online' }))).toEqual([
		'ha:d online',
	]);
});

test('what is told again because we reconnected is neither news nor fresh', () => {
	const home = told(['sensor/t', { avty_t: 'd/status' }]);
	home.tell('d/status', 'online');
	expect(home.tell('d/status', 'online', true).readings).toEqual([]);
	expect(inBrief(home.tell('d/status', 'offline', true))).toEqual(['ha:d offline of unknown age']);
});

test('what one part told lately is not made older by what another left behind', () => {
	const home = told(
		['sensor/t', { avty_t: 'a' }],
		['sensor/h', { avty_t: 'b', stat_t: 'h' }],
		['sensor/x', { avty_t: 'c', stat_t: 'x' }],
	);
	home.tell('a', 'online');
	const { now } = home;
	expect(home.tell('b', 'online', true).readings).toMatchObject([
		{ state: 'online', observedAt: now, timeSource: 'receipt' },
	]);
	expect(inBrief(home.tell('c', 'offline', true))).toEqual([
		'ha:d degraded (sensor) of unknown age',
	]);
});

test('a further config tells no state again', () => {
	const home = told(['sensor/t', { avty_t: 'a' }]);
	home.tell('a', 'online');
	const further = { ...SENSOR, stat_t: 'h', avty_t: 'a', exp_aft: 60 };
	expect(inBrief(home.tell('homeassistant/sensor/h/config', further))).toEqual([
		'ha:d is unknown D',
	]);
});

test('a device whose config comes after the word on its availability has it too', () => {
	const home = told(['sensor/t', { avty_t: 'bridge' }]);
	home.tell('bridge', 'online', true);
	const second = { stat_t: 'x', avty_t: 'bridge', dev: { ids: 'late', name: 'Late' } };
	expect(inBrief(home.tell('homeassistant/sensor/late/config', second))).toEqual([
		'ha:late is unknown Late',
		'ha:late online of unknown age',
	]);
	home.tell('bridge', 'offline');
	const third = { stat_t: 'x', avty_t: 'bridge', dev: { ids: 'later', name: 'Later' } };
	const said = home.tell('homeassistant/sensor/later/config', third).readings;
	expect(said[1]).toMatchObject({ state: 'offline', observedAt: home.now - 1_000 });
});

test('a changed config does not forget what was heard', () => {
	const home = told(['sensor/t', { avty: [{ t: 'a' }, { t: 'b' }], avty_mode: 'all' }]);
	home.tell('a', 'online');
	const changed = {
		...SENSOR,
		unit_of_meas: '°C',
		avty: [{ t: 'a' }, { t: 'b' }],
		avty_mode: 'all',
	};
	home.tell(CONFIG, changed);
	expect(inBrief(home.tell('b', 'online'))).toEqual(['ha:d online']);
});

test('what is not heard any more is forgotten', () => {
	const home = told(['sensor/t', { avty_t: 'a' }]);
	home.tell('a', 'online');
	home.tell(CONFIG, '');
	expect(inBrief(home.tell(CONFIG, { ...SENSOR, avty_t: 'a' }))).toEqual(['ha:d is unknown D']);
});

test('where some parts are there and some are not, the device is degraded', () => {
	const parts = told(
		['sensor/t', { avty_t: 'a' }],
		['sensor/h', { avty_t: 'b', stat_t: 'h' }],
		['sensor/none', { stat_t: 'n' }],
	);
	expect(inBrief(parts.tell('a', 'online'))).toEqual(['ha:d online']);
	expect(inBrief(parts.tell('b', 'offline'))).toEqual(['ha:d degraded (sensor)']);
	expect(inBrief(parts.tell('a', 'offline'))).toEqual(['ha:d offline']);
	const camera = told(['camera/c', { t: 'jpg', avty_t: 'a' }], ['switch/w', { avty_t: 'b' }]);
	camera.tell('b', 'online');
	expect(inBrief(camera.tell('a', 'offline'))).toEqual(['ha:d degraded (no-video)']);
	camera.tell('a', 'online');
	expect(inBrief(camera.tell('b', 'offline'))).toEqual(['ha:d degraded']);
});

test('connectivity is a state, and a figure', () => {
	const home = told([
		'binary_sensor/connection_state',
		{
			dev_cla: 'connectivity',
			stat_t: 'zigbee2mqtt/bridge/state',
			val_tpl: '{{ value_json.state }}',
			pl_on: 'online',
			pl_off: 'offline',
		},
	]);
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'online' }))).toEqual([
		'ha:d online',
		'ha:d connection_state=1',
	]);
	expect(inBrief(home.tell('zigbee2mqtt/bridge/state', { state: 'offline' }))).toEqual([
		'ha:d offline',
		'ha:d connection_state=0',
	]);
	const odd = home.tell('zigbee2mqtt/bridge/state', { state: 'asleep' });
	expect(odd.readings).toEqual([]);
	expect(odd.rejected).toMatchObject([{ reason: 'bad-shape' }]);
});

test('connectivity counts as long as its own sensor is available', () => {
	const link = { dev_cla: 'connectivity', stat_t: 'link', avty_t: 'lwt' };
	const home = told(['binary_sensor/link', link], ['sensor/t', { avty_t: 'lwt' }]);
	expect(inBrief(home.tell('link', 'OFF'))).toEqual(['ha:d link=0']);
	expect(inBrief(home.tell('lwt', 'online'))).toEqual(['ha:d degraded (network)']);
	expect(inBrief(home.tell('link', 'ON'))).toEqual(['ha:d online', 'ha:d link=1']);
	expect(inBrief(home.tell('lwt', 'offline'))).toEqual(['ha:d offline']);
});

test('problem, running and the like are figures and no state', () => {
	const home = told(['binary_sensor/fault', { dev_cla: 'problem' }]);
	expect(inBrief(home.tell('s', 'ON'))).toEqual(['ha:d fault=1']);
});

test('the shared availability of a device holds for its components, their own instead of it', () => {
	const home = new Told();
	const cmps = {
		a: { p: 'sensor', stat_t: 'x', uniq_id: 'a' },
		b: { p: 'sensor', stat_t: 'y', uniq_id: 'b', avty_t: '~/b', '~': 'own' },
	};
	const avty = { avty: [{ t: '~/lwt', pl_avail: 'yes' }], '~': 'dev' };
	home.tell('homeassistant/device/d/config', { dev: { ids: 'd' }, o: {}, cmps, ...avty });
	expect(home.topics).toEqual(['x', 'dev/lwt', 'y', 'own/b']);
	expect(inBrief(home.tell('dev/lwt', 'yes'))).toEqual(['ha:d online']);
	expect(inBrief(home.tell('own/b', 'offline'))).toEqual(['ha:d degraded (sensor)']);
});

test('a component with a topic of its own has the shared words of availability', () => {
	const home = new Told();
	const cmps = {
		a: { p: 'sensor', stat_t: 'x', uniq_id: 'a' },
		b: { p: 'sensor', stat_t: 'y', uniq_id: 'b', avty_t: 'own', pl_not_avail: 'never' },
	};
	const shared = { avty_t: 'lwt', pl_avail: 'yes', pl_not_avail: 'no' };
	home.tell('homeassistant/device/n/d/config', { dev: { ids: 'd' }, o: {}, cmps, ...shared });
	expect(inBrief(home.tell('own', 'yes'))).toEqual(['ha:d online']);
	expect(inBrief(home.tell('lwt', 'no'))).toEqual(['ha:d degraded (sensor)']);
	expect(inBrief(home.tell('own', 'never'))).toEqual(['ha:d offline']);
});
