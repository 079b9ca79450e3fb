import type { Direction, Target } from './indicator.ts';
import { endOfDay } from './time-format.ts';

/**
 * How much of a target is attained, 0 to 1: min(value / target, 1), and min(target / value, 1) where lower is better
 * (docs of the programme suggest it; a rank of 25 for "the first 20" is 0.8). `>` is judged as `>=`: at the very
 * number the share is 1, though the target is not yet met.
 */
export function attainment(
	value: number,
	{ target, direction }: { target: Pick<Target, 'value' | 'operator'>; direction: Direction },
): number {
	const [done, wanted] = lowerIsBetter(target, direction)
		? [target.value, value]
		: [value, target.value];
	if (wanted <= 0) return done >= wanted ? 1 : 0;
	return Math.min(Math.max(done / wanted, 0), 1);
}

/** "About 20 %" is met from 95 % of it on; our reading, the plans do not say. */
const ABOUT = 0.95;

export function meets(
	value: number,
	{ target, direction }: { target: Pick<Target, 'value' | 'operator'>; direction: Direction },
): boolean {
	const lower = lowerIsBetter(target, direction);
	switch (target.operator) {
		case '>':
			return value > target.value;
		case '~':
			return lower ? value <= target.value / ABOUT : value >= target.value * ABOUT;
		case '<=':
		case '>=':
		case '=':
		case 'per-year':
			return lower ? value <= target.value : value >= target.value;
		default:
			return target.operator satisfies never;
	}
}

const MOST_DECIMALS = 6;

/**
 * A value as it may be shown: to `decimals` places, or as many more as keep it on its own side of the target, so that
 * 79.96 is never "80.0, not met". Nearer than six places it is moved away by one in the last.
 */
export function roundedOnItsSide(
	value: number,
	{
		decimals,
		...against
	}: {
		target: Pick<Target, 'value' | 'operator'>;
		direction: Direction;
		decimals: number;
	},
): { readonly value: number; readonly decimals: number } {
	const met = meets(value, against);
	for (let places = decimals; places <= MOST_DECIMALS; places++) {
		const rounded = Number(value.toFixed(places));
		if (meets(rounded, against) === met) return { value: rounded, decimals: places };
	}
	const rounded = Number(value.toFixed(MOST_DECIMALS));
	const step = 10 ** -MOST_DECIMALS;
	return { value: rounded > value ? rounded - step : rounded + step, decimals: MOST_DECIMALS };
}

/** `<=` says so itself; `=`, such as 100 % of something, goes by the indicator. */
function lowerIsBetter({ operator }: Pick<Target, 'operator'>, direction: Direction): boolean {
	if (operator === '<=') return true;
	return direction === 'lower' && operator !== '>=' && operator !== '>';
}

/** Before the due date: on track or behind; after it: met or not. Met is met at any time. */
export type Standing = 'met' | 'not-met' | 'on-track' | 'behind';

/**
 * From this share on, what is not yet due is on track. The plans give no path towards their targets, so this is our
 * own rule, kept simple enough to be told on the screen.
 */
export const ON_TRACK_FROM = 0.9;

/** Where a value stands against its target at `now` (epoch ms); a target with no due date is never overdue. */
export function standing(
	value: number,
	{
		target,
		direction,
		now,
	}: {
		target: Pick<Target, 'value' | 'operator' | 'dueOn'>;
		direction: Direction;
		now: number;
	},
): Standing {
	if (meets(value, { target, direction })) return 'met';
	if (target.dueOn !== null && now >= endOfDay(target.dueOn)) return 'not-met';
	return attainment(value, { target, direction }) >= ON_TRACK_FROM ? 'on-track' : 'behind';
}
