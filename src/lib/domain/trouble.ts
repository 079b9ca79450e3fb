import type { Device, DeviceStanding } from './device.ts';

/** `critical`: it does not do its work; `warning`: it does it badly, or it alone has fallen silent or been cut off. */
export type TroubleLevel = 'critical' | 'warning';

export type Trouble = {
	readonly level: TroubleLevel;
	/** `silent`: offline, or no longer known to be online, because its signs of life stay away. */
	readonly state: 'offline' | 'degraded' | 'silent';
	/** It has fallen silent, whatever it reported before. */
	readonly silent: boolean;
	readonly reason: string | null;
	/** When it began (epoch ms); null where nobody knows. */
	readonly since: number | null;
};

/** A device with how it stands; its fields may be signals. */
export type StandingDevice<About = Pick<Device, 'registered' | 'kind'>> = {
	readonly about: About;
	readonly standing: DeviceStanding;
};

/**
 * What is wrong with a device; null where nothing is, where it is late and no more, in maintenance or unknown, or where
 * it has fallen silent and nobody has said what it is: such a one may stay away.
 */
export function troubleOf({ about, standing }: StandingDevice): Trouble | null {
	const { state, reason, since, freshness, evidence } = standing;
	const stale = freshness === 'stale';
	if (evidence.kind === 'flapping')
		return {
			level: 'warning',
			state: 'degraded',
			silent: stale,
			reason: 'flapping',
			since: evidence.since,
		};
	switch (state) {
		case 'offline':
			// Who is cut off is no graver than who cut it off.
			if (reason === 'silent' || reason === 'gateway') return silence(about, standing);
			return { level: 'critical', state, silent: stale, reason, since };
		case 'degraded':
			if (reason !== 'late') return { level: 'warning', state, silent: stale, reason, since };
			return stale ? silence(about, standing) : null;
		case 'online':
			return stale ? silence(about, standing) : null;
		case 'maintenance':
		case 'unknown':
			return null;
		default:
			return state satisfies never;
	}
}

/** Others are heard through these alone: their silence is that of all behind them. */
const CARRIERS: readonly string[] = ['gateway', 'nvr'];

/** Judged so, or grown stale while nobody was there to judge it. */
function silence(
	{ registered, kind }: StandingDevice['about'],
	{ seenAt, since: judged, reason: why }: DeviceStanding,
): Trouble | null {
	if (!registered) return null;
	const since = seenAt ?? judged;
	const reason = why === 'gateway' ? why : null;
	if (reason === null && CARRIERS.includes(kind))
		return { level: 'critical', state: 'offline', silent: true, reason, since };
	return { level: 'warning', state: 'silent', silent: true, reason, since };
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
export type DeviceLook = Trouble['state'] | 'unknown' | 'maintenance' | 'late' | 'online';

/** Worst first. */
export const DEVICE_LOOKS: readonly DeviceLook[] = [
	'offline',
	'degraded',
	'silent',
	'unknown',
	'maintenance',
	'late',
	'online',
];

export function deviceLook(device: StandingDevice): DeviceLook {
	const trouble = troubleOf(device);
	if (trouble) return trouble.state;
	const { state, freshness } = device.standing;
	if (state === 'maintenance') return state;
	if (state === 'unknown' || state === 'offline' || freshness === 'stale') return 'unknown';
	return state === 'degraded' || freshness === 'late' ? 'late' : 'online';
}

/** Something for each look. */
export function perLook<T>(make: (look: DeviceLook) => T): Record<DeviceLook, T> {
	return {
		offline: make('offline'),
		degraded: make('degraded'),
		silent: make('silent'),
		unknown: make('unknown'),
		maintenance: make('maintenance'),
		late: make('late'),
		online: make('online'),
	};
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

export function countsOf(looks: DeviceCounts['looks']): DeviceCounts {
	return {
		total: DEVICE_LOOKS.reduce((sum, look) => sum + looks[look], 0),
		online: looks.online + looks.late,
		late: looks.late,
		critical: looks.offline,
		warning: looks.degraded + looks.silent,
		looks,
	};
}
