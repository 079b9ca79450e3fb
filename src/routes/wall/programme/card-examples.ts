/** A programme of one district and its province, for tests of the card. */
import type { AppliedTarget, Indicator, Plan, UnitTarget } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { programmeStandings } from '#lib/domain/programme.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Stood } from './heat-view.ts';

export const DAY_MS = 86_400_000;
export const AT = Date.parse('2024-11-23T05:00:00Z');
export const home = {
	id: 9,
	code: '68',
	level: 'province',
	shortName: 'Lâm Đồng',
	name: 'Tỉnh Lâm Đồng',
} as Unit;
const district = {
	id: 1,
	code: '682',
	level: 'district',
	shortName: 'Đạ Tẻh',
	name: 'Huyện Đạ Tẻh',
} as Unit;
export const indicators = [
	[1, 'files', 'government', true],
	[2, 'fibre', 'infrastructure', true],
	[3, 'rank', 'overall', false],
].map(
	([id, code, pillar, scored]) =>
		({
			...{ id, code, pillar, scored, name: code, nameEn: code, unit: '%', direction: 'higher' },
			...{ decimals: 1, kind: 'number', stages: [], overTime: 'last' },
		}) as unknown as Indicator,
);
export const target = (more: Partial<AppliedTarget>): AppliedTarget => ({
	...{ id: 'T', plan: 'own', indicator: 'files', level: 'district', operator: '>=', value: 80 },
	...{
		dueOn: '2024-12-31',
		path: { kind: 'due' },
		words: 'đạt 80%',
		ourReading: false,
		periodTo: null,
	},
	...more,
});
const plans = [
	{ code: 'own', number: '1/KH-UBND', issuer: 'UBND', unitId: home.id },
	{ code: 'national', number: '411/QĐ-TTg', issuer: 'TTg', unitId: 0 },
] as Plan[];
export function latest(
	indicatorId: number,
	value: number,
	freshness: LatestObservation['freshness'] = 'fresh',
): LatestObservation {
	const told = { timeSource: 'device', sample: false, source: 'so-lieu', typed: false } as const;
	return { unitId: 1, indicatorId, value, freshness, observedAt: AT - DAY_MS, ...told };
}

type Given = {
	readonly path?: AppliedTarget['path'];
	readonly indicators?: readonly Indicator[];
	/** Beside those of files and fibre; null: none at all. */
	readonly targets?: readonly UnitTarget[] | null;
};

export function stood(values: readonly LatestObservation[], given: Given = {}): Stood {
	const path = given.path ?? { kind: 'due' };
	const targets = [
		{ unitId: 1, indicatorId: 1, target: target({ path }) },
		{ unitId: 1, indicatorId: 2, target: target({ id: 'Q', plan: 'national', ourReading: true }) },
		...(given.targets ?? []),
	].slice(given.targets === null ? 2 : 0);
	const shown = given.indicators ?? indicators;
	const index = progressIndex(shown);
	const find = (unitId: number, indicatorId: number) =>
		values.find((own) => own.unitId === unitId && own.indicatorId === indicatorId) ?? null;
	return {
		...{
			units: [district],
			home,
			scope: home,
			indicators: shown,
			index,
			plans,
			before: null,
			locale: 'vi',
		},
		...programmeStandings({
			at: AT,
			parts: [district],
			home,
			indicators: shown,
			targets,
			index,
			latest: find,
		}),
	};
}

export const asked = { code: '682', past: null, lastYear: null, derived: [], now: AT };
