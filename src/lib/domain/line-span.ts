/** Which figures may be drawn as one line: totals of a month and of a quarter are of different size, and never one after the other. */
import type { LongSpan } from './told-span.ts';

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
