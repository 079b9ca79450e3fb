/** A programme of three units for tests of what the table and the map show of it. */
import type { AppliedTarget, Indicator, Plan } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { programmeStandings } from '#lib/domain/programme.ts';
import { progressIndex, type ScoreIndex } from '#lib/domain/score-index.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Stood } from './heat-view.ts';

export const AT = Date.parse('2024-11-23T05:00:00Z');
const PROVINCE = 9;

function unit(id: number, shortName: string): Unit {
	return { id, code: `6${String(id)}`, level: 'district', shortName } as Unit;
}

export function indicator(id: number, more: Partial<Indicator> = {}): Indicator {
	return {
		...{
			id,
			code: `i${String(id)}`,
			name: `Chỉ tiêu ${String(id)}`,
			nameEn: `Indicator ${String(id)}`,
		},
		...{ pillar: 'government', unit: '%', direction: 'higher', decimals: 1, scored: true },
		...{ kind: 'number', stages: [], ...more },
	} as Indicator;
}

export function target(indicatorId: number, more: Partial<AppliedTarget> = {}) {
	const own = {
		...{ id: `T${String(indicatorId)}`, plan: 'own', operator: '>=', value: 80 },
		...{ dueOn: '2024-12-31', path: { kind: 'due' }, ourReading: false, ...more },
	} as AppliedTarget;
	return parts.map(({ id }) => ({ unitId: id, indicatorId, target: own }));
}

export function value(
	unitId: number,
	indicatorId: number,
	value: number,
	freshness: LatestObservation['freshness'] = 'fresh',
): LatestObservation {
	const told = {
		observedAt: AT,
		timeSource: 'device',
		sample: false,
		source: 'x',
		typed: false,
	} as const;
	return { unitId, indicatorId, value, freshness, ...told };
}

const parts = [unit(1, 'Đơn Dương'), unit(2, 'Di Linh'), unit(3, 'Cát Tiên')];
const plans = [
	{ code: 'own', number: '1/KH', issuer: 'UBND', unitId: PROVINCE },
	{ code: 'national', number: '749/QĐ-TTg', issuer: 'TTg', unitId: 0 },
] as Plan[];

export function stood(options: {
	indicators: readonly Indicator[];
	targets: ReturnType<typeof target>;
	values: readonly LatestObservation[];
	before?: Stood['before'];
	index?: ScoreIndex;
}): Stood {
	const { indicators, targets, values, before = null } = options;
	const home = unit(PROVINCE, 'Lâm Đồng');
	const { index = progressIndex(indicators) } = options;
	const latest = (unitId: number, indicatorId: number) =>
		values.find((own) => own.unitId === unitId && own.indicatorId === indicatorId) ?? null;
	return {
		...{ units: parts, home, scope: home, indicators, index, plans, before, locale: 'vi' },
		...programmeStandings({ at: AT, parts, home, indicators, targets, index, latest }),
	};
}

export const plain = stood({
	indicators: [indicator(1), indicator(2, { pillar: 'infrastructure' })],
	targets: [...target(1), ...target(2, { plan: 'national', ourReading: true })],
	values: [value(1, 1, 79.96), value(1, 2, 40), value(2, 1, 90), value(2, 2, 80, 'stale')],
	before: new Map([
		[1, 1],
		[2, 3],
	]),
});
