/** What devices of each family and preset say, as their makers document it, and what is to be known of them then. */
import { chirpstackUp, EUI, GATEWAY, thingsStackUp, UP } from '#ingest/decode/lorawan/examples.ts';
import { bdSeq, double, payloadOf } from '#ingest/decode/sparkplug/examples.ts';

export type FieldMessage = {
	readonly topic: string;
	readonly payload: string | Uint8Array;
	readonly retain?: boolean;
};

export type FieldExample = {
	/** A source of a centre's file, without its site. */
	readonly source: string;
	readonly family: string;
	readonly messages: readonly FieldMessage[];
	/** By device; state null: it told none. */
	readonly known: Readonly<
		Record<
			string,
			{ readonly state: string | null; readonly figures: Readonly<Record<string, number>> }
		>
	>;
};

const json = (topic: string, value: unknown, retain = false): FieldMessage => ({
	topic,
	payload: JSON.stringify(value),
	retain,
});

const EDGE = 'spBv1.0/Cap nuoc';
const SHELLY = 'shellyplus1pm-a8032abe54dc';

/** Of each family and each preset one, told at that time (epoch ms). */
export function fieldExamples(now: number): readonly FieldExample[] {
	const time = new Date(now).toISOString();
	const birth = (seq: number, ...metrics: object[]) =>
		payloadOf(metrics as never, { seq, at: now });
	return [
		{
			source: 'family: frigate',
			family: 'frigate',
			messages: [
				{ topic: 'frigate/available', payload: 'online', retain: true },
				{ topic: 'frigate/cong-chinh/status/detect', payload: 'offline', retain: true },
				json('frigate/stats', {
					cameras: { 'cong-chinh': { camera_fps: 0 }, 'cong-phu': { camera_fps: 5.1 } },
					service: { uptime: 3600, last_updated: Math.floor(now / 1000) },
				}),
			],
			known: {
				frigate: { state: 'online', figures: { uptimeS: 3600 } },
				'frigate:cong-chinh': { state: 'offline', figures: { fps: 0 } },
				'frigate:cong-phu': { state: 'online', figures: { fps: 5.1 } },
			},
		},
		{
			source: 'family: axis',
			family: 'axis',
			messages: [
				json('axis/B8A44F284388/event/connection', {
					...{ serialNumber: 'B8A44F284388', connected: true },
					...{ description: 'Connected', timestamp: null },
				}),
				json('axis/B8A44F284388/event/tns:onvif/Device/tns:axis/IO/Port/$source/port/1', {
					topic: 'onvif:Device/axis:IO/Port',
					timestamp: now,
					message: { source: { port: '1' }, key: {}, data: { state: '1' } },
				}),
			],
			known: { 'axis:B8A44F284388': { state: 'online', figures: { 'input.1': 1 } } },
		},
		{
			source: 'family: onvif',
			family: 'onvif',
			messages: [
				json('cong-sau/onvif-ej/VideoSource/SignalLoss/&1', {
					...{ UtcTime: time, Source: { Source: '1' }, Data: { State: true } },
				}),
				json('cong-sau/onvif-ej/Monitoring/ProcessorUsage/&CPU0', {
					...{ UtcTime: time, Source: { Token: 'CPU0' }, Data: { Value: 42.5 } },
				}),
			],
			known: { 'onvif:cong-sau': { state: 'degraded', figures: { 'cpuPct.CPU0': 42.5 } } },
		},
		{
			source: 'family: home-assistant',
			family: 'home-assistant',
			messages: [
				json(
					'homeassistant/sensor/tram/pm25/config',
					{
						...{ name: 'PM2.5', unique_id: 'tram-pm25', device_class: 'pm25' },
						...{ state_topic: 'tram/so-lieu', value_template: '{{ value_json.pm25 }}' },
						...{ availability_topic: 'tram/con', device: { identifiers: ['tram'], name: 'Trạm' } },
					},
					true,
				),
				{ topic: 'tram/con', payload: 'online' },
				json('tram/so-lieu', { pm25: 31.2 }),
			],
			known: { 'ha:tram': { state: 'online', figures: { pm25: 31.2 } } },
		},
		{
			source: 'family: sparkplug',
			family: 'sparkplug',
			messages: [
				{ topic: `${EDGE}/NBIRTH/tu-01`, payload: birth(0, bdSeq(1), double('Pin', 12.5)) },
				{ topic: `${EDGE}/DBIRTH/tu-01/bom-1`, payload: birth(1, double('Flow', 3.5)) },
			],
			known: {
				'sparkplug:Cap nuoc:tu-01': { state: 'online', figures: { Pin: 12.5 } },
				'sparkplug:Cap nuoc:tu-01:bom-1': { state: 'online', figures: { Flow: 3.5 } },
			},
		},
		{
			source: 'family: chirpstack',
			family: 'chirpstack',
			messages: [
				json(`eu868/gateway/${GATEWAY}/state/conn`, { gatewayId: GATEWAY, state: 'ONLINE' }, true),
				json(UP, chirpstackUp({ time })),
			],
			known: {
				[`chirpstack-gateway:${GATEWAY}`]: { state: 'online', figures: {} },
				[`chirpstack:${EUI}`]: { state: null, figures: { temperature: 21.5, rssi: -36, fCnt: 42 } },
			},
		},
		{
			source: 'family: things-stack',
			family: 'things-stack',
			messages: [json('v3/app1@ttn/devices/dev1/up', thingsStackUp({ received_at: time }))],
			known: {
				'tts:app1@ttn:dev1': { state: null, figures: { temperature: 1, luminosity: 0.64 } },
			},
		},
		{
			source: 'preset: tasmota',
			family: 'tasmota',
			messages: [
				{ topic: 'tele/bom-1/LWT', payload: 'Online', retain: true },
				json('tele/bom-1/SENSOR', {
					Time: '2026-11-22T08:00:00',
					ENERGY: { Power: 42, Voltage: 221 },
				}),
			],
			known: { 'bom-1': { state: 'online', figures: { powerW: 42, voltageV: 221 } } },
		},
		{
			source: 'preset: shelly-gen2',
			family: 'shelly-gen2',
			messages: [
				{ topic: `${SHELLY}/online`, payload: 'true', retain: true },
				json(`${SHELLY}/events/rpc`, {
					...{ src: SHELLY, method: 'NotifyStatus' },
					params: { ts: now / 1000, 'switch:0': { id: 0, apower: 8.9, voltage: 230.1 } },
				}),
			],
			known: { [SHELLY]: { state: 'online', figures: { powerW: 8.9, voltageV: 230.1 } } },
		},
		{
			source: 'preset: zigbee2mqtt',
			family: 'zigbee2mqtt',
			messages: [
				json('zigbee2mqtt/bridge/state', { state: 'online' }, true),
				json('zigbee2mqtt/kho/availability', { state: 'online' }, true),
				json('zigbee2mqtt/kho', { temperature: 27.4, humidity: 61, battery: 88, last_seen: time }),
			],
			known: {
				zigbee2mqtt: { state: 'online', figures: {} },
				kho: { state: 'online', figures: { temperatureC: 27.4, batteryPct: 88 } },
			},
		},
	];
}
