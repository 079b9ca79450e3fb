/** The times of a reading: what history keeps, and what it is ordered and aged by. Pure. */
import { isOfNow, rightTime } from '#lib/domain/liveness/slow-clock.ts';
import type { DeviceStatus, Telemetry, TimeSource } from '#lib/domain/reading.ts';

/** Epoch milliseconds. */
export type Times = { readonly observedAt: number; readonly receivedAt: number };

export type RowTimes = {
	/** Epoch milliseconds, with microseconds as the fraction. */
	readonly at: number;
	/**
	 * What it is ordered and aged by: `at`, later by as much as the device's clock is known to be behind, or the receipt where
	 * that is ahead of it. History keeps `at`, for it is the same whenever the message comes again.
	 */
	readonly countsFrom: number;
};

/**
 * Two messages without a time of their own may come in the same millisecond: they are different readings all the
 * same, so the later one is put a microsecond later. Holds the last millisecond only.
 */
export class ReceiptTimes {
	#ms = 0;
	readonly #last = new Map<string, number>();

	at(series: string, receivedAt: number): number {
		if (receivedAt > this.#ms) {
			this.#ms = receivedAt;
			this.#last.clear();
		}
		const times = (this.#last.get(series) ?? -1) + 1;
		if (receivedAt === this.#ms) this.#last.set(series, times);
		return receivedAt + Math.min(times, 999) / 1000;
	}
}

/** The metric by which what a clock said is kept beside the receipt (s; negative: it is behind). */
export const CLOCK_OFFSET = 'clockOffsetS';

/** How many days history is kept; observations are kept for good. */
export type Retention = { readonly keepTelemetryDays: number; readonly keepStatusDays: number };

export function timesOf(
	receipts: ReceiptTimes,
	{ timeSource, observedAt, receivedAt }: Times & { readonly timeSource: TimeSource },
	{ series, behindMs }: { readonly series: string; readonly behindMs: number },
): RowTimes {
	if (timeSource !== 'receipt' && observedAt <= receivedAt) {
		const countsFrom = rightTime({ observedAt, receivedAt }, behindMs);
		if (countsFrom < receivedAt || behindMs === 0) return { at: observedAt, countsFrom };
	}
	const received = receipts.at(series, receivedAt);
	return { at: timeSource === 'receipt' ? received : observedAt, countsFrom: received };
}

const DAY_MS = 86_400_000;

/** Whether the receipt may have to be taken in place of what its clock said. */
export function mayBeTooOld(
	{ observedAt, receivedAt }: Times,
	{ keepTelemetryDays, keepStatusDays }: Retention,
): boolean {
	return isOlder({ observedAt, receivedAt }, Math.min(keepTelemetryDays, keepStatusDays));
}

function isOlder({ observedAt, receivedAt }: Times, days: number): boolean {
	return observedAt < receivedAt - days * DAY_MS;
}

/**
 * Of a clock that is known to be behind by more than such are kept the receipt counts, as of one that is years off. Null: it
 * is too old.
 */
export function dated<Reading extends DeviceStatus | Telemetry>(
	reading: Reading,
	{ days, behindMs }: { readonly days: number; readonly behindMs: number },
): Reading | null {
	if (!isOlder(reading, days)) return reading;
	if (!isOfNow(reading, behindMs)) return null;
	const { observedAt, receivedAt, values } = reading;
	const offsetS = Math.round((observedAt - receivedAt) / 1000);
	const offset = [CLOCK_OFFSET, offsetS] as const;
	const time = { observedAt: receivedAt, timeSource: 'receipt' } as const;
	return { ...reading, ...time, values: [...values, offset] };
}
