/**
 * How often a device gives a sign of life, learned from its own gaps. Bursts tell nothing, and one outage among the gaps
 * does not either: the second longest of the last twelve counts.
 */
import { DEFAULT_HEARTBEAT_S } from '../device.ts';
import type { Interval } from './evidence.ts';
import type { Facts } from './facts.ts';

export type Cadence = {
	readonly seenAt: number | null;
	/** The last gaps (s), the newest at the end. */
	readonly gapsS: readonly number[];
	readonly learnedS: number | null;
};

export const NO_CADENCE: Cadence = { seenAt: null, gapsS: [], learnedS: null };

const BURST_S = 1;
const GAPS = 12;
const ENOUGH_GAPS = 4;
/** From so many on, the longest may be an outage. */
const MANY_GAPS = 8;

/** What is expected is one of these (s): screens tell "30 s", not "31.7", and it does not change with every sign. */
const STEPS_S = [
	10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1_200, 1_800, 2_700, 3_600, 7_200, 10_800,
	14_400, 21_600, 43_200, 86_400,
];
const LONGEST_S = 86_400;
/**
 * Of a device whose presence is watched over. The watch is no longer than that: a keepalive is 18 h at most, and its broker
 * notices after one and a half (MQTT 3.1.1, section 3.1.2.10).
 */
const WATCHED_S = 86_400;
/** A gap may be longer than its step by this, for no clock is exact. */
const TOLERANCE = 1.1;
/** Less is expected only where it is clearly less. */
const CLEARLY_LESS = 0.6;

function stepOf(gapS: number): number {
	return STEPS_S.find((stepS) => gapS <= stepS * TOLERANCE) ?? LONGEST_S;
}

/** @param counts false where the gap has another reason than the device's cadence */
export function heardAgain(
	cadence: Cadence,
	{ seenAt, counts }: { readonly seenAt: number; readonly counts: boolean },
): Cadence {
	if (cadence.seenAt === null || !counts) return { ...cadence, seenAt };
	const gapS = (seenAt - cadence.seenAt) / 1_000;
	if (gapS < BURST_S) return { ...cadence, seenAt };
	const gapsS = [...cadence.gapsS.slice(1 - GAPS), Math.round(Math.min(gapS, LONGEST_S))];
	return { seenAt, gapsS, learnedS: learned(gapsS, cadence.learnedS) };
}

function learned(gapsS: readonly number[], beforeS: number | null): number | null {
	if (gapsS.length < ENOUGH_GAPS) return beforeS;
	const stepS = stepOf(longest(gapsS, gapsS.length < MANY_GAPS ? 0 : 1));
	if (beforeS === null || stepS > beforeS) return stepS;
	return gapsS.length === GAPS && stepS <= beforeS * CLEARLY_LESS ? stepS : beforeS;
}

function longest(gapsS: readonly number[], butFor: number): number {
	return gapsS.toSorted((a, b) => b - a)[butFor] ?? 0;
}

/**
 * What somebody says goes first. Who speaks on events alone has no cadence: where its presence is watched over, nothing else
 * counts. Before anything is learned, at least the longest gap there was is granted.
 */
export function expectedInterval(
	{ gapsS, learnedS }: Cadence,
	{ givenS, presence }: Pick<Facts, 'givenS' | 'presence'>,
): Interval {
	if (givenS !== null) return { intervalS: givenS, intervalBasis: 'given' };
	if (presence !== null) return { intervalS: WATCHED_S, intervalBasis: 'session' };
	if (learnedS !== null) return { intervalS: learnedS, intervalBasis: 'learned' };
	const intervalS = Math.max(DEFAULT_HEARTBEAT_S, stepOf(longest(gapsS, 0)));
	return { intervalS, intervalBasis: 'assumed' };
}
