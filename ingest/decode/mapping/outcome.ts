/** What expressions gave, checked: values, states and times. */
import type { DeviceReport, Rejected } from '#lib/domain/reading.ts';
import { rfc3339 } from '#lib/wire/rfc3339.ts';
import { rejected, shown } from '../fields.ts';
import { isMetricCode, MOST_VALUES, VALUE_RANGE } from '../telemetry.ts';
import type { MetricValue } from '../telemetry.ts';

/** Numbers, and true and false as 1 and 0; what was not found is left out. */
export function metricValues(found: Readonly<Record<string, unknown>>): {
	readonly values: MetricValue[];
	readonly wrong: readonly string[];
} {
	const values: MetricValue[] = [];
	const wrong: string[] = [];
	for (const [metric, given] of Object.entries(found)) {
		if (given === null || given === undefined) continue;
		const value = typeof given === 'boolean' ? Number(given) : given;
		if (!isMetricCode(metric)) {
			wrong.push(`a metric such as powerW is wanted, got ${shown(metric)}`);
		} else if (typeof value !== 'number' || !Number.isFinite(value)) {
			wrong.push(`${metric}: a finite number is wanted, got ${shown(given)}`);
		} else if (value < VALUE_RANGE.min || value > VALUE_RANGE.max) {
			wrong.push(`${metric}: a number within ±1e15 is wanted, got ${value}`);
		} else if (values.length === MOST_VALUES) {
			wrong.push(`at most ${MOST_VALUES} values are taken`);
			break;
		} else {
			values.push([metric, value]);
		}
	}
	return { values, wrong };
}

/** Null: the message says nothing of the state. */
export function report(given: unknown): DeviceReport | null | { readonly wrong: string } {
	if (given === null || given === 'online' || given === 'degraded' || given === 'offline')
		return given;
	return { wrong: `"online", "degraded" or "offline" is wanted, got ${shown(given)}` };
}

/** RFC 3339 or epoch milliseconds, as epoch milliseconds; null: the message has no time. */
export function toldAt(given: unknown): number | null | Rejected {
	const ms = typeof given === 'string' ? rfc3339(given) : given;
	if (ms === null || (typeof ms === 'number' && Number.isFinite(ms))) return ms;
	const wanted = 'RFC 3339 or epoch milliseconds are wanted';
	return rejected('bad-time', `time: ${wanted}, got ${shown(given)}`);
}
