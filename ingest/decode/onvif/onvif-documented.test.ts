/** What ONVIF's specifications document, told over MQTT as the Core specification has it. */
import { expect, test } from 'vitest';
import type { Reading } from '#lib/domain/reading.ts';
import { OnvifDecoder } from './onvif.ts';

const NOW = Date.UTC(2026, 10, 22, 1);

function toldBy(
	decoder: OnvifDecoder,
	below: string,
	{ source = {}, data, retained = false }: { source?: object; data: object; retained?: boolean },
): readonly Reading[] {
	const time = retained ? {} : { UtcTime: '2026-11-22T00:59:59.500Z' };
	const payload = new TextEncoder().encode(JSON.stringify({ ...time, Source: source, Data: data }));
	const topic = `MyDevice/onvif-ej/${below}`;
	const message = { site: 'bao-loc', topic, payload, retained, receivedAt: NOW };
	const { readings, rejected } = decoder.decode(message);
	expect(rejected).toEqual([]);
	return readings.filter(({ kind }) => kind !== 'info');
}

// Topics, sources and items of https://www.onvif.org/specs/core/ONVIF-Core-Specification.pdf, "Monitoring events" and "JSON
// Event Payload"; those of sensors are its examples.
test.each([
	[
		'Device/Sensor/Temperature/High',
		'SensorID',
		'temp_001',
		{ Value: 28.65, Threshold: 25.15 },
		'temperatureC.temp_001',
		28.65,
	],
	[
		'Device/Sensor/RelativeHumidity/High',
		'SensorID',
		'humidity_001',
		{ Value: 65.2, Threshold: 60.0 },
		'humidityPct.humidity_001',
		65.2,
	],
	[
		'Device/Sensor/AbsoluteHumidity/High',
		'SensorID',
		'humidity_001',
		{ Value: 10, Threshold: 8 },
		'absoluteHumidityGPerM3.humidity_001',
		10,
	],
	['Monitoring/ProcessorUsage/&CPU0', 'Token', 'CPU0', { Value: '4.25E1' }, 'cpuPct.CPU0', 42.5],
	['Monitoring/UploadStatus', null, '', { Status: '50' }, 'uploadPct', 50],
	['Monitoring/BatteryCapacity', null, '', { PercentageRemainingCapacity: 88 }, 'batteryPct', 88],
	[
		'Monitoring/EnvironmentalConditions/Temperature',
		null,
		'',
		{ Status: '45.2999992370605469' },
		'temperatureC',
		45.2999992370605469,
	],
	[
		'Monitoring/EnvironmentalConditions/RelativeHumidity',
		null,
		'',
		{ Status: 31 },
		'humidityPct',
		31,
	],
] as const)('%s is a figure', (below, item, id, data, metric, value) => {
	const source = item === null ? {} : { [item]: id };
	expect(toldBy(new OnvifDecoder(), below, { source, data })).toMatchObject([
		{ kind: 'telemetry', observedAt: NOW - 500, values: [[metric, value]] },
	]);
});

// Of the same specification, but the one of Media.
test.each([
	[
		'Monitoring/LinkStatus/&eth0',
		{ Link: { AutoNegotiation: 'true', Speed: '100', Duplex: 'Full' } },
	],
	['Monitoring/OperatingTime/LastReboot', { Status: '2026-11-21T01:00:00Z' }],
	['Monitoring/OperatingTime/DefinedLimitReached', { Status: false }],
	[
		'Monitoring/Profile/ActiveConnections/&p1',
		{ Status: { ActiveConnections: { CurrentFps: '0' } } },
	],
	['Device/OperationMode/UploadInitiated', {}],
	['Device/HardwareFailure/acme:LensFailure', { Failed: true }],
])('%s is a sign of life and no state', (below, data) => {
	const decoder = new OnvifDecoder();
	const told = toldBy(decoder, below, { data });
	expect(told).toMatchObject([{ kind: 'telemetry', observedAt: NOW - 500, values: [] }]);
	// Nobody knows how old it is.
	expect(toldBy(decoder, below, { data, retained: true })).toEqual([]);
});

// https://www.onvif.org/specs/srv/img/ONVIF-Imaging-Service-Spec.pdf, "Events".
test.each([
	['ImageTooBlurry/ImagingService', 'blurry'],
	['ImageTooDark/AnalyticsService', 'too-dark'],
	['ImageTooBright/RecordingService', 'too-bright'],
	['GlobalSceneChange/ImagingService', 'scene-changed'],
	['SignalLoss', 'no-video'],
	['ImpairedVisibility', 'impaired-visibility'],
])('VideoSource/%s is %s while it lasts', (below, reason) => {
	const topic = `VideoSource/${below}/&1`;
	const decoder = new OnvifDecoder();
	const told = ['true', 'false'].map((state) => toldBy(decoder, topic, { data: { State: state } }));
	expect(told).toMatchObject([[{ state: 'degraded', reason }], [{ state: 'online' }]]);
});
