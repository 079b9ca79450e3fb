import type { Rejected, TimeSource } from '#lib/domain/reading.ts';
import { rfc3339 } from '#lib/wire/rfc3339.ts';
import { rejected, shown } from './fields.ts';

/** A clock ahead by more is wrong, and a reading of the future would hide all that follow. */
export const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

export type ObservedAt = {
	readonly kind: 'observed-at';
	readonly observedAt: number;
	readonly timeSource: TimeSource;
};

/** The `ts` of a payload (RFC 3339 or epoch milliseconds); without one, the time of receipt counts. */
export function observedAt(
	ts: unknown,
	message: { readonly receivedAt: number; readonly retained: boolean },
): ObservedAt | Rejected {
	if (ts === undefined || ts === null) {
		const timeSource = message.retained ? 'retained' : 'receipt';
		return { kind: 'observed-at', observedAt: message.receivedAt, timeSource };
	}
	const time = timeIn(ts);
	if (typeof time !== 'number') return time;
	if (time < EARLIEST) {
		const hint = typeof ts === 'number' && ts * 1000 >= EARLIEST ? ' (seconds?)' : '';
		return rejected(
			'bad-time',
			`ts: a time since the year 2000 is wanted, got ${shown(ts)}${hint}`,
		);
	}
	if (time > message.receivedAt + AHEAD_MS) {
		const ahead = Math.round((time - message.receivedAt) / 1000);
		return rejected('future-time', `ts: ${shown(ts)} is ${ahead} s ahead of the time of receipt`);
	}
	return { kind: 'observed-at', observedAt: time, timeSource: 'device' };
}

/** A device may tell what it kept while it was cut off; a clock that is behind by more is wrong. */
export const OWN_BEHIND_MS = 365 * 86_400_000;

/**
 * The `ts` of a device's payload, or null where it has none. What a device says counts even where its clock cannot be believed
 * (`deviceTime`); of a figure for an office, `observedAt`, the time is part of what is said.
 */
export function toldAt(ts: unknown): number | null | Rejected {
	return ts === undefined || ts === null ? null : timeIn(ts);
}

function timeIn(ts: unknown): number | Rejected {
	const time = typeof ts === 'string' ? rfc3339(ts) : typeof ts === 'number' ? Math.floor(ts) : NaN;
	if (time !== null && Number.isFinite(time)) return time;
	return rejected('bad-time', `ts: RFC 3339 or epoch milliseconds are wanted, got ${shown(ts)}`);
}
