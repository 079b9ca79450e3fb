/**
 * How available devices were. Terms: IEC 60050-192 (192-02 states, 192-05 times between failures and to restoration,
 * 192-08 availability), ITIL (MTBF, MTTR). What counts as up and down is told by `isUp` and, in the database, by
 * `device_is_up` (server/db/migrations/0013_availability.sql), which a test holds against each other.
 */
import type { DeviceState } from './device.ts';

/** What was known of one or several devices in a time; seconds of each device, summed. */
export type AvailabilitySums = {
	readonly devices: number;
	/** The time asked for, as far as the device was there. */
	readonly spanS: number;
	/** It did its work. */
	readonly upS: number;
	/** Of that: it did it badly. */
	readonly degradedS: number;
	readonly downS: number;
	/** Planned work: neither up nor down. */
	readonly maintenanceS: number;
	/** Outages that began, and those that ended. */
	readonly failures: number;
	readonly restored: number;
	/** The down time of those that ended, each from its beginning on, even where that lies before the time asked for. */
	readonly restoredS: number;
	/** Devices that are down at the end. */
	readonly downAtEnd: number;
};

export type AvailabilityFigures = {
	/** Up or down; all shares are of this. */
	readonly knownS: number;
	/** Nobody judged, or nobody could know: neither up nor down. */
	readonly unknownS: number;
	/** 0 to 1; null where nothing is known. */
	readonly uptimeShare: number | null;
	/** 0 to 1: up, but badly. */
	readonly degradedShare: number | null;
	/** Mean time between failures: up time by failures; null where there was none of either. */
	readonly mtbfS: number | null;
	/** Mean time to restoration: the length of the outages that ended by their number; null where none did. */
	readonly mttrS: number | null;
};

export function availabilityFigures(sums: AvailabilitySums): AvailabilityFigures {
	const { spanS, upS, degradedS, downS, maintenanceS, failures, restored, restoredS } = sums;
	const knownS = upS + downS;
	return {
		knownS,
		// What is left by rounding is nothing.
		unknownS: Math.max(0, Math.round((spanS - knownS - maintenanceS) * 1000) / 1000),
		uptimeShare: by(upS, knownS),
		degradedShare: by(degradedS, knownS),
		mtbfS: upS > 0 ? by(upS, failures) : null,
		mttrS: by(restoredS, restored),
	};
}

/** A camera without a picture does not do its work, though it answers. */
const DOWN_THOUGH_THERE: readonly (string | null)[] = ['no-video', 'frozen'];

/** Whether a device in that state does its work; null in maintenance, and where nobody knows. */
export function isUp(state: DeviceState, reason: string | null): boolean | null {
	switch (state) {
		case 'online':
			return true;
		case 'degraded':
			return !DOWN_THOUGH_THERE.includes(reason);
		case 'offline':
			return false;
		case 'maintenance':
		case 'unknown':
			return null;
		default:
			return state satisfies never;
	}
}

function by(seconds: number, of: number): number | null {
	return of > 0 ? seconds / of : null;
}
