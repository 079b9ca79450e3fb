/**
 * How many devices may wait that nobody has taken in. Each id that somebody invents would be a row for ever: beyond the
 * limit none is made, and what such a device says is a dead letter.
 */
import type { AdmitRule } from '#lib/domain/admission.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import { deviceKey, type LookupSession } from './lookups.ts';
import { admissions, type Newcomer } from './sightings.ts';

const WAITING =
	'select count(*) as waiting from device where not registered and retired_at is null';

/**
 * Those of whom a row is to be made: whoever is taken in at once, by a rule or by its own info, needs no room. The units
 * have been looked up. Two processes may both give away the last places; then there is a batch more than the limit.
 */
export async function thoseWithRoom(
	tx: Queryable,
	{
		newcomers,
		items,
		ids,
		rules,
		mostWaiting,
	}: {
		/** In the order in which they speak. */
		readonly newcomers: readonly Newcomer[];
		readonly items: readonly BatchItem[];
		readonly ids: LookupSession;
		readonly rules: readonly AdmitRule[];
		readonly mostWaiting: number;
	},
): Promise<readonly Newcomer[]> {
	if (newcomers.length === 0 || mostWaiting === Infinity) return newcomers;
	const unitId = (code: string) => ids.id('unit', code);
	const sighted = newcomers.map((sight, id) => ({ id, sight }));
	const ruled = admissions(sighted, { rules, unitId, at: 0 });
	const takenIn = new Set(ruled.map(({ id }) => newcomers[id]));
	const described = new Set(items.flatMap((item) => ownWord(item, unitId)));
	const waits = (one: Newcomer) => !takenIn.has(one) && !described.has(deviceKey(one));
	if (!newcomers.some(waits)) return newcomers;
	const [counted] = await tx.query<{ waiting: number }>(WAITING);
	let room = mostWaiting - (counted?.waiting ?? 0);
	return newcomers.filter((one) => !waits(one) || room-- > 0);
}

/** The key of a device that its own info takes in (`describeDevices`). */
function ownWord(
	{ reading, family }: BatchItem,
	unitId: (code: string) => number | null,
): string[] {
	if (reading.kind !== 'info' || family !== 'ioc' || reading.unitCode === null) return [];
	return unitId(reading.unitCode) === null ? [] : [deviceKey(reading)];
}
