import type { Device, DeviceStanding } from '#lib/domain/device.ts';
import type { DeviceCounts, Trouble } from '#lib/domain/trouble.ts';

/** A device whose fields may be signals: a cell that reads them follows them alone. */
export type DeviceCell = { readonly about: Device; readonly standing: DeviceStanding };

/** The devices of one unit, or of one kind where all are of one unit, in the order of their ids. */
export type DeviceRow = {
	/** Code of the unit; '' for devices that stand nowhere we know. */
	readonly unitCode: string;
	/** '' where they are of all kinds. */
	readonly kind: string;
	readonly name: string;
	readonly counts: DeviceCounts;
	readonly cells: readonly DeviceCell[];
};

/** What it is called; by site and id where nobody gave it a name. */
export function deviceName({ name, site, device }: Device): string {
	return name === device ? `${site}/${device}` : name;
}

/** Whether all of its devices are online. */
export function isWell({ counts }: DeviceRow): boolean {
	return counts.online === counts.total;
}

export function rowKey({ unitCode, kind }: Pick<DeviceRow, 'unitCode' | 'kind'>): string {
	return `${unitCode} ${kind}`;
}

/** A device in trouble, written out, with how many it cut off. */
export type TroubleLine = {
	readonly id: number;
	/** `{site}/{device}` */
	readonly alarm: string;
	readonly name: string;
	readonly place: string;
	readonly trouble: Trouble;
	/** Devices that are away behind this gateway. */
	readonly behind: number;
	readonly sample: boolean;
	/** The device itself, for who tells more of it. */
	readonly cell: DeviceCell;
};
