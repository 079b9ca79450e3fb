import type { Freshness } from './freshness.ts';

/** One running process by its own report. */
type Report = {
	readonly name: string;
	readonly seenAt: number;
	/** `ok`, `starting`, or what it lacks. */
	readonly state: string;
	readonly freshness: Freshness;
};

export type ServiceLoss = {
	readonly name: string;
	readonly seenAt: number;
	/** `gone`: it reports no more. */
	readonly state: string;
};

/** Of one that is starting nobody knows yet that anything is amiss. */
const NO_LOSS: readonly string[] = ['ok', 'starting'];

/**
 * The services of which no instance reports that it is well, each with its newest report. An instance that ended
 * while another took its place is no loss.
 */
export function lostServices(reports: readonly Report[]): ServiceLoss[] {
	const losses: ServiceLoss[] = [];
	for (const [name, instances] of Map.groupBy(reports, (report) => report.name)) {
		const lives = (report: Report): boolean => report.freshness !== 'stale';
		if (instances.some((report) => lives(report) && NO_LOSS.includes(report.state))) continue;
		const newest = instances.reduce((a, b) => (b.seenAt > a.seenAt ? b : a));
		const state = lives(newest) || newest.state === 'stopped' ? newest.state : 'gone';
		losses.push({ name, seenAt: newest.seenAt, state });
	}
	return losses;
}
