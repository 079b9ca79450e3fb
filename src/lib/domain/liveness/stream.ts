/**
 * What the figures of a camera's stream say of its picture: a camera that answers may show nothing. That it has detected
 * nothing for long is no evidence. Worse is believed only when it lasts (two reports and 20 s, or a minute of nothing
 * better, for some report changes only); better is believed at once.
 */
import type { Interval, StreamMetric } from './evidence.ts';
import type { Facts, Figure, Stream } from './facts.ts';

export type StreamFault = 'no-video' | 'frozen' | 'low-rate';

export type StreamMemory = {
	readonly fault: {
		/** When it was first reported, again, and last (epoch ms). */
		readonly since: number;
		readonly againAt: number | null;
		readonly at: number;
	} | null;
	/** Mean of good times (kbps), of so many reports, the newest at `rateAt`. */
	readonly usualKbps: number;
	readonly reports: number;
	readonly rateAt: number;
};

export const NO_STREAM: StreamMemory = { fault: null, usualKbps: 0, reports: 0, rateAt: 0 };

export type StreamEvidence = {
	readonly fault: StreamFault;
	readonly metric: StreamMetric;
	readonly value: number;
	readonly usual: number | null;
	readonly since: number;
	/** From when on it is believed, if nothing better comes (epoch ms). */
	readonly holdsFrom: number;
};

/** At most one frame in two seconds is no picture to watch. */
const NEAR_ZERO_FPS = 0.5;
const NEAR_ZERO_KBPS = 1;
/** Cameras that save bandwidth sink to a fifth of their usual rate where nothing moves; below this it is no picture. */
const COLLAPSED = 0.1;
const ENOUGH_REPORTS = 20;
/** So many reports make up the usual rate. */
const REMEMBERED = 200;
/** After that somebody has set the camera so. */
const SET_SO_MS = 24 * 3_600_000;

const HOLD_MS = 20_000;
const HOLD_UNREPEATED_MS = 60_000;

/** A figure says nothing any more when signs of life have gone on without it for so long (ms, or three intervals). */
const LEAST_CURRENT_MS = 600_000;

type Reported = Pick<StreamEvidence, 'fault' | 'metric' | 'value' | 'usual'> & {
	readonly at: number;
};

export function watchedStream(
	memory: StreamMemory,
	{ facts, interval }: { readonly facts: Facts; readonly interval: Interval },
): { readonly memory: StreamMemory; readonly evidence: StreamEvidence | null } {
	if (facts.stream === null || facts.seenAt === null) return { memory, evidence: null };
	const { fps, bitrateKbps, frozen } = facts.stream;
	// Without a cadence, its other signs of life say nothing of when a figure was due.
	const givesCadence = interval.intervalBasis !== 'session';
	const lengthMs = givesCadence ? 3_000 * interval.intervalS : 0;
	const oldest = facts.seenAt - Math.max(LEAST_CURRENT_MS, lengthMs);
	const stream = {
		fps: since(oldest, fps),
		bitrateKbps: since(oldest, bitrateKbps),
		frozen: since(oldest, frozen),
	};
	const known = withoutOldUsual(memory, stream);
	const reported = faultOf(stream, known);
	if (reported === null) return { memory: withRate(known, stream.bitrateKbps), evidence: null };
	const fault = lasting(known.fault, reported.at);
	const again = fault.againAt ?? Infinity;
	const holdsFrom = Math.min(
		Math.max(fault.since + HOLD_MS, again),
		fault.since + HOLD_UNREPEATED_MS,
	);
	return {
		memory: fault === known.fault ? known : { ...known, fault },
		evidence: { ...reported, since: fault.since, holdsFrom },
	};
}

function since(oldest: number, figure: Figure | null): Figure | null {
	return figure !== null && figure.at >= oldest ? figure : null;
}

function faultOf(
	{ fps, bitrateKbps, frozen }: Stream,
	{ usualKbps, reports }: StreamMemory,
): Reported | null {
	if (fps && fps.value <= NEAR_ZERO_FPS)
		return { ...fps, fault: 'no-video', metric: 'fps', usual: null };
	if (bitrateKbps && bitrateKbps.value <= NEAR_ZERO_KBPS)
		return { ...bitrateKbps, fault: 'no-video', metric: 'bitrateKbps', usual: null };
	if (frozen && frozen.value > 0)
		return { ...frozen, fault: 'frozen', metric: 'frozen', usual: null };
	if (reports < ENOUGH_REPORTS || !bitrateKbps || bitrateKbps.value >= usualKbps * COLLAPSED)
		return null;
	const usual = Math.round(usualKbps);
	return { ...bitrateKbps, fault: 'low-rate', metric: 'bitrateKbps', usual };
}

function lasting(fault: StreamMemory['fault'], at: number): NonNullable<StreamMemory['fault']> {
	if (fault === null) return { since: at, againAt: null, at };
	if (at <= fault.at) return fault;
	return { since: fault.since, againAt: fault.againAt ?? at, at };
}

function withoutOldUsual(memory: StreamMemory, { bitrateKbps }: Stream): StreamMemory {
	const { fault, reports } = memory;
	if (fault === null || bitrateKbps === null || reports === 0) return memory;
	return bitrateKbps.at - fault.since > SET_SO_MS
		? { ...memory, usualKbps: 0, reports: 0 }
		: memory;
}

function withRate(memory: StreamMemory, rate: Figure | null): StreamMemory {
	const well = memory.fault === null ? memory : { ...memory, fault: null };
	if (rate === null || rate.at <= well.rateAt) return well;
	const reports = Math.min(well.reports + 1, REMEMBERED);
	const usualKbps = well.usualKbps + (rate.value - well.usualKbps) / reports;
	return { ...well, usualKbps, reports, rateAt: rate.at };
}
