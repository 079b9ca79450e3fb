import type { AdmitRule } from '#lib/domain/admission.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import type { MetricSession } from './device-metrics.ts';
import { deviceKey, type LookupSession } from './lookups.ts';
import { thoseWithRoom } from './quarantine.ts';
import { CLOCK_OFFSET, mayBeTooOld, type Retention } from './times.ts';

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
): Promise<void> {
	const readings = items.map(({ reading }) => reading);
	const observations = readings.filter((reading) => reading.kind === 'observation');
	const ofDevices = readings.filter((reading) => reading.kind !== 'observation');
	const newcomers = await ids.findDevices(items);
	await ids.resolve('unit', [
		...ofDevices.flatMap((reading) => (reading.kind === 'info' ? (reading.unitCode ?? []) : [])),
		...observations.map(({ unitCode }) => unitCode),
		...(newcomers.length > 0 ? rules.map(({ unit }) => unit) : []),
	]);
	await ids.makeDevices(await thoseWithRoom(tx, { newcomers, items, ids, rules, mostWaiting }));
	const metrics = new Set<string>();
	const unmet = new Map<number, Set<string>>();
	for (const reading of ofDevices) {
		// Figures that nobody knows the age of are not kept.
		if (reading.kind === 'info' || reading.timeSource === 'retained') continue;
		const device = ids.id('device', deviceKey(reading));
		if (device === null) continue;
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
	await ids.resolve(
		'indicator',
		observations.map(({ indicator }) => indicator),
	);
	await ids.resolve('metric', metrics);
	await ids.resolve(
		'source',
		observations.flatMap(({ source }) => source ?? []),
	);
}
