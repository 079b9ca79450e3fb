import type { Telemetry } from '#lib/domain/reading.ts';
import {
	BEHIND_MS,
	deviceTime,
	withClockOffset,
	type DeviceTime,
	type FamilyMessage,
} from '../family.ts';
import type { Faults } from '../faults.ts';
import { rejected, shown } from '../fields.ts';
import { GatheredValues } from '../gathered-values.ts';
import { MOST_VALUES } from '../telemetry.ts';
import { AHEAD_MS } from '../time.ts';
import { valueOf, type MetricDefinition } from './metrics.ts';
import { unsigned, type WireMetric } from './payload.ts';

export type NamedMetric = { readonly defined: MetricDefinition; readonly wire: WireMetric };

const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * The numbers of a message as readings, one for each time that its metrics name. What is no number, or not for keeping
 * (`is_transient`), is counted.
 */
export function telemetryOf({
	metrics,
	sentAt,
	device,
	message,
	faults,
}: {
	readonly metrics: readonly NamedMetric[];
	readonly sentAt: number | null;
	readonly device: string;
	readonly message: FamilyMessage;
	readonly faults: Faults;
}): { readonly telemetry: readonly Telemetry[]; readonly overlooked: number } {
	const sent = deviceTime(sentAt, message);
	const byTime = new Map<number, { time: DeviceTime; values: GatheredValues }>();
	let overlooked = 0;
	for (const { defined, wire } of metrics) {
		if (defined.code === null) continue;
		const value = valueOf(wire, defined.datatype || (wire.datatype ?? 0));
		if (value === null) continue;
		if (typeof value !== 'number' || wire.isTransient) {
			overlooked++;
			continue;
		}
		const time = timeOf(wire, { sentAt, sent, message });
		if (time === null) {
			const told = wire.timestamp ? unsigned(wire.timestamp) : undefined;
			const of = `${defined.code}: a historical value needs a time that can be believed`;
			faults.add(rejected('bad-time', `${of}, got ${shown(told)}`));
			continue;
		}
		const at = byTime.get(time.observedAt) ?? { time, values: new GatheredValues(faults) };
		byTime.set(time.observedAt, at);
		at.values.add(defined.code, value);
	}
	const telemetry = [...byTime.values()].flatMap(({ time, values }) =>
		values.inParts(MOST_VALUES).map((part) => ({
			kind: 'telemetry' as const,
			site: message.site,
			device,
			...time,
			sample: false,
			values: withClockOffset(part, time),
		})),
	);
	return { telemetry, overlooked };
}

/**
 * The clock is judged by when the message was sent, for the metrics of a right clock may be old. A present value that
 * changed long ago, such as in a birth, counts from the message; a historical one has its own time, or none (null).
 */
function timeOf(
	wire: WireMetric,
	{
		sentAt,
		sent,
		message,
	}: { readonly sentAt: number | null; readonly sent: DeviceTime; readonly message: FamilyMessage },
): DeviceTime | null {
	const told = wire.timestamp ? unsigned(wire.timestamp) : null;
	const latest = Math.min(sentAt ?? message.receivedAt, message.receivedAt) + AHEAD_MS;
	if (wire.isHistorical) {
		const clockIsWrong = sent.clockOffsetS !== null;
		if (told === null || clockIsWrong || told < EARLIEST || told > latest) return null;
		return { ...sent, observedAt: told, timeSource: 'device' };
	}
	if (sentAt === null) return deviceTime(told, message);
	if (sent.clockOffsetS !== null || told === null) return sent;
	const believed = told <= latest && told >= sentAt - BEHIND_MS;
	return believed ? { ...sent, observedAt: told } : sent;
}
