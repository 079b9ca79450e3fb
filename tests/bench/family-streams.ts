/** What 500 devices of each family say, message by message, and the same told on the project's own topics. */
import { chirpstackUp, thingsStackUp } from '#ingest/decode/lorawan/examples.ts';
import { bdSeq, double, payloadOf } from '#ingest/decode/sparkplug/examples.ts';

export type Said = { readonly topic: string; readonly payload: string | Uint8Array };

export type Stream = {
	/** Sources of a centre's file, without their site. */
	readonly sources: readonly string[];
	/** What each message becomes: so many readings of so many values. */
	readonly readings: number;
	readonly values: number;
	readonly kind: 'status' | 'telemetry';
	/** Said before the measurement, and not counted. */
	readonly setUp?: readonly Said[];
	/** The `n`th message; each has a time of its own (epoch ms) if the family has times. */
	say(n: number, at: number): Said;
};

const DEVICES = 500;
const CAMERAS = 50;

const json = (topic: string, value: unknown): Said => ({ topic, payload: JSON.stringify(value) });
const range = (length: number) => Array.from({ length }, (_, n) => n);
const hex = (n: number) => n.toString(16).padStart(16, '0');

export const STREAMS: Readonly<Record<string, Stream>> = {
	frigate: {
		sources: range(DEVICES / CAMERAS).map((n) => `family: frigate, prefix: nvr-${n}`),
		...{ readings: CAMERAS, values: 5, kind: 'status' },
		say: (n, at) =>
			json(`nvr-${n % (DEVICES / CAMERAS)}/stats`, {
				cameras: Object.fromEntries(
					range(CAMERAS).map((camera) => [
						`cam-${camera}`,
						{
							...{ camera_fps: 5 + (n % 10) / 10, process_fps: 5, skipped_fps: 0 },
							...{ detection_fps: (n % 7) / 10, detection_enabled: 1, pid: 411, capture_pid: 417 },
						},
					]),
				),
				service: { last_updated: at / 1000 },
			}),
	},
	axis: {
		sources: ['family: axis'],
		...{ readings: 1, values: 1, kind: 'telemetry' },
		say: (n, timestamp) =>
			json(`axis/B8A44F${n % DEVICES}/event/tns:onvif/Device/tns:axis/IO/Port/$source/port/1`, {
				...{ topic: 'onvif:Device/axis:IO/Port', timestamp },
				message: { source: { port: '1' }, key: {}, data: { state: String(n % 2) } },
			}),
	},
	onvif: {
		sources: ['family: onvif'],
		...{ readings: 1, values: 0, kind: 'status' },
		say: (n, at) =>
			json(`cam-${n % DEVICES}/onvif-ej/VideoSource/SignalLoss/&1`, {
				UtcTime: new Date(at).toISOString(),
				...{ Source: { Source: '1' }, Data: { State: n % (2 * DEVICES) < DEVICES } },
			}),
	},
	'home-assistant': {
		sources: ['family: home-assistant'],
		...{ readings: 1, values: 1, kind: 'telemetry' },
		setUp: range(DEVICES).map((n) =>
			json(`homeassistant/sensor/tram-${n}/pm25/config`, {
				...{ name: 'PM2.5', unique_id: `tram-${n}-pm25`, state_topic: `tram/${n}` },
				value_template: '{{ value_json.pm25 | round(1) }}',
				device: { identifiers: [`tram-${n}`], name: `Trạm ${n}` },
			}),
		),
		say: (n) => json(`tram/${n % DEVICES}`, { pm25: (n % 1000) / 10, voltage: 3.1 }),
	},
	sparkplug: {
		sources: ['family: sparkplug'],
		...{ readings: 1, values: 1, kind: 'telemetry' },
		setUp: range(DEVICES).map((n) => ({
			topic: `spBv1.0/bench/NBIRTH/e-${n}`,
			payload: payloadOf([bdSeq(0), { ...double('Flow', 0), alias: 1 }], {
				seq: 0,
				at: Date.now(),
			}),
		})),
		say: (n, at) => ({
			topic: `spBv1.0/bench/NDATA/e-${n % DEVICES}`,
			payload: payloadOf([{ alias: 1, doubleValue: (n % 1000) / 10, timestamp: at }], {
				...{ seq: (1 + Math.floor(n / DEVICES)) & 255, at },
			}),
		}),
	},
	chirpstack: {
		sources: ['family: chirpstack'],
		...{ readings: 1, values: 4, kind: 'telemetry' },
		say: (n, at) =>
			json(`application/1/device/${hex(n % DEVICES)}/event/up`, {
				...chirpstackUp({ time: new Date(at).toISOString(), object: { level: (n % 1000) / 10 } }),
				deviceInfo: { deviceName: `do-${n % DEVICES}`, devEui: hex(n % DEVICES) },
			}),
	},
	'things-stack': {
		sources: ['family: things-stack'],
		...{ readings: 1, values: 4, kind: 'telemetry' },
		say: (n, at) => {
			const device_id = `dev-${n % DEVICES}`;
			const time = new Date(at).toISOString();
			const uplink = { received_at: time, f_cnt: n, decoded_payload: { level: (n % 1000) / 10 } };
			const ids = { device_id, application_ids: { application_id: 'app1' } };
			return json(
				`v3/app1@ttn/devices/${device_id}/up`,
				thingsStackUp(uplink, { end_device_ids: ids, received_at: time }),
			);
		},
	},
	tasmota: {
		sources: ['preset: tasmota'],
		...{ readings: 1, values: 3, kind: 'telemetry' },
		say: (n) =>
			json(`tele/bom-${n % DEVICES}/SENSOR`, {
				Time: '2026-11-22T08:00:00',
				ENERGY: { Total: 3.185, Power: n % 100, Voltage: 221, Factor: 0.9 },
			}),
	},
	'shelly-gen2': {
		sources: ['preset: shelly-gen2'],
		...{ readings: 1, values: 2, kind: 'telemetry' },
		say: (n, at) =>
			json(`shellyplus1pm-${n % DEVICES}/events/rpc`, {
				...{ src: `shellyplus1pm-${n % DEVICES}`, method: 'NotifyStatus' },
				params: { ts: at / 1000, 'switch:0': { id: 0, apower: n % 100, voltage: 230.1 } },
			}),
	},
	zigbee2mqtt: {
		sources: ['preset: zigbee2mqtt'],
		...{ readings: 1, values: 3, kind: 'telemetry' },
		say: (n, at) =>
			json(`zigbee2mqtt/kho-${n % DEVICES}`, {
				...{ temperature: (n % 400) / 10, humidity: 61, battery: 88 },
				last_seen: new Date(at).toISOString(),
			}),
	},
	mapping: {
		sources: ['mapping: muc-nuoc.yaml'],
		...{ readings: 1, values: 2, kind: 'telemetry' },
		say: (n, at) =>
			json(`thuy-van/suoi-${n % DEVICES}/so-lieu`, {
				...{ thoi_gian: at, muc_nuoc_cm: n % 500, pin: 12.4 },
			}),
	},
};

/** As docs/mappings.md has it. */
export const MAPPING = `
name: muc-nuoc
rules:
  - topic: thuy-van/{device}/so-lieu
    kind: water-level
    heartbeatS: 600
    time: thoi_gian
    values:
      waterLevelM: muc_nuoc_cm / 100
      batteryV: pin
`;

/** The `n`th of the same readings on the project's own topics. */
export function sayOwn({ kind, values }: Stream, n: number, at: number): Said {
	const figures = Object.fromEntries(range(values).map((value) => [`v${value}`, (n % 1000) / 10]));
	const topic = `ioc/v1/bench/device/${kind}-${values}-${n % DEVICES}/${kind}`;
	return kind === 'telemetry'
		? json(topic, { ts: at, values: figures })
		: json(topic, {
				ts: at,
				state: n % (2 * DEVICES) < DEVICES ? 'online' : 'degraded',
				...figures,
			});
}
