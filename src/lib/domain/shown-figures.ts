/** Which figure stood as the latest one in the course of a time. Times are epoch milliseconds. */
import type { FigureAt } from './replay.ts';

/** Believed from its receipt on, until something else took its place; null: it is believed today. */
export type BelievedFigure = FigureAt & {
	readonly receivedAt: number;
	readonly supersededAt: number | null;
};

/** Null: none stood. */
export type ShownFigure = { readonly step: number; readonly figure: FigureAt | null };

type Steps = { readonly from: number; readonly stepMs: number; readonly steps: number };

/**
 * What stood at `from` and at each of the steps after it: told where it is another one than at the step before.
 *
 * @param rows of one series, in any order
 */
export function shownFigures(
	rows: readonly BelievedFigure[],
	{ from, stepMs, steps }: Steps,
): ShownFigure[] {
	const coming = rows.toSorted((a, b) => b.receivedAt - a.receivedAt);
	const told: ShownFigure[] = [];
	let known: BelievedFigure[] = [];
	let before: BelievedFigure | null = null;
	for (let step = 0; step <= steps; step++) {
		const at = from + step * stepMs;
		for (let next = coming.at(-1); next && next.receivedAt <= at; next = coming.at(-1)) {
			known.push(next);
			coming.pop();
		}
		known = known.filter(({ supersededAt }) => (supersededAt ?? Infinity) > at);
		const best = known.reduce<BelievedFigure | null>(
			(found, row) => (found === null || stands(row, found) ? row : found),
			null,
		);
		if (best !== before) told.push({ step, figure: best && figureOf(best) });
		before = best;
		// What will never stand again need not be looked at again.
		if (best && best.supersededAt === null) {
			known = known.filter((row) => row === best || stands(row, best));
		}
	}
	return told;
}

/** A sample never takes the place of a real reading; else the newest stands, of two of one time the one that came last. */
function stands(a: BelievedFigure, b: BelievedFigure): boolean {
	if (a.sample !== b.sample) return b.sample;
	if (a.observedAt !== b.observedAt) return a.observedAt > b.observedAt;
	return a.receivedAt > b.receivedAt;
}

function figureOf({ value, observedAt, timeSource, sample, source, typed }: FigureAt): FigureAt {
	return { value, observedAt, timeSource, sample, source, typed };
}
