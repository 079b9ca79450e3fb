import type { DeviceStanding } from './device.ts';

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

/** What is wrong with a device; null where nothing is, or where it has never reported. */
export function troubleOf(standing: DeviceStanding): Trouble | null {
	const { state, reason, since, seenAt, freshness } = standing;
	const silent = freshness === 'stale';
	if (state === 'offline') return { level: 'critical', state, silent, reason, since };
	if (state === 'degraded') return { level: 'warning', state, silent, reason, since };
	if (!silent || state === 'unknown') return null;
	return { level: 'warning', state: 'silent', silent, reason: null, since: seenAt };
}

const WEIGHT = { critical: 0, warning: 1 } as const;

/** For sorting: the worst first, then the newest; one whose beginning nobody knows comes last of its level. */
export function byTrouble(a: Trouble, b: Trouble): number {
	return WEIGHT[a.level] - WEIGHT[b.level] || (b.since ?? 0) - (a.since ?? 0);
}

/** How a device is counted: each falls into exactly one. */
export type DeviceCounts = {
	readonly total: number;
	readonly online: number;
	readonly critical: number;
	readonly warning: number;
	/** Registered, but never heard of. */
	readonly unknown: number;
};

export function countDevices(standings: readonly DeviceStanding[]): DeviceCounts {
	const counts = { total: standings.length, online: 0, critical: 0, warning: 0, unknown: 0 };
	for (const standing of standings) {
		const trouble = troubleOf(standing);
		if (trouble) counts[trouble.level] += 1;
		else if (standing.state === 'unknown') counts.unknown += 1;
		else counts.online += 1;
	}
	return counts;
}

/** The place of a device in a matrix that shows the worst first. */
export function matrixRank(standing: DeviceStanding): number {
	const trouble = troubleOf(standing);
	if (trouble) return trouble.state === 'offline' ? 0 : trouble.state === 'degraded' ? 1 : 2;
	return standing.state === 'unknown' ? 3 : 4;
}
