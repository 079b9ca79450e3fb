/** A programme's history for the bench, and the catalogue that it belongs to. */
import { appliedTargets } from '#lib/domain/applied-target.ts';
import type { Target } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Database } from '#server/db/database.ts';
import { anIndicator } from '#server/live/examples.ts';
import type { Catalogue } from '#server/services.ts';

export type Size = { readonly units: number; readonly indicators: number };

/** The day that is asked of, the last of a month that is over; and that month's first. */
export const DAY = '2026-10-31';
export const LAST_MONTH = '2026-10-01';
export const NOW = Date.parse('2026-11-23T04:00:00Z');

/** Communes of the largest of the provinces. */
const LARGEST = 135;
const HOME = 1;
/** Units and indicators of the bench come after it, so that none is another's. */
export const FIRST_UNIT = 100_001;

const INDICATORS = `
	insert into indicator (id, code, name, name_en, pillar, measure, direction, decimals, interval_s, scored)
	overriding system value
	select n, 'bench-' || n, 'Chỉ tiêu', 'Indicator', 'society', '%', 'higher', 1, 2592000, true
	from generate_series(1, $1::int) as n on conflict do nothing`;

/** A value of each at the end of each month, received ten days later. */
const READINGS = `
	insert into observation
		(observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample)
	select at, indicator, unit, round((40 + 60 * random())::numeric, 2)::float8, at + interval '10 days', 'device',
		null, null, false
	from generate_series($1::int, $2::int - 1) as month,
		lateral (
			select ((date '2026-11-01' - month * interval '1 month')::timestamp at time zone 'Asia/Ho_Chi_Minh')
				- interval '1 second' as at
		) as told,
		generate_series(1, $3::int) as indicator,
		generate_series(${FIRST_UNIT}, ${FIRST_UNIT - 1} + $4::int) as unit`;

/** Another of each amid the last month, received with that of its end. */
const AMID = `
	insert into observation
		(observed_at, indicator_id, unit_id, value, received_at, time_source, source_id, batch_id, sample)
	select timestamptz '2026-10-10 12:00+07', indicator, unit, round((40 + 60 * random())::numeric, 2)::float8,
		timestamptz '2026-11-10 12:00+07', 'device', null, null, false
	from generate_series(1, $1::int) as indicator,
		generate_series(${FIRST_UNIT}, ${FIRST_UNIT - 1} + $2::int) as unit`;

const DUE = `
	insert into unit_month_due (unit_id, month)
	select unit, (date '2026-10-01' - month * interval '1 month')::date
	from generate_series($1::int, $2::int - 1) as month,
		generate_series(${FIRST_UNIT}, ${FIRST_UNIT - 1} + $3::int) as unit
	on conflict do nothing`;

const COLUMNS = `
	select compress_chunk(chunk, if_not_compressed => true)
	from show_chunks('observation', older_than => timestamptz '2026-11-23' - interval '180 days') as chunk`;

/** Adds the years from `before` to `until` before the day. */
export async function fillProgramme(
	database: Database,
	{ size, before, until }: { readonly size: Size; readonly before: number; readonly until: number },
): Promise<{ readonly readings: number; readonly megabytes: number }> {
	const { units, indicators } = size;
	await database.query(INDICATORS, [indicators]);
	if (before === 0) await database.query(AMID, [indicators, units]);
	// A year at a time: a single statement would be longer than a query may take.
	for (let year = before; year < until; year++) {
		await database.query(READINGS, [year * 12, (year + 1) * 12, indicators, units]);
		await database.query(DUE, [year * 12, (year + 1) * 12, units]);
		await database.query(COLUMNS);
	}
	await database.query('vacuum analyze observation');
	const [row] = await database.query<{ readings: number; bytes: number }>(
		`select count(*) as readings, hypertable_size('observation') as bytes from observation`,
	);
	return { readings: row?.readings ?? 0, megabytes: Math.round((row?.bytes ?? 0) / 1e6) };
}

/**
 * One programme of all units, one of the largest province's, and one of all units with a target of a year, of which months are
 * told; as the catalogue would have them.
 */
export function programmeOf({ units, indicators }: Size): {
	readonly catalogue: Catalogue;
	readonly largest: Catalogue;
	readonly yearly: Catalogue;
} {
	const home: Unit = {
		...{
			id: HOME,
			slug: 'p-bench',
			code: '68',
			level: 'province',
			kind: 'province',
			name: 'Bench',
		},
		...{ shortName: 'Bench', parentId: null, validFrom: null, validTo: null, labelAt: [108, 12] },
		...{ areaKm2: 1, boundary: null },
	};
	const parts = Array.from({ length: units }, (_, n): Unit => {
		const own = { id: FIRST_UNIT + n, slug: `c-${n}`, code: String(20_000 + n), parentId: HOME };
		return { ...home, ...own, level: 'commune', kind: 'commune' };
	});
	const all = Array.from({ length: indicators }, (_, n) =>
		anIndicator({ id: n + 1, code: `bench-${n + 1}`, intervalS: 30 * 86_400, scored: true }),
	);
	const plan = {
		code: 'bench',
		number: null,
		name: 'Bench',
		issuer: 'Bench',
		issuedOn: '2025-12-01',
		knownFrom: null,
	};
	const plans = [
		{
			...plan,
			...{ unitId: HOME, periodFrom: '2026-01-01', periodTo: '2026-12-31', cadence: null },
			...{ milestones: [], awards: [], organisations: [], basis: [] },
		},
	];
	const targets = all.map(({ code }, n): Target => ({
		...{ id: `B${n}`, plan: 'bench', indicator: code, level: 'commune', operator: '>=', value: 90 },
		...{ dueOn: '2026-12-31', path: { kind: 'line', from: '2025-12-31', start: 0 }, words: '' },
	}));
	const centre = {
		...{ slug: 'bench', name: 'Bench', nameEn: 'Bench', homeCode: '68', scopeCode: '68' },
		...{ geographyDate: '2025-07-01', sites: [], keyIndicators: [] },
	};
	const catalogueOf = (own: readonly Unit[]): Catalogue => {
		const known = { units: own, indicators: all, plans, targets };
		const applied = appliedTargets({ ...known, day: DAY });
		return {
			...known,
			...{ version: 1, centre, planTargets: targets, targets: applied, indices: [] },
		};
	};
	const catalogue = catalogueOf([home, ...parts]);
	const [first, ...others] = targets;
	const ofYear = first ? [{ ...first, operator: 'per-year' as const }] : [];
	return {
		catalogue,
		largest: catalogueOf([home, ...parts.slice(0, LARGEST)]),
		yearly: {
			...catalogue,
			indicators: all.map((one, n) => (n === 0 ? { ...one, overTime: 'sum' } : one)),
			planTargets: [...ofYear, ...others],
		},
	};
}
