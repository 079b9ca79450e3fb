import type { DeviceStanding } from './device.ts';
import type { Freshness } from './freshness.ts';
import type { LatestObservation } from './observation.ts';

export type NewestReading = {
	/** Its own time, or that of its receipt where its device's clock is ahead (epoch ms). */
	readonly at: number;
	readonly freshness: Freshness;
};

/**
 * The newest of what devices and offices have told: a device's last sign of life, or a figure. It counts by the time
 * that it is aged by everywhere, so a message that comes late or again is no newer; one whose age nobody knows counts
 * for nothing. Null where there is none.
 */
export function newestReading({
	standings,
	observations,
}: {
	readonly standings: Iterable<Pick<DeviceStanding, 'seenAt' | 'timeSource' | 'freshness'>>;
	readonly observations: Iterable<
		Pick<LatestObservation, 'observedAt' | 'timeSource' | 'freshness'>
	>;
}): NewestReading | null {
	let newest: NewestReading | null = null;
	for (const { seenAt, timeSource, freshness } of standings) {
		if (timeSource === 'retained' || seenAt === null) continue;
		if (newest === null || seenAt > newest.at) newest = { at: seenAt, freshness };
	}
	for (const { observedAt, timeSource, freshness } of observations) {
		if (timeSource === 'retained') continue;
		if (newest === null || observedAt > newest.at) newest = { at: observedAt, freshness };
	}
	return newest;
}
