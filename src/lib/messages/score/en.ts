import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	points: '{points} points',
	capped: '{quotient}, at most 1: 1',
	floored: '{quotient}, at least 0: 0',
	step: '{value} is {from} or more: {share}',
	below_steps: '{value} is below {from}: {share}',
	no_data: 'no data',
	no_target: 'no target to compare with',
	no_result: 'the formula has no result: {arithmetic}',
	nothing_wanted: '{value} against {target}: {share}',
} satisfies Record<keyof typeof vi, string>;
