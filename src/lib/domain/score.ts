import { roundedOnItsSide } from './attainment.ts';

/** A score is only as new as the oldest value in it: one that is stale makes it so. */
export function isStaleScore({ stale }: { readonly stale: number }): boolean {
	return stale > 0;
}

export type ProgressClass = 0 | 1 | 2 | 3 | 4;

/** Lower bounds of classes 1 to 4, in hundredths. Fixed, so that a colour means the same on every wall and every day. */
export const PROGRESS_BOUNDS = [60, 70, 80, 90] as const;
const FULL = 100;

/** `scale`: the full score. */
export function progressClass(score: number, scale = FULL): ProgressClass {
	return boundsOf(scale).filter((bound) => score >= bound).length as ProgressClass;
}

function boundsOf(scale: number): number[] {
	return PROGRESS_BOUNDS.map((bound) => (bound * scale) / FULL);
}

const SCORE_DECIMALS = 1;

/** A score as it is written: what is not yet in a class, or not full, is never rounded up to it. */
export function shownScore(
	score: number,
	scale = FULL,
): { readonly value: number; readonly decimals: number } {
	const next = boundsOf(scale).find((bound) => score < bound) ?? scale;
	const target = { operator: '>=', value: next } as const;
	return roundedOnItsSide(score, { target, direction: 'higher', decimals: SCORE_DECIMALS });
}
