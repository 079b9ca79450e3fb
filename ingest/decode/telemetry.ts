import type { DeviceRef, Rejected, Telemetry } from '#lib/domain/reading.ts';
import { Fields, rejected, shown, type JsonObject } from './fields.ts';
import { deviceTime, withClockOffset } from './family.ts';
import { OWN_BEHIND_MS, toldAt } from './time.ts';

export type MetricValue = readonly [metric: string, value: number];

/** Numbers of one message at most. */
export const MOST_VALUES = 256;

/** No gauge tells more: 15 digits are what a double holds whole. */
const MOST = 1e15;
export const VALUE_RANGE = { min: -MOST, max: MOST } as const;

const METRIC_CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/** Letters of ASCII, digits, `_`, `.` and `-`, from a letter on, at most 64: `pm25`, `waterLevelM`. */
export function isMetricCode(text: string): boolean {
	return METRIC_CODE.test(text);
}

/** `{"ts":1795309323000,"values":{"pm25":31.2,"waterLevelM":1.4}}` */
export function decodeTelemetry(
	object: JsonObject,
	at: DeviceRef & { readonly receivedAt: number; readonly retained: boolean },
): Telemetry | Rejected {
	const given = object['values'];
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		return rejected('bad-shape', `values: an object of numbers is wanted, got ${shown(given)}`);
	}
	const values = metricValues(given as JsonObject);
	if (!Array.isArray(values)) return values;
	const told = toldAt(object['ts']);
	if (typeof told === 'object' && told) return told;
	const time = deviceTime(told, { ...at, behindMs: OWN_BEHIND_MS });
	if (time.timeSource === 'retained') {
		return rejected(
			'bad-time',
			'ts: a retained message needs one that can be believed, for nobody knows how old it is',
		);
	}
	const fields = new Fields(object);
	const sample = fields.flag('sample');
	if (fields.rejected) return fields.rejected;
	return {
		kind: 'telemetry',
		site: at.site,
		device: at.device,
		observedAt: time.observedAt,
		receivedAt: at.receivedAt,
		timeSource: time.timeSource,
		sample,
		values: withClockOffset(values, time),
	};
}

function metricValues(given: JsonObject): MetricValue[] | Rejected {
	const values: MetricValue[] = [];
	for (const name in given) {
		const value = given[name];
		if (!isMetricCode(name)) {
			return rejected('bad-shape', `values: a name such as "pm25" is wanted, got ${shown(name)}`);
		}
		if (typeof value !== 'number') {
			return rejected(
				'bad-shape',
				`values.${name}: a finite number is wanted, got ${shown(value)}`,
			);
		}
		if (!Number.isFinite(value)) {
			const got = 'got one beyond 1.8e308';
			return rejected('bad-number', `values.${name}: a finite number is wanted, ${got}`);
		}
		if (Math.abs(value) > MOST) {
			const wanted = `a number from ${-MOST} to ${MOST} is wanted`;
			return rejected('bad-number', `values.${name}: ${wanted}, got ${value}`);
		}
		values.push([name, value]);
	}
	if (values.length === 0 || values.length > MOST_VALUES) {
		return rejected('bad-shape', `values: 1 to ${MOST_VALUES} are wanted, got ${values.length}`);
	}
	return values;
}
