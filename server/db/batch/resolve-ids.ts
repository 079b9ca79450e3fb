import type { AdmitRule } from '#lib/domain/admission.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import { deviceKey, type LookupSession } from './lookups.ts';
import { thoseWithRoom } from './quarantine.ts';
import { CLOCK_OFFSET, mayBeTooOld, type Retention } from './times.ts';

/**
 * Looks up all that a batch names, and makes what it may make: devices nobody has heard before (while there is room),
 * metrics and sources. The units of the rules are looked up only where somebody is new.
 */
export async function resolveIds(
	tx: Queryable,
	{
		items,
		ids,
		rules,
		retention,
		mostWaiting,
	}: {
		readonly items: readonly BatchItem[];
		readonly ids: LookupSession;
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
	for (const reading of ofDevices) {
		if (reading.kind === 'info' || ids.id('device', deviceKey(reading)) === null) continue;
		for (const [metric] of reading.values) metrics.add(metric);
		if (mayBeTooOld(reading, retention)) metrics.add(CLOCK_OFFSET);
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
