import type { LatestObservation } from '#lib/domain/observation.ts';
import type { SeriesData } from '#lib/ui/series-chart.ts';
import type { Answer } from './query.ts';

/** The line that leads to the latest value, of its own kind: real, or samples. */
export function chartData(
	answer: Answer,
	options: {
		readonly latest: Pick<
			LatestObservation,
			'value' | 'observedAt' | 'timeSource' | 'sample'
		> | null;
		readonly target: number | null;
		/** Points further apart are not joined (ms). */
		readonly gapMs: number;
		/** Epoch milliseconds. */
		readonly now: number;
	},
): SeriesData {
	const { latest, target, gapMs, now } = options;
	const days = latest?.sample ? answer.samples : answer.real;
	// A value whose time nobody knows has no place on a line.
	const end = latest && latest.timeSource !== 'retained' ? latest : null;
	const before = end ? days.filter(({ at }) => at < end.observedAt) : days;
	const points = end ? [...before, { at: end.observedAt, value: end.value }] : before;
	return { from: answer.from, to: now, points, gapMs, target, breaks: [] };
}
