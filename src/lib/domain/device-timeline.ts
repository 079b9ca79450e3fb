/** How one device stood in the course of a time. Times are epoch milliseconds. */
import { isUp } from './availability.ts';
import type { DeviceState } from './device.ts';

export type JudgedChange = {
	readonly at: number;
	readonly state: DeviceState;
	readonly reason: string | null;
};

export type Stretch = {
	readonly from: number;
	readonly until: number;
	readonly state: DeviceState;
	readonly reason: string | null;
};

export type DeviceTimeline = {
	/** Without gaps from its first state on; before that there are none. */
	readonly stretches: readonly Stretch[];
	readonly upS: number;
	readonly degradedS: number;
	readonly downS: number;
	readonly maintenanceS: number;
	readonly unknownS: number;
	/** How often it went from one state to another, as far as anybody knew. */
	readonly changes: number;
};

/** A judge says every 5 s that it is at work; nobody takes it for gone before it has left that out twice (ms). */
const WATCH_HOLDS_MS = 15_000;

/** Said of a stretch in which nobody judged. */
export const UNWATCHED = 'unwatched';

type Span = { readonly from: number; readonly until: number };

/**
 * @param changes in the order of time; the first may lie before `from`, and is then the state at the beginning
 * @param options.watched when somebody judged: apart from each other, in the order of time
 */
export function deviceTimeline(
	changes: readonly JudgedChange[],
	{ from, until, watched }: Span & { readonly watched: readonly Span[] },
): DeviceTimeline {
	const stretches: Stretch[] = [];
	const watches = watched.map((watch) =>
		until - watch.until < WATCH_HOLDS_MS ? { ...watch, until } : watch,
	);
	const add = (stretch: Stretch): void => {
		const last = stretches.at(-1);
		if (stretch.until <= stretch.from) return;
		if (last && last.state === stretch.state && last.reason === stretch.reason)
			stretches[stretches.length - 1] = { ...last, until: stretch.until };
		else stretches.push(stretch);
	};
	for (const [place, { at, state, reason }] of changes.entries()) {
		const ends = Math.min(until, changes[place + 1]?.at ?? until);
		let done = Math.max(from, at);
		for (const watch of watches) {
			if (watch.until <= done) continue;
			if (watch.from >= ends) break;
			add({ from: done, until: watch.from, state: 'unknown', reason: UNWATCHED });
			done = Math.max(done, watch.from);
			const seen = Math.min(watch.until, ends);
			add({ from: done, until: seen, state, reason });
			done = seen;
		}
		add({ from: done, until: ends, state: 'unknown', reason: UNWATCHED });
	}
	return { stretches, ...sumsOf(stretches) };
}

/** For sorting: the longest down first, then the longest degraded, then the most changes. */
export function byUnrest(a: DeviceTimeline, b: DeviceTimeline): number {
	return b.downS - a.downS || b.degradedS - a.degradedS || b.changes - a.changes;
}

/** It was online whenever anybody knew. */
export function isSteady({ stretches }: DeviceTimeline): boolean {
	const known = stretches.filter(({ state }) => state !== 'unknown');
	return known.length > 0 && known.every(({ state }) => state === 'online');
}

/** For sorting: those to which something happened first, then those of which nobody knew anything, then the steady ones. */
export function byStory(a: DeviceTimeline, b: DeviceTimeline): number {
	return storyRank(a) - storyRank(b);
}

function storyRank(timeline: DeviceTimeline): number {
	if (isSteady(timeline)) return 2;
	return timeline.stretches.some(({ state }) => state !== 'unknown') ? 0 : 1;
}

function sumsOf(stretches: readonly Stretch[]): Omit<DeviceTimeline, 'stretches'> {
	const sums = { upS: 0, degradedS: 0, downS: 0, maintenanceS: 0, unknownS: 0 };
	let changes = 0;
	let known: Stretch | null = null;
	for (const stretch of stretches) {
		const lengthS = (stretch.until - stretch.from) / 1000;
		const up = isUp(stretch.state, stretch.reason);
		if (up === true) sums.upS += lengthS;
		if (up === true && stretch.state === 'degraded') sums.degradedS += lengthS;
		if (up === false) sums.downS += lengthS;
		if (stretch.state === 'maintenance') sums.maintenanceS += lengthS;
		if (stretch.state === 'unknown') sums.unknownS += lengthS;
		if (stretch.state === 'unknown') continue;
		if (known !== null && known.state !== stretch.state) changes += 1;
		known = stretch;
	}
	return { ...sums, changes };
}
