/**
 * Whether a device that said that it is offline, or whose last will did, is heard again without saying so: many clients
 * that were cut off go on with their figures and never take their will back.
 */
import type { Facts } from './facts.ts';

export type Resumption = {
	/** When it said that it is offline; another time is another outage. */
	readonly saidAt: number;
	/** When it was first heard after that. */
	readonly firstAt: number;
	/** It was heard again so much later that it was no single burst. */
	readonly isSure: boolean;
};

/**
 * A last will, or a word that says no more than one does. One with a reason of its own stands until another word comes: who
 * lost its power goes on with figures by its battery, and a controller repeats what it knew last.
 */
export function isNameless(reason: string | null): boolean {
	return reason === null || reason === 'last-will' || reason === 'gateway';
}

/** What was under way when it was cut off comes after its will, but not by more (ms). */
const UNDER_WAY_MS = 5_000;

/** A bridge that starts tells the last figures of all its devices at once, even of those that are gone (ms). */
const BURST_MS = 20_000;

/**
 * Null: it has not been heard since. What tells an older time of its own, as figures that were kept while it was cut off, is
 * no sign; nor is what a bridge tells of a device that it calls offline, for it repeats what it knew last.
 */
export function resumptionOf(
	before: Resumption | null,
	{ report, seenAt, presence }: Facts,
): Resumption | null {
	const isTakenBack =
		report?.state === 'offline' && isNameless(report.reason) && presence !== 'bridge';
	const saidAt = isTakenBack ? report.at : null;
	if (saidAt === null || seenAt === null || seenAt < saidAt + UNDER_WAY_MS) return null;
	if (before?.saidAt !== saidAt) return { saidAt, firstAt: seenAt, isSure: false };
	if (before.isSure || seenAt < before.firstAt + BURST_MS) return before;
	return { ...before, isSure: true };
}
