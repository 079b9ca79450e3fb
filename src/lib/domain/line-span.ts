/** Which figures may be drawn as one line: totals of a month and of a quarter are of different size, and never one after the other. */
import type { Indicator } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import { countedOver, isToldBeforeItsEnd, longSpanOf, type LongSpan } from './told-span.ts';

/** With what it counts over (`countedOver`) where that is longer than a month. */
export type ToldFigure = { readonly sample: boolean; readonly span?: LongSpan };

/** Years so far are of two months, or of eleven: no line is of them. */
const SHORTEST_FIRST = [undefined, 'quarter', 'half-year', 'year'] as const;

/** The shortest that any is told of, by the real ones where there are any; undefined: months, or shorter. */
export function lineSpan(figures: readonly ToldFigure[]): LongSpan | undefined {
	const real = figures.filter(({ sample }) => !sample);
	const leading = real.length > 0 ? real : figures;
	return SHORTEST_FIRST.find((span) => leading.some((figure) => figure.span === span));
}

/** Whether a figure may stand beside others that count over `span`: as much of it, and all, for a quarter that is not over is less. */
export function isAlike(
	figure: Pick<LatestObservation, 'observedAt' | 'timeSource'>,
	{
		overTime,
		span,
	}: { readonly overTime: Indicator['overTime']; readonly span: LongSpan | undefined },
): boolean {
	if (overTime !== 'last' && isToldBeforeItsEnd(figure)) return false;
	return countedOver({ overTime, span: longSpanOf(figure.timeSource) }) === span;
}
