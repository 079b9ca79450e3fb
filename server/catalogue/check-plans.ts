import { combines } from '#lib/domain/over-time.ts';
import type { GivenPlan, GivenTarget, IndicatorFact } from './catalogue-schema.ts';
import type { UnitFact } from './places-schemas.ts';
import { numberOf } from './value-of-kind.ts';

/** Notes what is wrong at a path of an entry. */
export type Fault = (path: readonly (string | number)[], said: string) => void;

/** By code. */
export type Known = {
	readonly indicators: ReadonlyMap<string, IndicatorFact>;
	readonly plans: ReadonlyMap<string, GivenPlan>;
	/** Of entries that have a mistake of their own: nothing is said of what names them. */
	readonly leftOut: ReadonlySet<string>;
};

export function checkPlan(
	{ unit, periodFrom, periodTo, milestones: own }: GivenPlan,
	{
		milestones,
		units,
		fault,
	}: {
		/** Ids of those before; its own are added. */
		readonly milestones: Set<string>;
		readonly units: ReadonlyMap<string, UnitFact>;
		readonly fault: Fault;
	},
): void {
	if (!units.has(unit)) fault(['unit'], `no unit is called ${unit}`);
	// ISO days compare as text.
	if (periodFrom !== null && periodTo !== null && periodTo < periodFrom)
		fault(['periodTo'], `is before periodFrom, ${periodFrom}`);
	for (const [place, { id, dueOn }] of own.entries()) {
		const path = ['milestones', place];
		if (milestones.has(id)) fault([...path, 'id'], `${id} is there twice`);
		milestones.add(id);
		if (dueOn < (periodFrom ?? '') || dueOn > (periodTo ?? '~')) {
			const period = `${periodFrom ?? '…'} to ${periodTo ?? '…'}`;
			fault([...path, 'dueOn'], `${dueOn} is outside of the plan’s period, ${period}`);
		}
	}
}

export function checkTarget(
	target: GivenTarget,
	{ indicators, plans, leftOut, fault }: Known & { readonly fault: Fault },
): void {
	const { plan, indicator: code, operator, value } = target;
	if (!plans.has(plan) && !leftOut.has(plan)) fault(['plan'], `no plan is called ${plan}`);
	checkPath(target, fault);
	if (leftOut.has(code)) return;
	const indicator = indicators.get(code);
	if (!indicator) return fault(['indicator'], `no indicator is called ${code}`);
	const read = numberOf(value, indicator);
	if (read.kind === 'wrong') fault(['value'], read.said);
	if (indicator.kind !== 'number' && operator !== '=' && operator !== '>=')
		fault(['operator'], `= or >= is wanted where the kind is ${indicator.kind}`);
	else checkCounted(operator, { indicator, fault });
}

/**
 * What adds up over time is so much of a month and more of a year, so that a target of it has to say over what it counts. By the newest
 * figure alone the same year would be met or not by how it was delivered: as its total, or month by month.
 */
function checkCounted(
	operator: GivenTarget['operator'],
	{ indicator, fault }: { readonly indicator: IndicatorFact; readonly fault: Fault },
): void {
	const { code, kind, overTime } = indicator;
	if (kind !== 'number' || overTime !== 'sum') return;
	if (operator !== 'per-year')
		fault(
			['operator'],
			`${code} adds up over time: a target of it is told per year (per-year), or its overTime is last, if each figure is a total by itself`,
		);
	else if (!combines(indicator, 'year'))
		fault(
			['indicator'],
			`${code} adds up over time and is expected more often than once a month, so no year of it is known: every: month or longer is wanted, or overTime: last`,
		);
}

function checkPath({ path, dueOn }: GivenTarget, fault: Fault): void {
	if (path === undefined) return;
	if (dueOn === null) return fault(['path'], 'a path wants a due date');
	const { line, steps = [] } = path;
	if (line && line.from >= dueOn)
		fault(['path', 'line', 'from'], `${line.from} is not before the due date, ${dueOn}`);
	for (const [place, { on }] of steps.entries()) {
		const before = steps[place - 1];
		if (before && on <= before.on)
			fault(['path', 'steps', place, 'on'], `${on} is not after ${before.on}: steps ascend`);
		if (on >= dueOn)
			fault(['path', 'steps', place, 'on'], `${on} is not before the due date, ${dueOn}`);
	}
}
