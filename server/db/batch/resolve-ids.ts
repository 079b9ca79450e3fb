import type { AdmitRule } from '#lib/domain/admission.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import type { MetricSession } from './device-metrics.ts';
import { deviceKey, type LookupSession } from './lookups.ts';
import { thoseWithRoom } from './quarantine.ts';
import { CLOCK_OFFSET, mayBeTooOld, type Retention } from './times.ts';

/** By its place in the batch the device of each message; null: it has none, or there was no room for it. */
export type DeviceIds = readonly (number | null)[];

/**
 * Looks up all that a batch names, and makes what it may make: devices nobody has heard before (while there is room),
 * metrics (while their device has room) and sources. The units of the rules are looked up only where somebody is new.
 */
export async function resolveIds(
	tx: Queryable,
	{
		items,
		ids,
		room,
		rules,
		retention,
		mostWaiting,
	}: {
		readonly items: readonly BatchItem[];
		readonly ids: LookupSession;
		readonly room: MetricSession;
		readonly rules: readonly AdmitRule[];
		readonly retention: Retention;
		readonly mostWaiting: number;
	},
): Promise<DeviceIds> {
	const readings = items.map(({ reading }) => reading);
	const observations = readings.filter((reading) => reading.kind === 'observation');
	const newcomers = await ids.findDevices(items);
	await ids.resolve('unit', [
		...readings.flatMap((reading) => (reading.kind === 'info' ? (reading.unitCode ?? []) : [])),
		...observations.map(({ unitCode }) => unitCode),
		...(newcomers.length > 0 ? rules.map(({ unit }) => unit) : []),
	]);
	await ids.makeDevices(await thoseWithRoom(tx, { newcomers, items, ids, rules, mostWaiting }));
	const devices = readings.map((reading) =>
		reading.kind === 'observation' ? null : ids.id('device', deviceKey(reading)),
	);
	await ids.resolve(
		'indicator',
		observations.map(({ indicator }) => indicator),
	);
	await ids.resolve('metric', await metricsWithRoom({ readings, devices, room, retention }));
	await ids.resolve(
		'source',
		observations.flatMap(({ source }) => source ?? []),
	);
	return devices;
}

async function metricsWithRoom({
	readings,
	devices,
	room,
	retention,
}: {
	readonly readings: readonly Reading[];
	readonly devices: DeviceIds;
	readonly room: MetricSession;
	readonly retention: Retention;
}): Promise<ReadonlySet<string>> {
	const metrics = new Set<string>();
	const unmet = new Map<number, Set<string>>();
	for (const [item, reading] of readings.entries()) {
		const device = devices[item] ?? null;
		if (device === null || reading.kind === 'info' || reading.kind === 'observation') continue;
		// Figures that nobody knows the age of are not kept.
		if (reading.timeSource === 'retained') continue;
		for (const [metric] of reading.values) {
			if (room.has(device, metric)) metrics.add(metric);
			else unmet.set(device, (unmet.get(device) ?? new Set()).add(metric));
		}
		if (mayBeTooOld(reading, retention)) metrics.add(CLOCK_OFFSET);
	}
	await room.meet(unmet);
	for (const [device, told] of unmet) {
		for (const metric of told) if (room.has(device, metric)) metrics.add(metric);
	}
	return metrics;
}
