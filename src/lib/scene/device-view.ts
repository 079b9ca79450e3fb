/** What the matrix and the list of troubles show of the devices. */
import type { Device } from '#lib/domain/device.ts';
import { troubleCauses } from '#lib/domain/trouble-cause.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Focus } from '#lib/domain/focus.ts';
import { deviceName, type DeviceCell, type TroubleLine } from '#lib/ui/device-row.ts';

/** The part that a device's unit lies in, or the whole where it stands for that; null where nobody said. */
export type PartOf = (
	device: Pick<Device, 'unitId' | 'name' | 'device'>,
) => Pick<Unit, 'id' | 'code' | 'shortName'> | null;

export function partFinder({ scope, parts, within }: Omit<Focus, 'home'>): PartOf {
	const own = new Map([scope, ...parts].map((unit) => [unit.id, unit]));
	const lower = new Map(within);
	return ({ unitId }) => (unitId === null ? null : own.get(lower.get(unitId) ?? unitId)) ?? null;
}

export function troubleLines(cells: readonly DeviceCell[], partOf: PartOf): TroubleLine[] {
	return troubleCauses(cells).map(({ cell, trouble, behind }) => ({
		id: cell.about.id,
		alarm: `${cell.about.site}/${cell.about.device}`,
		name: deviceName(cell.about),
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
): { readonly id: number; readonly name: string; readonly seenAt: number | null }[] {
	return cells
		.map(({ about, standing }) => ({
			id: about.id,
			name: `${about.site}/${about.device}`,
			seenAt: standing.seenAt,
		}))
		.toSorted((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0) || a.id - b.id);
}
