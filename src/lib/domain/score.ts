import { attainment, roundedOnItsSide } from './attainment.ts';
import type { Indicator, Target } from './indicator.ts';

/** One scored indicator that has a target for the unit, with its latest value where there is one. */
export type ScoreEntry = {
	readonly indicator: Pick<Indicator, 'scored' | 'direction'>;
	readonly target: Pick<Target, 'value' | 'operator'>;
	readonly value: number | null;
	/** Whether the value is stale; it still counts, and is told of. */
	readonly stale: boolean;
	/** Whether nobody knows how old the value is. */
	readonly undated: boolean;
	readonly sample: boolean;
};

/** Điểm tiến độ: this project's own score, never to be called DTI. */
export type Score = {
	/** 0 to 100; null where no indicator has data: "Chưa có số liệu", never 0. */
	readonly score: number | null;
	/** Coverage: indicators with data, of all that could count. */
	readonly withData: number;
	readonly possible: number;
	/** How many of those with data are stale, and of how many nobody knows the age. */
	readonly stale: number;
	readonly undated: number;
	/** How many of those with data are sample data. */
	readonly samples: number;
};

/** The mean attainment of the scored indicators that have data, times 100; all weigh the same. */
export function progressScore(entries: readonly ScoreEntry[]): Score {
	const counting = entries.filter(({ indicator }) => indicator.scored);
	const attained: number[] = [];
	let stale = 0;
	let undated = 0;
	let samples = 0;
	for (const { indicator, target, value, ...entry } of counting) {
		if (value === null) continue;
		attained.push(attainment(value, { target, direction: indicator.direction }));
		if (entry.stale) stale++;
		if (entry.undated) undated++;
		if (entry.sample) samples++;
	}
	const sum = attained.reduce((total, share) => total + share, 0);
	const score = (sum / attained.length) * 100;
	return {
		// A share such as 0.9 has no exact sum: what is less than a millionth is noise, and no shortfall.
		score: attained.length === 0 ? null : Number(score.toFixed(6)),
		withData: attained.length,
		possible: counting.length,
		stale,
		undated,
		samples,
	};
}

/** A score is only as new as the oldest value in it: one that is stale makes it so. */
export function isStaleScore({ stale }: Pick<Score, 'stale'>): boolean {
	return stale > 0;
}

export type ProgressClass = 0 | 1 | 2 | 3 | 4;

/** Lower bounds of classes 1 to 4. Fixed, so that a colour means the same on every wall and every day. */
export const PROGRESS_BOUNDS = [60, 70, 80, 90] as const;

export function progressClass(score: number): ProgressClass {
	return PROGRESS_BOUNDS.filter((bound) => score >= bound).length as ProgressClass;
}

const FULL = 100;
const SCORE_DECIMALS = 1;

/** A score as it is written: what is not yet in a class, or not full, is never rounded up to it. */
export function shownScore(score: number): { readonly value: number; readonly decimals: number } {
	const next = PROGRESS_BOUNDS.find((bound) => score < bound) ?? FULL;
	const target = { operator: '>=', value: next } as const;
	return roundedOnItsSide(score, { target, direction: 'higher', decimals: SCORE_DECIMALS });
}
