import type { Memory } from '#lib/domain/liveness/memory.ts';

/** Of a rate that is usual, a change by this is one. */
const RATE_CHANGE = 0.1;
/** While fewer are known, each tells something. */
const FEW_GAPS = 12;
const FEW_REPORTS = 20;

/**
 * Whether a memory is so different from the one that is kept that a judge who takes over after a crash would miss it:
 * what is being learned, doubted or counted. Every sign of life changes some of it a little.
 */
export function worthKeeping(memory: Memory, kept: Memory): boolean {
	return (
		learns(memory, kept) ||
		watches(memory, kept) ||
		counts(memory, kept) ||
		memory.resumption !== kept.resumption
	);
}

function learns({ cadence }: Memory, { cadence: kept }: Memory): boolean {
	return (
		cadence.learnedS !== kept.learnedS ||
		(cadence.gapsS !== kept.gapsS && kept.gapsS.length < FEW_GAPS)
	);
}

function watches({ stream }: Memory, { stream: kept }: Memory): boolean {
	return (
		stream.fault?.since !== kept.fault?.since ||
		stream.fault?.againAt !== kept.fault?.againAt ||
		(stream.reports !== kept.reports && kept.reports < FEW_REPORTS) ||
		Math.abs(stream.usualKbps - kept.usualKbps) > RATE_CHANGE * kept.usualKbps
	);
}

function counts({ flaps }: Memory, { flaps: kept }: Memory): boolean {
	return flaps.changes !== kept.changes || flaps.since !== kept.since;
}
