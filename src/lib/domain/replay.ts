/** The hours before, told again: how devices and figures stood at any moment of them. Times are epoch milliseconds. */
import type { DeviceStanding, DeviceState } from './device.ts';
import { unjudged } from './device.ts';
import { figureFreshness } from './freshness.ts';
import type { Freshness } from './freshness.ts';
import type { LatestObservation } from './observation.ts';
import { troubleOf } from './trouble.ts';
import type { TroubleLevel } from './trouble.ts';

/** From then on, until the next one. */
export type StateChange = {
	readonly at: number;
	readonly state: DeviceState;
	readonly reason: string | null;
};

export type ReplayDevice = {
	/** As on the live channel. */
	readonly id: number;
	readonly kind: string;
	/** In the order of time, from the first state that is known; while nobody judged `unknown`. */
	readonly changes: readonly StateChange[];
};

export type FigureAt = Omit<LatestObservation, 'unitId' | 'indicatorId' | 'freshness' | 'ofYear'>;

export type ReplaySeries = {
	readonly unitId: number;
	readonly indicatorId: number;
	/** Expected seconds between two values. */
	readonly intervalS: number;
	/** In the order of time; `figure` null: from then on none stood. */
	readonly shown: readonly { readonly at: number; readonly figure: FigureAt | null }[];
};

export type Replay = {
	readonly from: number;
	readonly until: number;
	/** Figures are told as they stood at `from` and every so many ms after it. */
	readonly stepMs: number;
	readonly devices: readonly ReplayDevice[];
	readonly series: readonly ReplaySeries[];
};

/** The last moment of those that are told of which is not after this one. */
export function toldMoment(
	{ from, until, stepMs }: Pick<Replay, 'from' | 'until' | 'stepMs'>,
	moment: number,
): number {
	const within = Math.min(Math.max(moment, from), until);
	return from + Math.floor((within - from) / stepMs) * stepMs;
}

/** How every device stood, by its id; one that nobody had heard of yet is unknown. */
export function standingsAt(replay: Replay, moment: number): Map<number, DeviceStanding> {
	return new Map(
		replay.devices.map((device) => [device.id, standingAt(device, { from: replay.from, moment })]),
	);
}

function standingAt(
	{ id, changes }: ReplayDevice,
	{ from, moment }: { readonly from: number; readonly moment: number },
): DeviceStanding {
	const change = lastBy(changes, moment);
	if (!change) return unjudged(id, null);
	const { at, state, reason } = change;
	return {
		...unjudged(id, null),
		state,
		reason,
		// What was so at the beginning was so since nobody here knows when.
		since: at > from ? at : null,
		freshness: freshnessOf(change),
	};
}

/** What the judge had said of its signs of life: nothing is fresh where nobody judged, or where they stayed away. */
function freshnessOf({ state, reason }: StateChange): Freshness {
	if (state === 'unknown') return 'none';
	if (state === 'offline' && (reason === 'silent' || reason === 'gateway')) return 'stale';
	return reason === 'late' ? 'late' : 'fresh';
}

/** The figures that stood, each as fresh as it was then. */
export function figuresAt(replay: Replay, moment: number): LatestObservation[] {
	const now = toldMoment(replay, moment);
	return replay.series.flatMap(({ unitId, indicatorId, intervalS, shown }) => {
		const figure = lastBy(shown, now)?.figure;
		if (!figure) return [];
		const freshness = figureFreshness(figure, { now, intervalS });
		return [{ unitId, indicatorId, ...figure, freshness }];
	});
}

/** When troubles began, and how many: of what was so at the beginning nobody knows when. */
export type TroubleMark = {
	readonly at: number;
	/** The worst of them. */
	readonly level: TroubleLevel;
	readonly count: number;
};

/** One for each step in which any began, in the order of time. A trouble that only becomes graver has begun before. */
export function troubleMarks({ from, until, stepMs, devices }: Replay): TroubleMark[] {
	const steps = new Map<number, TroubleMark>();
	for (const { id, kind, changes } of devices) {
		let before: TroubleLevel | null = null;
		for (const change of changes) {
			const level = levelOf({ id, kind, change });
			if (change.at >= until) break;
			if (level !== null && before === null && change.at > from) mark(change.at, level);
			before = level;
		}
	}
	return [...steps.values()].toSorted((a, b) => a.at - b.at);

	function mark(moment: number, level: TroubleLevel): void {
		const at = toldMoment({ from, until, stepMs }, moment);
		const other = steps.get(at);
		const worst = level === 'critical' || other?.level === 'critical' ? 'critical' : 'warning';
		steps.set(at, { at, level: worst, count: (other?.count ?? 0) + 1 });
	}
}

function levelOf({
	id,
	kind,
	change,
}: {
	readonly id: number;
	readonly kind: string;
	readonly change: StateChange;
}): TroubleLevel | null {
	const { at, state, reason } = change;
	const standing = { ...unjudged(id, null), state, reason, since: at };
	const about = { registered: true, kind };
	return (
		troubleOf({ about, standing: { ...standing, freshness: freshnessOf(change) } })?.level ?? null
	);
}

/** By halves: there may be thousands of lists, and each is asked at every step. */
function lastBy<T extends { readonly at: number }>(list: readonly T[], moment: number): T | null {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle]?.at ?? Infinity) <= moment) low = middle + 1;
		else high = middle;
	}
	return list[low - 1] ?? null;
}
