/**
 * `<prefix>/stats`, the same as `/api/stats` of the NVR.
 * https://docs.frigate.video/integrations/api/stats-stats-get, https://docs.frigate.video/configuration/metrics;
 * until 0.12 the cameras lay beside the rest: https://github.com/blakeblackshear/frigate/blob/v0.9.4/docs/docs/integrations/api.md
 */
import type { Rejected } from '#lib/domain/reading.ts';
import type { Condition } from '../device-book.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { VALUE_RANGE, type MetricValue } from '../telemetry.ts';

const FLAG = 'detection_enabled';

const CAMERA_METRICS = [
	['camera_fps', 'fps'],
	['process_fps', 'processFps'],
	['skipped_fps', 'skippedFps'],
	['detection_fps', 'detectionFps'],
	['expected_fps', 'expectedFps'],
	['reconnects_last_hour', 'reconnectsLastHour'],
	['stalls_last_hour', 'stallsLastHour'],
	[FLAG, 'detectionEnabled'],
] as const;

const RECORDINGS = '/media/frigate/recordings';

export type FrigateStats = {
	readonly kind: 'stats';
	/** Epoch ms by the NVR's clock; null where it told none. */
	readonly toldAt: number | null;
	/** Of each camera that it has, and of the NVR itself where `camera` is null. */
	readonly devices: readonly {
		readonly camera: string | null;
		readonly values: readonly MetricValue[];
	}[];
	/** What could not be taken; the rest was. */
	readonly faults: readonly Rejected[];
};

export function frigateStats(object: JsonObject): FrigateStats | Rejected {
	const faults: Rejected[] = [];
	const service = objectAt(object, 'service', { at: 'service', faults });
	const given = camerasOf(object, faults);
	if (given === null && service === null) {
		const wanted = 'cameras: an object of cameras is wanted';
		return faults[0] ?? rejected('bad-shape', `${wanted}, got ${shown(object['cameras'])}`);
	}
	const devices: FrigateStats['devices'][number][] = [
		{
			camera: null,
			values: [
				...valuesOf(service ?? {}, [['uptime', 'uptimeS']], { at: 'service', faults }),
				...storage(service ?? {}, faults),
			],
		},
	];
	for (const [name, camera] of Object.entries(given ?? {})) {
		const at = `cameras.${shown(name)}`;
		const row = objectAt({ camera }, 'camera', { at, faults });
		if (row) devices.push({ camera: name, values: valuesOf(row, CAMERA_METRICS, { at, faults }) });
	}
	const lastUpdated = valuesOf(service ?? {}, [['last_updated', '']], { at: 'service', faults });
	const [, seconds] = lastUpdated[0] ?? ['', null];
	return { kind: 'stats', toldAt: seconds === null ? null : seconds * 1_000, devices, faults };
}

/**
 * Before 0.17 a camera has no other sign: "the camera_fps for any offline camera will be 0"
 * (https://docs.frigate.video/troubleshooting/faqs#how-do-i-know-if-my-camera-is-offline). Null where no frames are told, and
 * where there are none: that is a figure, and for how long it must be so is for the judge of streams to say.
 */
export function conditionByFrames(values: readonly MetricValue[]): Condition | null {
	const fps = values.find(([metric]) => metric === 'fps')?.[1];
	return fps !== undefined && fps > 0 ? { state: 'online', reason: null } : null;
}

/** One for the whole message, whose payload is kept with each. */
export function firstOf(faults: readonly Rejected[]): readonly Rejected[] {
	const [first, ...more] = faults;
	if (first === undefined || more.length === 0) return faults;
	return [rejected(first.reason, `${first.detail}; and ${more.length} more`)];
}

function camerasOf(object: JsonObject, faults: Rejected[]): JsonObject | null {
	if ('cameras' in object) return objectAt(object, 'cameras', { at: 'cameras', faults });
	const before013 = Object.entries(object).filter(
		([, value]) => isObject(value) && 'camera_fps' in value,
	);
	return before013.length === 0 ? null : Object.fromEntries(before013);
}

/** The share of the recordings' disk that is used, in percent. */
function storage(service: JsonObject, faults: Rejected[]): MetricValue[] {
	const disks = objectAt(service, 'storage', { at: 'service.storage', faults });
	const at = `service.storage.${RECORDINGS}`;
	const disk = disks && objectAt(disks, RECORDINGS, { at, faults });
	const [used, total] = ['used', 'total'].map(
		(name) => valuesOf(disk ?? {}, [[name, name]], { at, faults })[0]?.[1],
	);
	if (used === undefined || total === undefined || total <= 0) return [];
	return [['storageUsedPct', Math.round((used / total) * 1_000) / 10]];
}

/** Null where it is absent, and where it is none, which is a fault. */
function objectAt(
	object: JsonObject,
	name: string,
	{ at, faults }: { at: string; faults: Rejected[] },
): JsonObject | null {
	const value = object[name] ?? null;
	if (isObject(value)) return value;
	if (value !== null) {
		faults.push(rejected('bad-shape', `${at}: an object is wanted, got ${shown(value)}`));
	}
	return null;
}

function valuesOf(
	object: JsonObject,
	metrics: readonly (readonly [name: string, metric: string])[],
	{ at, faults }: { at: string; faults: Rejected[] },
): MetricValue[] {
	const values: MetricValue[] = [];
	for (const [name, metric] of metrics) {
		const given = object[name] ?? null;
		const value = typeof given === 'boolean' && name === FLAG ? Number(given) : given;
		if (value === null) continue;
		if (typeof value === 'number' && value >= VALUE_RANGE.min && value <= VALUE_RANGE.max) {
			values.push([metric, value]);
		} else {
			const wanted = `${at}.${name}: a finite number is wanted`;
			faults.push(
				typeof value === 'number'
					? rejected('bad-number', `${wanted}, got one beyond 1e15`)
					: rejected('bad-shape', `${wanted}, got ${shown(value)}`),
			);
		}
	}
	return values;
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
