/** How available devices were in a time: by device, by unit with all that lies in it, or by kind. */
import type { AvailabilitySums } from '#lib/domain/availability.ts';
import type { Queryable } from './database.ts';

/** Samples and real devices are never summed up together. */
export type AvailabilityRow = AvailabilitySums & { readonly sample: boolean };
export type DeviceAvailability = AvailabilityRow & {
	readonly site: string;
	readonly device: string;
	readonly name: string;
	readonly kind: string;
	readonly unitId: number | null;
};
export type UnitAvailability = AvailabilityRow & { readonly unitId: number };
export type KindAvailability = AvailabilityRow & { readonly kind: string };

export type AvailabilityScope = {
	readonly from: Date;
	/** Not in the future. */
	readonly until: Date;
	/** Of devices that belong to one of these; null: of all there are. */
	readonly unitIds: readonly number[] | null;
};

const FIGURES = `
	with figures as (
		select d.site, d.device, coalesce(d.set_name, d.name) as name, coalesce(d.set_kind, d.kind) as kind,
			coalesce(d.set_unit_id, d.unit_id) as unit_id, d.sample, a.*
		from device_availability($1, $2) a
		join device d on d.id = a.device_id
		where $3::integer[] is null or coalesce(d.set_unit_id, d.unit_id) = any($3)
	)`;

const SUMS = `
	count(*)::integer as devices, sum(span_s) as "spanS", sum(up_s) as "upS", sum(degraded_s) as "degradedS",
	sum(down_s) as "downS", sum(maintenance_s) as "maintenanceS", sum(failures)::integer as failures,
	sum(restored)::integer as restored, sum(restored_s) as "restoredS",
	(count(*) filter (where down_at_end))::integer as "downAtEnd"`;

const BY_UNIT = `${FIGURES}
	select lies.within_id as "unitId", sample, ${SUMS}
	from figures
	join unnest($4::integer[], $5::integer[]) as lies(unit_id, within_id) on lies.unit_id = figures.unit_id
	group by lies.within_id, sample`;

const BY_KIND = `${FIGURES}
	select kind, sample, ${SUMS} from figures group by kind, sample order by kind, sample`;

const BY_DEVICE = `${FIGURES}
	select site, device, name, kind, unit_id as "unitId", sample, 1 as devices, span_s as "spanS", up_s as "upS",
		degraded_s as "degradedS", down_s as "downS", maintenance_s as "maintenanceS", failures, restored,
		restored_s as "restoredS", down_at_end::integer as "downAtEnd", (count(*) over ())::integer as total
	from figures
	order by down_s / nullif(up_s + down_s, 0) desc nulls last, failures desc, site, device
	limit $4`;

/** `lies`: each unit with each that it lies in, itself among them. A unit without devices has no row. */
export function unitAvailability(
	database: Queryable,
	asked: AvailabilityScope & { readonly lies: readonly (readonly [number, number])[] },
): Promise<UnitAvailability[]> {
	return database.query<UnitAvailability>(BY_UNIT, [
		...scopeOf(asked),
		asked.lies.map(([unitId]) => unitId),
		asked.lies.map(([, withinId]) => withinId),
	]);
}

export function kindAvailability(
	database: Queryable,
	asked: AvailabilityScope,
): Promise<KindAvailability[]> {
	return database.query<KindAvailability>(BY_KIND, scopeOf(asked));
}

/** At most `limit`, the least available first, and how many there are in all. */
export async function deviceAvailability(
	database: Queryable,
	asked: AvailabilityScope & { readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly DeviceAvailability[] }> {
	const found = await database.query<DeviceAvailability & { total: number }>(BY_DEVICE, [
		...scopeOf(asked),
		asked.limit,
	]);
	const rows = found.map(({ total, ...row }) => (void total, row));
	return { total: found[0]?.total ?? 0, rows };
}

function scopeOf({ from, until, unitIds }: AvailabilityScope): unknown[] {
	return [from, until, unitIds];
}
