import type { Rejected, TimeSource } from '#lib/domain/reading.ts';
import { rejected, shown } from './fields.ts';

/** A clock ahead by more is wrong, and a reading of the future would hide all that follow. */
export const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

const RFC_3339 =
	/^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

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
	const time = typeof ts === 'string' ? rfc3339(ts) : typeof ts === 'number' ? Math.floor(ts) : NaN;
	if (!Number.isFinite(time)) {
		return rejected('bad-time', `ts: RFC 3339 or epoch milliseconds are wanted, got ${shown(ts)}`);
	}
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

/** Epoch milliseconds, finer fractions cut; NaN for what the calendar or the clock does not have. */
function rfc3339(text: string): number {
	const match = RFC_3339.exec(text);
	if (!match) return NaN;
	const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] =
		match;
	const clock =
		Number(hour) < 24 &&
		Number(minute) < 60 &&
		// 60: a leap second, which counts as the first of the next minute
		Number(second) <= 60 &&
		Number(offsetHour ?? 0) < 24 &&
		Number(offsetMinute ?? 0) < 60;
	const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	const calendar =
		Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
	if (!clock || !calendar) return NaN;
	const local = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
		Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
	);
	const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60_000;
	return sign === '-' ? local + offset : local - offset;
}
