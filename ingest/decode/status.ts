import type { DeviceRef, DeviceReport, DeviceStatus, Rejected } from '#lib/domain/reading.ts';
import { Fields, rejected, shown, type JsonObject } from './fields.ts';
import { deviceTime, withClockOffset } from './family.ts';
import { isMetricCode, MOST_VALUES, VALUE_RANGE, type MetricValue } from './telemetry.ts';
import { OWN_BEHIND_MS, toldAt } from './time.ts';

/** `{"ts":"…","state":"online","fps":25,"bitrateKbps":3800}`; `state` with an optional `reason`. */
export function decodeStatus(
	object: JsonObject,
	at: DeviceRef & { readonly receivedAt: number; readonly retained: boolean },
): DeviceStatus | Rejected {
	const state = object['state'];
	if (!isReport(state)) {
		const wanted = '"online", "degraded" or "offline"';
		return rejected('bad-shape', `state: ${wanted} is wanted, got ${shown(state)}`);
	}
	const told = toldAt(object['ts']);
	if (typeof told === 'object' && told) return told;
	const time = deviceTime(told, { ...at, behindMs: OWN_BEHIND_MS });
	const fields = new Fields(object);
	const reason = fields.optionalText('reason', 64);
	const sample = fields.flag('sample');
	const values: MetricValue[] = [];
	for (const name in object) {
		if (name === 'ts' || typeof object[name] !== 'number' || !isMetricCode(name)) continue;
		values.push([name, fields.number(name, VALUE_RANGE)]);
	}
	if (values.length > MOST_VALUES) {
		fields.reject('bad-shape', `at most ${MOST_VALUES} numbers are taken, got ${values.length}`);
	}
	if (fields.rejected) return fields.rejected;
	return {
		kind: 'status',
		site: at.site,
		device: at.device,
		observedAt: time.observedAt,
		receivedAt: at.receivedAt,
		timeSource: time.timeSource,
		sample,
		state,
		reason,
		values: withClockOffset(values, time),
	};
}

function isReport(state: unknown): state is DeviceReport {
	return state === 'online' || state === 'degraded' || state === 'offline';
}
