/** Where moments of the last hours stand on a line. Times are epoch milliseconds. */
import { formatTime } from '#lib/domain/time-format.ts';

export type ScrubberSpan = {
	readonly from: number;
	readonly until: number;
	/** From one moment that can be shown to the next. */
	readonly stepMs: number;
};

export type ScrubberTick = {
	/** Of the line, from 0 to 1. */
	readonly share: number;
	/** Null between the hours that are written, and at the ends, where there is no room. */
	readonly words: string | null;
	/** Written where there is little room, too. */
	readonly main: boolean;
};

const HOUR_MS = 3_600_000;
/** Of Vietnam, which has no summer time. */
const ZONE_OFFSET_MS = 7 * HOUR_MS;
/** Hours that this divides are written, and those that this one divides where there is little room. */
const WRITTEN_HOURS = 3;
const MAIN_HOURS = 6;
/** Of the line: nearer to an end than this no hour is written. */
const EDGE = 0.04;

/** How many steps there are after the first moment. */
export function stepsOf({ from, until, stepMs }: ScrubberSpan): number {
	return Math.max(Math.floor((until - from) / stepMs), 0);
}

/** Of the step that a moment is in; one that is not in the hours is at their nearer end. */
export function stepAt(span: ScrubberSpan, moment: number): number {
	const step = Math.floor((moment - span.from) / span.stepMs);
	return Math.min(Math.max(step, 0), stepsOf(span));
}

export function momentAt({ from, stepMs }: ScrubberSpan, step: number): number {
	return from + step * stepMs;
}

/** Of the line up to the last step. */
export function shareAt(span: ScrubberSpan, moment: number): number {
	const steps = stepsOf(span);
	return steps === 0 ? 0 : stepAt(span, moment) / steps;
}

/** Each full hour; every third is written. */
export function hourTicks(span: ScrubberSpan): ScrubberTick[] {
	const last = momentAt(span, stepsOf(span));
	const first = Math.ceil(span.from / HOUR_MS) * HOUR_MS;
	const hours = Math.max(Math.floor((last - first) / HOUR_MS) + 1, 0);
	return Array.from({ length: hours }, (_, hour) => {
		const at = first + hour * HOUR_MS;
		const ofDay = (at + ZONE_OFFSET_MS) / HOUR_MS;
		const share = (at - span.from) / (last - span.from);
		const written = ofDay % WRITTEN_HOURS === 0 && share >= EDGE && share <= 1 - EDGE;
		return { share, words: written ? formatTime(at) : null, main: ofDay % MAIN_HOURS === 0 };
	});
}
