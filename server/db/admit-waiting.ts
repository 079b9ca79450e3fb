import type { AdmitRule, FirstSight } from '#lib/domain/admission.ts';
import { GROW_FEED } from './batch/feed.ts';
import { Lookups } from './batch/lookups.ts';
import { admissions, admitByRule } from './batch/sightings.ts';
import type { Database } from './database.ts';

const WAITING = `
	select d.id, d.site, d.device, d.family, coalesce(s.first_topic, '') as topic
	from device d left join device_sighting s on s.device_id = d.id
	where not d.registered and d.retired_at is null
	order by d.id`;

/**
 * Takes those in quarantine that the rules now fit; to be called when the rules may be others, at the start. Resolves to how many
 * were taken.
 */
export async function admitWaiting(
	database: Database,
	{
		rules,
		geographyDate,
		now,
	}: { readonly rules: readonly AdmitRule[]; readonly geographyDate: string; readonly now: number },
): Promise<number> {
	if (rules.length === 0) return 0;
	return database.transaction(async (tx) => {
		const waiting = await tx.query<FirstSight & { id: number }>(WAITING);
		if (waiting.length === 0) return 0;
		const ids = new Lookups(geographyDate).open(tx, now);
		await ids.resolve(
			'unit',
			rules.map(({ unit }) => unit),
		);
		const admitted = admissions(
			waiting.map(({ id, ...sight }) => ({ id, sight })),
			{ rules, unitId: (code) => ids.id('unit', code), at: now },
		);
		if (admitted.length === 0) return 0;
		await tx.query(GROW_FEED);
		return (await admitByRule(tx, admitted)).length;
	});
}
