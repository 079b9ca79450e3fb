/** `GET /api/v1/indicators` */
import * as v from 'valibot';
import type { AppliedTarget, Indicator, Plan } from '../../domain/indicator.ts';
import type { Unit } from '../../domain/unit.ts';
import { day, unitCode } from './fields.ts';

export const targetSchema = v.object({
	id: v.pipe(v.string(), v.description('Such as NT3: a target belongs to a plan.')),
	plan: v.string(),
	level: v.pipe(
		v.picklist(['all', 'country', 'province', 'district', 'commune', 'agency', 'party']),
		v.description('The level that the plan states it for.'),
	),
	operator: v.picklist(['>=', '>', '<=', '~', '=', 'per-year']),
	value: v.number(),
	dueOn: v.nullable(day),
	words: v.pipe(v.string(), v.description('The words of the plan.')),
});

export const indicatorsSchema = v.object({
	plans: v.array(
		v.object({
			code: v.string(),
			number: v.pipe(v.nullable(v.string()), v.description('Null where the source gives none.')),
			name: v.string(),
			issuer: v.string(),
			issuedOn: v.nullable(day),
			unit: v.nullable(unitCode),
			periodFrom: v.nullable(day),
			periodTo: v.nullable(day),
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
			decimals: v.pipe(v.number(), v.integer()),
			intervalS: v.pipe(v.number(), v.description('Expected seconds between two values.')),
			scored: v.pipe(v.boolean(), v.description('Counts in a unit’s progress score.')),
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
					v.description('The plan states it for another level than this unit’s.'),
				),
			}),
		),
		v.description('Which target applies to which unit.'),
	),
});

export type IndicatorsAnswer = v.InferOutput<typeof indicatorsSchema>;

export function toIndicators(catalogue: {
	readonly units: readonly Unit[];
	readonly indicators: readonly Indicator[];
	readonly plans: readonly Plan[];
	readonly targets: readonly {
		readonly unitId: number;
		readonly indicatorId: number;
		readonly target: AppliedTarget;
	}[];
}): IndicatorsAnswer {
	const { units, indicators, plans, targets } = catalogue;
	const unitCodes = new Map(units.map((unit) => [unit.id, unit.code]));
	const indicatorCodes = new Map(indicators.map((indicator) => [indicator.id, indicator.code]));
	return {
		plans: plans.map(({ unitId, ...plan }) => ({ ...plan, unit: unitCodes.get(unitId) ?? null })),
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

function toTarget(target: AppliedTarget): v.InferOutput<typeof targetSchema> {
	const { id, plan, level, operator, value, dueOn, words } = target;
	return { id, plan, level, operator, value, dueOn, words };
}
