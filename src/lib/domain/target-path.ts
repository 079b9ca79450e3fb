import type { Target } from './indicator.ts';
import { endOfDay } from './time-format.ts';

/**
 * What a target's path wants at `at` (epoch ms): on a line the share of the way from its first day's end to the due
 * day's end; of steps the last that has come due. Null where nothing is wanted yet, or the plan draws no path.
 */
export function expectedValue(
	{ value, dueOn, path }: Pick<Target, 'value' | 'dueOn' | 'path'>,
	at: number,
): number | null {
	switch (path.kind) {
		case 'due':
			return null;
		case 'line': {
			const from = endOfDay(path.from);
			if (dueOn === null || at < from) return null;
			const share = Math.min((at - from) / (endOfDay(dueOn) - from), 1);
			return path.start + (value - path.start) * share;
		}
		case 'steps': {
			if (dueOn !== null && at >= endOfDay(dueOn)) return value;
			return path.steps.findLast(({ on }) => at >= endOfDay(on))?.value ?? null;
		}
		default:
			return path satisfies never;
	}
}
