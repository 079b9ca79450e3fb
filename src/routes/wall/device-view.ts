/** What the matrix and the list of troubles show of the devices. */
import type { Device } from '#lib/domain/device.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { troubleCauses } from '#lib/domain/trouble-cause.ts';
import { countDevices, DEVICE_LOOKS, deviceLook } from '#lib/domain/trouble.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Focus } from './focus.ts';
import type { DeviceCell, DeviceRow, TroubleLine } from '#lib/ui/device-row.ts';

/** The part that a device's unit lies in, or the whole where it stands for that; null where nobody said. */
export type PartOf = (device: Pick<Device, 'unitId'>) => Unit | null;

export function partFinder({ scope, parts, within }: Omit<Focus, 'home'>): PartOf {
	const own = new Map([scope, ...parts].map((unit) => [unit.id, unit]));
	const lower = new Map(within);
	return ({ unitId }) => (unitId === null ? null : own.get(lower.get(unitId) ?? unitId)) ?? null;
}

function nameOf({ name, site, device }: Device): string {
	return name === device ? `${site}/${device}` : name;
}

/**
 * A row a unit, those with the most trouble first and those without devices left out. Where all devices are of one unit,
 * as those of a district's own centre are, that would tell nothing: it is then a row a kind.
 */
export function deviceRows(
	cells: readonly DeviceCell[],
	{
		partOf,
		elsewhere,
		kindName,
		locale,
	}: {
		readonly partOf: PartOf;
		readonly elsewhere: string;
		readonly kindName: (kind: string) => string;
		readonly locale: Locale;
	},
): DeviceRow[] {
	const groups = Map.groupBy(cells, ({ about }) => partOf(about));
	const apart = [...groups.keys()].filter((unit) => unit !== null).length > 1;
	const rows = [...groups].flatMap(([unit, members]) => {
		const unitCode = unit?.code ?? '';
		if (!unit || apart)
			return [rowOf(members, { unitCode, kind: '', name: unit?.shortName ?? elsewhere })];
		return [...Map.groupBy(members, ({ about }) => about.kind)].map(([kind, own]) =>
			rowOf(own, { unitCode, kind, name: kindName(kind) }),
		);
	});
	return rows.toSorted(
		(a, b) =>
			b.counts.critical - a.counts.critical ||
			b.counts.warning - a.counts.warning ||
			b.counts.looks.unknown - a.counts.looks.unknown ||
			Number(a.unitCode === '') - Number(b.unitCode === '') ||
			compareNames(a.name, b.name, locale),
	);
}

function rowOf(
	members: readonly DeviceCell[],
	what: Pick<DeviceRow, 'unitCode' | 'kind' | 'name'>,
): DeviceRow {
	// Read once: fields that are signals are dear in a sort.
	const ranked = members.map((cell) => ({
		cell,
		id: cell.about.id,
		rank: DEVICE_LOOKS.indexOf(deviceLook(cell)),
	}));
	return {
		...what,
		counts: countDevices(members),
		cells: ranked.sort((a, b) => a.rank - b.rank || a.id - b.id).map(({ cell }) => cell),
	};
}

export function troubleLines(cells: readonly DeviceCell[], partOf: PartOf): TroubleLine[] {
	return troubleCauses(cells).map(({ cell, trouble, behind }) => ({
		id: cell.about.id,
		alarm: `${cell.about.site}/${cell.about.device}`,
		name: nameOf(cell.about),
		place: partOf(cell.about)?.shortName ?? '',
		trouble,
		behind: behind.length,
		sample: cell.about.sample,
		cell,
	}));
}

/** Those in quarantine are told of by their number alone: nobody has said yet what they are, and where. */
export function admitted<Cell extends { readonly about: Pick<Device, 'registered'> }>(
	cells: readonly Cell[],
): Cell[] {
	return cells.filter(({ about }) => about.registered);
}

/** Devices that send though nobody has said what they are, the newest first. */
export function strangersAmong(
	cells: readonly DeviceCell[],
): { readonly name: string; readonly seenAt: number | null }[] {
	return cells
		.filter(({ about }) => !about.registered)
		.map(({ about, standing }) => ({
			name: `${about.site}/${about.device}`,
			seenAt: standing.seenAt,
		}))
		.toSorted((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0));
}
