import type { Freshness } from './freshness.ts';

/** One running process by its own report. */
type Report = {
	readonly name: string;
	readonly seenAt: number;
	/** `ok`, `starting`, `helping`, `standby`, or what it lacks. */
	readonly state: string;
	readonly freshness: Freshness;
};

export type ServiceLoss = {
	readonly name: string;
	/** Null where there is no report of it. */
	readonly seenAt: number | null;
	/** `gone`: it reports no more; `unheard`: nobody has heard of it, not lately at least. */
	readonly state: string;
};

/** Of one that is starting nobody knows yet that anything is amiss. */
const NO_LOSS: readonly string[] = ['ok', 'starting'];

/**
 * Of an ingest that takes a part of the load, or none: what has no time of its own comes by the first one alone, which
 * speaks for all.
 */
const BESIDE_THE_FIRST: readonly string[] = ['helping', 'standby'];

/** By this one all readings come. */
const INGEST = 'ingest';

/**
 * The services of which no instance reports that it is well, each with its newest report. An instance that ended
 * while another took its place is no loss. Ingest has to be there, so it is lost where nothing is heard of it, too.
 */
export function lostServices(all: readonly Report[]): ServiceLoss[] {
	const reports = all.filter(({ state }) => !BESIDE_THE_FIRST.includes(state));
	const losses: ServiceLoss[] = [];
	for (const [name, instances] of Map.groupBy(reports, (report) => report.name)) {
		const lives = (report: Report): boolean => report.freshness !== 'stale';
		if (instances.some((report) => lives(report) && NO_LOSS.includes(report.state))) continue;
		const newest = instances.reduce((a, b) => (b.seenAt > a.seenAt ? b : a));
		const state = lives(newest) || newest.state === 'stopped' ? newest.state : 'gone';
		losses.push({ name, seenAt: newest.seenAt, state });
	}
	if (reports.every(({ name }) => name !== INGEST))
		losses.push({ name: INGEST, seenAt: null, state: 'unheard' });
	return losses;
}

/** Why no reading comes in; null where the way is open. */
export function ingestLoss(losses: readonly ServiceLoss[]): ServiceLoss | null {
	return losses.find(({ name }) => name === INGEST) ?? null;
}
