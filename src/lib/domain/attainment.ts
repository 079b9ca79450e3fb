import type {
	AppliedTarget,
	Direction,
	IndicatorKind,
	Target,
	TargetOperator,
} from './indicator.ts';
import { expectedValue } from './target-path.ts';
import { endOfDay } from './time-format.ts';

type Against = {
	readonly target: Pick<Target, 'value' | 'operator'>;
	readonly direction: Direction;
};

/**
 * How much of a target is attained, 0 to 1: min(value / target, 1), and min(target / value, 1) where lower is better
 * (docs of the programme suggest it; a rank of 25 for "the first 20" is 0.8). `>` is judged as `>=`: at the very
 * number the share is 1, though the target is not yet met.
 */
export function attainment(value: number, against: Against): number {
	const { done, wanted } = attainmentParts(value, against);
	if (wanted <= 0) return done >= wanted ? 1 : 0;
	return Math.min(Math.max(done / wanted, 0), 1);
}

/** What an attainment is the quotient of: value and target, or where lower is better target and value. */
export function attainmentParts(
	value: number,
	{ target, direction }: Against,
): { readonly done: number; readonly wanted: number } {
	return lowerIsBetter(target, direction)
		? { done: target.value, wanted: value }
		: { done: value, wanted: target.value };
}

/** "About 20 %" is met from 95 % of it on; our reading, the plans do not say. */
const ABOUT = 0.95;

export function meets(value: number, { target, direction }: Against): boolean {
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
	{ decimals, ...against }: Against & { readonly decimals: number },
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

/** Whether a value is better than its target asks: "Vượt". A target of "about" is exceeded where a plain one would be. */
export function exceeds(value: number, against: Against): boolean {
	const { target, direction } = against;
	return (
		meets(value, against) &&
		(lowerIsBetter(target, direction) ? value < target.value : value > target.value)
	);
}

/**
 * Met is met at any time. Before the due date: on track, at risk ("có nguy cơ không đạt") or behind; after it: not met.
 * The rule with its numbers is in docs/scores.md.
 */
export type Standing = 'met' | 'not-met' | 'on-track' | 'at-risk' | 'behind';

/** From this share of the target on, what is not yet due is on track where the plan draws no path: our own rule. */
export const ON_TRACK_FROM = 0.9;

/** From this share of what its path wants on, a value is at risk, below it behind: our own rule. */
export const AT_RISK_FROM = 0.9;

/**
 * Where a value stands against its target at `at` (epoch ms); a target with no due date is never overdue. Null where
 * nothing can be said: a yes or a stage that is not due yet and has no path is neither on its way nor behind, and after
 * its plan's period a target with no due date is none of it either.
 */
export function standing(
	value: number,
	{ at, ...against }: Judged & { readonly at: number },
): Standing | null {
	return standingUnder(value, { ...against, demand: demandOf(against.target, at) });
}

type Judged = Against & {
	readonly target: Pick<AppliedTarget, 'value' | 'operator' | 'dueOn' | 'path' | 'periodTo'>;
	readonly kind: IndicatorKind;
};

/** What a target asks at one time, of whomever. */
export type Demand = {
	/** What its path wants; null where it draws none, or nothing is wanted yet. */
	readonly expected: number | null;
	/** Its due date has gone by, or of one without the period of its plan. */
	readonly isOver: boolean;
};

export function demandOf(
	target: Pick<AppliedTarget, 'value' | 'dueOn' | 'path' | 'periodTo'>,
	at: number,
): Demand {
	const last = target.dueOn ?? target.periodTo;
	return { expected: expectedValue(target, at), isOver: last !== null && at >= endOfDay(last) };
}

/** The same, where what the target asks is known: hundreds of units have one target. */
export function standingUnder(
	value: number,
	{ target, direction, kind, demand: { expected, isOver } }: Judged & { readonly demand: Demand },
): Standing | null {
	if (meets(value, { target, direction })) return 'met';
	if (isOver) return target.dueOn === null ? null : 'not-met';
	if (target.path.kind === 'due') {
		if (kind !== 'number') return null;
		return attainment(value, { target, direction }) >= ON_TRACK_FROM ? 'on-track' : 'behind';
	}
	if (expected === null) return 'on-track';
	const onPath = { target: { operator: pathOperator(target), value: expected }, direction };
	if (meets(value, onPath)) return 'on-track';
	return attainment(value, onPath) >= AT_RISK_FROM ? 'at-risk' : 'behind';
}

/** A path is kept by its very number: only the end of it is to be passed, or may be missed by "about". */
function pathOperator({ operator }: Pick<Target, 'operator'>): TargetOperator {
	return operator === '>' || operator === '~' ? '=' : operator;
}
