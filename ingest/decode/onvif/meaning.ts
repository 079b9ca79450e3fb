/**
 * What ONVIF's events, and those that Axis adds to them, tell of a device.
 *
 * VideoSource: https://www.onvif.org/specs/srv/img/ONVIF-Imaging-Service-Spec.pdf, "Events". Monitoring, HardwareFailure and
 * Sensor: https://www.onvif.org/specs/core/ONVIF-Core-Specification.pdf, "Monitoring events". Trigger:
 * https://www.onvif.org/specs/srv/io/ONVIF-DeviceIo-Service-Spec.pdf. Storage, Network, Status, IO, Casing:
 * https://developer.axis.com/vapix/network-video/event-and-action-services/, as an Axis device declares them.
 */

/** The worst first: of several the first is told. */
export const REASONS = [
	'no-video',
	'tampered',
	'scene-changed',
	'too-dark',
	'too-bright',
	'blurry',
	'impaired-visibility',
	'temperature',
	'power-supply',
	'fan',
	'storage',
	'network',
	'starting',
] as const;
export type Reason = (typeof REASONS)[number];

export type Meaning =
	/** A state that begins and ends. */
	| {
			readonly kind: 'trouble';
			readonly reason: Reason;
			/** Its item of data, true or false. */
			readonly item: string;
			/** What the item says while there is no trouble. */
			readonly well: boolean;
			/** An item that is also told of what was never there, such as a memory card: it counts once that was well. */
			readonly absence: string | null;
	  }
	/** True or false, stored as 1 or 0; by its source where there may be several: `input.1`. */
	| {
			readonly kind: 'signal';
			readonly metric: string;
			readonly item: string;
			readonly source: string | null;
	  }
	/** A figure; by its source where it names one: `temperatureC.temp_001`. */
	| {
			readonly kind: 'measure';
			readonly metric: string;
			readonly item: string;
			readonly source: string | null;
	  }
	/** What tells nothing of how the device is, but that it is there. */
	| { readonly kind: 'sign' };

const SIGN: Meaning = { kind: 'sign' };

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
	['videosource/signalloss', trouble('no-video', 'State')],
	['videosource/globalscenechange', trouble('scene-changed', 'State')],
	['videosource/imagetoodark', trouble('too-dark', 'State')],
	['videosource/imagetoobright', trouble('too-bright', 'State')],
	['videosource/imagetooblurry', trouble('blurry', 'State')],
	// Of fog, smoke and dust, where the one above is of the lens.
	['videosource/impairedvisibility', trouble('impaired-visibility', 'State')],
	// No state of the device; but ONVIF tells no other sign of life as often.
	['videosource/motionalarm', { kind: 'signal', metric: 'motion', item: 'State', source: null }],
	// Of Axis: a pulse without an end, so it is no state.
	[
		'videosource/tampering',
		{ kind: 'signal', metric: 'tampering', item: 'tampering', source: null },
	],
	['device/casing/open', trouble('tampered', 'Open')],
	['device/hardwarefailure/fanfailure', trouble('fan', 'Failed')],
	['device/hardwarefailure/powersupplyfailure', trouble('power-supply', 'Failed')],
	[
		'device/hardwarefailure/storagefailure',
		{ ...trouble('storage', 'Failed'), absence: 'disruption' },
	],
	['device/hardwarefailure/temperaturecritical', trouble('temperature', 'Critical')],
	['device/status/temperature/above', trouble('temperature', 'sensor_level')],
	['device/status/temperature/below', trouble('temperature', 'sensor_level')],
	['device/status/temperature/above_or_below', trouble('temperature', 'sensor_level')],
	['device/network/lost', trouble('network', 'lost')],
	['device/status/systemready', { ...trouble('starting', 'ready'), well: true }],
	['storage/disruption', { ...trouble('storage', 'disruption'), absence: 'disruption' }],
	['storage/alert', trouble('storage', 'alert')],
	['device/trigger/digitalinput', signal('input', 'LogicalState', 'InputToken')],
	['device/trigger/relay', signal('relay', 'LogicalState', 'RelayToken')],
	['device/io/port', signal('input', 'state', 'port')],
	['device/io/outputport', signal('relay', 'state', 'port')],
	['device/sensor/pir', signal('pir', 'state', 'sensor')],
	['device/sensor/temperature', measure('temperatureC', 'Value', 'SensorID')],
	['device/sensor/relativehumidity', measure('humidityPct', 'Value', 'SensorID')],
	['device/sensor/absolutehumidity', measure('absoluteHumidityGPerM3', 'Value', 'SensorID')],
	['monitoring/processorusage', measure('cpuPct', 'Value', 'Token')],
	['monitoring/uploadstatus', measure('uploadPct', 'Status')],
	['monitoring/batterycapacity', measure('batteryPct', 'PercentageRemainingCapacity')],
	// Of the device itself, inside.
	['monitoring/environmentalconditions/temperature', measure('temperatureC', 'Status')],
	['monitoring/environmentalconditions/relativehumidity', measure('humidityPct', 'Status')],
] satisfies [string, Meaning][]);

const MOST_LEVELS = 4;

/**
 * Events that are not known here are signs of life. Namespaces (`tns1:`, `tnsaxis:`, `acme:`) are put by some firmware
 * and left out by other; a level below is who noticed it: `VideoSource/SignalLoss`, `VideoSource/ImageTooDark/ImagingService`.
 */
export function meaningOf(levels: readonly string[]): Meaning {
	const names = levels
		.slice(0, MOST_LEVELS)
		.map((level) => level.slice(level.lastIndexOf(':') + 1).toLowerCase());
	for (let count = names.length; count >= 2; count--) {
		const meaning = MEANINGS.get(names.slice(0, count).join('/'));
		if (meaning) return meaning;
	}
	return SIGN;
}

function trouble(reason: Reason, item: string): Meaning & { kind: 'trouble' } {
	return { kind: 'trouble', reason, item, well: false, absence: null };
}

function signal(metric: string, item: string, source: string): Meaning {
	return { kind: 'signal', metric, item, source };
}

function measure(metric: string, item: string, source: string | null = null): Meaning {
	return { kind: 'measure', metric, item, source };
}
