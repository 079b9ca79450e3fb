/** `GET /api/v1/indicators` */
import * as v from 'valibot';
import { TARGET_LEVELS } from '../../domain/indicator.ts';
import type { AppliedTarget, Indicator, Plan, UnitTarget } from '../../domain/indicator.ts';
import type { Unit } from '../../domain/unit.ts';
import { day, unitCode } from './fields.ts';

export const targetSchema = v.object({
	id: v.pipe(v.string(), v.description('Such as NT3: a target belongs to a plan.')),
	plan: v.string(),
	level: v.pipe(v.picklist(TARGET_LEVELS), v.description('The level that the plan states it for.')),
	operator: v.picklist(['>=', '>', '<=', '~', '=', 'per-year']),
	value: v.number(),
	dueOn: v.nullable(day),
	path: v.pipe(
		v.variant('kind', [
			v.object({ kind: v.literal('due') }),
			v.object({ kind: v.literal('line'), from: day, start: v.number() }),
			v.object({
				kind: v.literal('steps'),
				steps: v.array(v.object({ on: day, value: v.number() })),
			}),
		]),
		v.description('What is wanted before the due date: nothing, a straight line, or steps.'),
	),
	words: v.pipe(v.string(), v.description('The words of the plan.')),
});

const milestoneSchema = v.object({
	id: v.string(),
	kind: v.picklist(['issue', 'roll-out', 'review', 'mid-term', 'final', 'report', 'other']),
	name: v.string(),
	nameEn: v.string(),
	dueOn: day,
	dueWords: v.pipe(
		v.nullable(v.string()),
		v.description('How the plan words the time where it names no day; null: it names that day.'),
	),
	dueWordsEn: v.nullable(v.string()),
	words: v.pipe(v.string(), v.description('The words of the plan.')),
});

export const indicatorsSchema = v.object({
	plans: v.array(
		v.object({
			code: v.string(),
			number: v.pipe(v.nullable(v.string()), v.description('Null where the source gives none.')),
			name: v.string(),
			issuer: v.pipe(v.nullable(v.string()), v.description('Null where the source gives none.')),
			issuedOn: v.nullable(day),
			knownFrom: v.pipe(
				v.nullable(day),
				v.description('Without a day of issue: a day before which there was no such plan.'),
			),
			unit: v.nullable(unitCode),
			periodFrom: v.nullable(day),
			periodTo: v.nullable(day),
			cadence: v.pipe(
				v.nullable(v.picklist(['half-yearly', 'yearly'])),
				v.description('How often it is reviewed; null where it says nothing of it.'),
			),
			milestones: v.array(milestoneSchema),
			awards: v.array(
				v.object({
					to: v.picklist(['collective', 'individual']),
					most: v.pipe(v.number(), v.integer()),
					title: v.string(),
					titleEn: v.string(),
				}),
			),
			organisations: v.array(v.string()),
			basis: v.pipe(v.array(v.string()), v.description('Decisions that it refers to.')),
		}),
	),
	indicators: v.array(
		v.object({
			code: v.string(),
			name: v.string(),
			nameEn: v.string(),
			pillar: v.string(),
			measure: v.pipe(v.string(), v.description('Unit of measure: "%", "% GRDP", "hạng".')),
			direction: v.picklist(['higher', 'lower']),
			decimals: v.pipe(
				v.nullable(v.pipe(v.number(), v.integer())),
				v.description('Of a value that is shown; null: as many as it has, at most two.'),
			),
			intervalS: v.pipe(v.number(), v.description('Expected seconds between two values.')),
			scored: v.pipe(v.boolean(), v.description('Counts in a unit’s progress score.')),
			kind: v.pipe(
				v.picklist(['number', 'yes-no', 'stages']),
				v.description('A yes is 1 and a no 0; a stage is its place from 0.'),
			),
			stages: v.array(v.object({ name: v.string(), nameEn: v.string() })),
			overUnits: v.pipe(
				v.picklist(['none', 'sum', 'mean']),
				v.description('How the values of several units make one.'),
			),
			weightBy: v.pipe(
				v.nullable(v.string()),
				v.description('The indicator that weighs a mean over units.'),
			),
			overTime: v.pipe(
				v.picklist(['last', 'sum', 'mean']),
				v.description('How the values of several times make one of a longer period.'),
			),
			owner: v.nullable(v.string()),
			reported: v.pipe(
				v.picklist(['hand', 'machine']),
				v.description('Typed in by somebody, or read by a machine.'),
			),
			legalBasis: v.nullable(v.string()),
			public: v.pipe(v.boolean(), v.description('Is open data.')),
			aliases: v.array(v.string()),
			parent: v.nullable(v.string()),
			targets: v.array(targetSchema),
		}),
	),
	applied: v.pipe(
		v.array(
			v.object({
				unit: unitCode,
				indicator: v.string(),
				target: v.string(),
				ourReading: v.pipe(
					v.boolean(),
					v.description('The plan does not state it for this unit’s level.'),
				),
			}),
		),
		v.description('Which target applies to which unit.'),
	),
});

/** As it is read. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export type IndicatorsAnswer = Frozen<v.InferOutput<typeof indicatorsSchema>>;

export function toIndicators(catalogue: {
	readonly units: readonly Unit[];
	readonly indicators: readonly Indicator[];
	readonly plans: readonly Plan[];
	readonly targets: readonly UnitTarget[];
}): IndicatorsAnswer {
	const { units, indicators, plans, targets } = catalogue;
	const unitCodes = new Map(units.map((unit) => [unit.id, unit.code]));
	const indicatorCodes = new Map(indicators.map((indicator) => [indicator.id, indicator.code]));
	return {
		plans: plans.map(({ unitId, ...plan }) => ({
			...plan,
			unit: unitCodes.get(unitId) ?? null,
		})),
		indicators: indicators.map(({ id, unit: measure, ...indicator }) => {
			const own = targets.filter(({ indicatorId }) => indicatorId === id);
			const byId = new Map(own.map(({ target }) => [target.id, target]));
			return { ...indicator, measure, targets: [...byId.values()].map(toTarget) };
		}),
		applied: targets.flatMap(({ unitId, indicatorId, target }) => {
			const unit = unitCodes.get(unitId);
			const indicator = indicatorCodes.get(indicatorId);
			if (unit === undefined || indicator === undefined) return [];
			return [{ unit, indicator, target: target.id, ourReading: target.ourReading }];
		}),
	};
}

export function toTarget(target: AppliedTarget): Frozen<v.InferOutput<typeof targetSchema>> {
	const { id, plan, level, operator, value, dueOn, path, words } = target;
	return { id, plan, level, operator, value, dueOn, path, words };
}
