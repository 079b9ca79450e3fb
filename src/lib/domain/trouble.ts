import type { Device, DeviceStanding } from './device.ts';

/** `critical`: it does not do its work; `warning`: it does it badly, or has fallen silent. */
export type TroubleLevel = 'critical' | 'warning';

export type Trouble = {
	readonly level: TroubleLevel;
	/** What it reported; `silent`: its last report was good, but it is stale. */
	readonly state: 'offline' | 'degraded' | 'silent';
	/** It has fallen silent, whatever it reported before. */
	readonly silent: boolean;
	readonly reason: string | null;
	/** When it began (epoch ms); null where nobody knows. */
	readonly since: number | null;
};

/** A device with how it stands; its fields may be signals. */
export type StandingDevice<About = Pick<Device, 'registered'>> = {
	readonly about: About;
	readonly standing: DeviceStanding;
};

/**
 * What is wrong with a device; null where nothing is, where it has never reported, or where it has fallen silent and
 * nobody has said what it is: such a one may stay away.
 */
export function troubleOf({ about, standing }: StandingDevice): Trouble | null {
	const { state, reason, since, seenAt, freshness } = standing;
	const silent = freshness === 'stale';
	if (state === 'offline') return { level: 'critical', state, silent, reason, since };
	if (state === 'degraded') return { level: 'warning', state, silent, reason, since };
	if (!silent || state === 'unknown' || !about.registered) return null;
	return { level: 'warning', state: 'silent', silent, reason: null, since: seenAt };
}

const WEIGHT = { critical: 0, warning: 1 } as const;

/** For sorting: the worst first, then the newest; one whose beginning nobody knows comes last of its level. */
export function byTrouble(a: Trouble, b: Trouble): number {
	return WEIGHT[a.level] - WEIGHT[b.level] || (b.since ?? 0) - (a.since ?? 0);
}

/**
 * What a device is shown and counted as: its trouble, or `late` where a sign of life is overdue, or `unknown` where
 * nobody can say how it is. Every device is exactly one of these.
 */
export type DeviceLook = Trouble['state'] | 'unknown' | 'late' | 'online';

/** Worst first. */
export const DEVICE_LOOKS: readonly DeviceLook[] = [
	'offline',
	'degraded',
	'silent',
	'unknown',
	'late',
	'online',
];

export function deviceLook(device: StandingDevice): DeviceLook {
	const trouble = troubleOf(device);
	if (trouble) return trouble.state;
	const { state, freshness } = device.standing;
	if (state === 'unknown' || freshness === 'stale') return 'unknown';
	return freshness === 'late' ? 'late' : 'online';
}

/** How many have each look; `online` has the late ones among it, as long as their last word is not stale. */
export type DeviceCounts = {
	readonly total: number;
	readonly online: number;
	readonly late: number;
	readonly critical: number;
	readonly warning: number;
	readonly looks: Readonly<Record<DeviceLook, number>>;
};

export function countDevices(devices: readonly StandingDevice[]): DeviceCounts {
	const looks = { offline: 0, degraded: 0, silent: 0, unknown: 0, late: 0, online: 0 };
	for (const device of devices) looks[deviceLook(device)] += 1;
	return {
		total: devices.length,
		online: looks.online + looks.late,
		late: looks.late,
		critical: looks.offline,
		warning: looks.degraded + looks.silent,
		looks,
	};
}
