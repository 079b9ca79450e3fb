/**
 * Whether a device's clock is behind, or what it says has waited. What waited comes faster than it was said; by a clock that
 * is behind, message after message is late by the same. Then its time is what it says, and the same more.
 */
import type { Reading } from '../reading.ts';

/** Messages in a row that are late by about the same. Times are epoch milliseconds. */
export type ClockRun = {
	/** Receipt of the first and of the last one. */
	readonly from: number;
	readonly until: number;
	readonly messages: number;
	readonly leastLateMs: number;
	readonly mostLateMs: number;
};

export type DeviceClock = {
	/** By how much it is known to be behind; null: it is believed. */
	readonly behindMs: number | null;
	/** What may show that it is, or by how much it is now; null: nothing. */
	readonly run: ClockRun | null;
};

export const BELIEVED: DeviceClock = { behindMs: null, run: null };

/** What is late by less is taken for its way here, or for a load (ms). */
export const LEAST_BEHIND_MS = 30_000;
/** One that is known may be right by less than that: then it was set. */
const WITHIN_MS = 60_000;
const ENOUGH_MESSAGES = 4;
const ENOUGH_MS = 90_000;
/** What waited and comes a tenth faster than it was said is no clock. */
const STEADY_SHARE = 0.1;
/** Nearer than that no clock is known, nor need be (ms). */
const NEAR_MS = 5_000;

/**
 * @param told a message that came for the first time, in the order of receipt
 * @returns the same object where nothing is another
 */
export function clockAfter(
	clock: DeviceClock,
	told: Pick<Exclude<Reading, { kind: 'info' }>, 'observedAt' | 'receivedAt'>,
): DeviceClock {
	const lateMs = told.receivedAt - told.observedAt;
	if (lateMs < LEAST_BEHIND_MS) return clock.behindMs === null && !clock.run ? clock : BELIEVED;
	const { behindMs, run } = clock;
	if (behindMs !== null && lateMs < behindMs - WITHIN_MS)
		return { behindMs: null, run: runFrom(told) };
	if (run === null) return { behindMs, run: runFrom(told) };
	// Of what is told in parts, or at once, the first is enough.
	if (told.receivedAt <= run.until) return clock;
	const longer: ClockRun = {
		from: run.from,
		until: told.receivedAt,
		messages: run.messages + 1,
		leastLateMs: Math.min(run.leastLateMs, lateMs),
		mostLateMs: Math.max(run.mostLateMs, lateMs),
	};
	const spreadMs = longer.mostLateMs - longer.leastLateMs;
	if (spreadMs > WITHIN_MS) return { behindMs, run: runFrom(told) };
	const lastedMs = longer.until - longer.from;
	const isSteady =
		longer.messages >= ENOUGH_MESSAGES &&
		lastedMs >= ENOUGH_MS &&
		spreadMs <= lastedMs * STEADY_SHARE;
	if (!isSteady) return { behindMs, run: longer };
	const isKnown = behindMs !== null && Math.abs(longer.leastLateMs - behindMs) < NEAR_MS;
	// It may drift: what follows shows anew by how much.
	return { behindMs: isKnown ? behindMs : longer.leastLateMs, run: runFrom(told) };
}

/**
 * When it was by the right time, as far as its clock is known: at its receipt, unless it has waited. Never after that.
 *
 * @param behindMs 0: its clock is believed
 */
export function rightTime(
	{ observedAt, receivedAt }: { readonly observedAt: number; readonly receivedAt: number },
	behindMs: number,
): number {
	const hasWaited = receivedAt - observedAt >= behindMs + NEAR_MS;
	return behindMs > 0 && !hasWaited ? receivedAt : observedAt + behindMs;
}

/** Whether what it says is of now, by a clock that is known. */
export function isOfNow(
	{ observedAt, receivedAt }: { readonly observedAt: number; readonly receivedAt: number },
	behindMs: number,
): boolean {
	return behindMs > 0 && receivedAt - observedAt < behindMs + WITHIN_MS;
}

function runFrom(told: { readonly observedAt: number; readonly receivedAt: number }): ClockRun {
	const lateMs = told.receivedAt - told.observedAt;
	const { receivedAt } = told;
	return {
		from: receivedAt,
		until: receivedAt,
		messages: 1,
		leastLateMs: lateMs,
		mostLateMs: lateMs,
	};
}
