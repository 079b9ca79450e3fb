/**
 * Flap detection as Nagios documents it: of the last 21 checks, the share of those that found another state than the one
 * before, newer changes weighing more (0.8 for the oldest to 1.2 for the newest); it begins above a high threshold and
 * ends below a low one. https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/flapping.html
 *
 * Nothing is checked actively here, so a check is each change of state, and each interval that passes without one.
 */
export type Found = 'up' | 'impaired' | 'down';

export type Flaps = {
	/** A bit for each check but the oldest: 1 where it found a change; the newest is the lowest. */
	readonly changes: number;
	/** Null: not to be told now. */
	readonly found: Found | null;
	/** When the newest check was (epoch ms). */
	readonly checkedAt: number;
	/** Since when it has been flapping (epoch ms); null: it is not. */
	readonly since: number | null;
};

export const NO_FLAPS: Flaps = { changes: 0, found: null, checkedAt: 0, since: null };

const CHANGES = 20;
const ALL = 2 ** CHANGES - 1;
/** The newest five. */
const SETTLED = 2 ** 5 - 1;
const OLDEST_WEIGHT = 0.8;
const NEWEST_WEIGHT = 1.2;

/**
 * Percent. Nagios's sample configuration has 20 and 5, for checks minutes apart; here a change is a check of its own, so
 * two short outages would be enough. These want three within ten minutes (of a device that reports every 30 s).
 */
const HIGH = 30;
const LOW = 20;

/** Between two checks without a change: the device's interval, within these (ms). */
const LEAST_CHECK_MS = 10_000;
const MOST_CHECK_MS = 300_000;

export function checkEveryMs(intervalS: number): number {
	return Math.min(MOST_CHECK_MS, Math.max(LEAST_CHECK_MS, intervalS * 1_000));
}

/** Weighted share of changes (%). */
export function changePercent(changes: number): number {
	if (changes === 0) return 0;
	let sum = 0;
	for (let age = 0; age < CHANGES; age++) {
		if (changes & (1 << age))
			sum += NEWEST_WEIGHT - ((NEWEST_WEIGHT - OLDEST_WEIGHT) * age) / (CHANGES - 1);
	}
	return (sum / CHANGES) * 100;
}

/**
 * Whether it has been down, or impaired, for so many checks that it would not be flapping if it changed no more often: with
 * one change in six checks the share is below the low threshold.
 */
export function isSettled({ found, changes }: Flaps): boolean {
	return found !== 'up' && (changes & SETTLED) === 0;
}

/** `found` null: unknown or in maintenance, which is no check. */
export function checked(
	flaps: Flaps,
	{ found, now, everyMs }: { readonly found: Found | null; now: number; everyMs: number },
): Flaps {
	if (flaps.found === null) return found === null ? flaps : { ...flaps, found, checkedAt: now };
	const passed = Math.max(0, Math.floor((now - flaps.checkedAt) / everyMs));
	if (passed === 0 && found === flaps.found) return flaps;
	const quiet = passed >= CHANGES ? 0 : (flaps.changes << passed) & ALL;
	const changed = found !== null && found !== flaps.found;
	const changes = changed ? ((quiet << 1) | 1) & ALL : quiet;
	const percent = changePercent(changes);
	const checkedAt = changed ? now : flaps.checkedAt + passed * everyMs;
	const flapping = flaps.since === null ? percent > HIGH : percent >= LOW;
	return { changes, found, checkedAt, since: flapping ? (flaps.since ?? checkedAt) : null };
}
