import type { AppliedTarget, Indicator, Pillar } from './indicator.ts';
import type { LatestObservation } from './observation.ts';
import type { UnitLevel } from './unit.ts';

/** How a value earns a share of a component's points. */
export type ScoreRule =
	/** Its attainment of the target that applies to the unit. */
	| { readonly kind: 'attainment' }
	/** The share of the last step that the value has reached, 0 below the first; `from` ascends. */
	| {
			readonly kind: 'steps';
			readonly steps: readonly { readonly from: number; readonly share: number }[];
	  }
	/** Points as arithmetic (formula.ts) of `value`, `target` and `points`. */
	| { readonly kind: 'formula'; readonly formula: string };

export type ScoreComponent = {
	/** Code of the indicator. */
	readonly indicator: string;
	readonly points: number;
	readonly rule: ScoreRule;
};

export type ScorePillar = {
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	readonly components: readonly ScoreComponent[];
};

/** How units are scored: by a province's decision, or as this project does it (`progressIndex`). Never to be called DTI. */
export type ScoreIndex = {
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	/** Null: nobody's decision, such as our own score. */
	readonly decision: {
		readonly number: string;
		readonly issuedOn: string;
		readonly issuer: string;
	} | null;
	/** Slug of the province whose units it scores; null: all. */
	readonly unit: string | null;
	/** Null: all levels. */
	readonly level: UnitLevel | null;
	/** ISO days, both included; null: since ever, until further notice. */
	readonly validFrom: string | null;
	readonly validTo: string | null;
	/** The full score. */
	readonly scale: number;
	/** From this share of its points having data on, a unit is ranked. */
	readonly rankedFrom: number;
	/** How many pillars and components the decision announces; null where it says nothing of it. */
	readonly announced: { readonly pillars: number; readonly components: number } | null;
	/** Empty where the components are not published: such an index is known, and scores nobody. */
	readonly pillars: readonly ScorePillar[];
};

export const PROGRESS_INDEX_CODE = 'diem-tien-do';
const PROGRESS_SCALE = 100;
/** Whoever reports one good figure of ten does not lead: our own rule. */
export const RANKED_FROM = 0.5;
/** The same for all, so that all weigh the same. */
const PROGRESS_POINTS = 10;

const PILLARS: Record<Pillar, readonly [name: string, nameEn: string]> = {
	overall: ['Tổng hợp', 'Overall'],
	awareness: ['Nhận thức số', 'Digital awareness'],
	institutions: ['Thể chế số', 'Digital institutions'],
	infrastructure: ['Hạ tầng số', 'Digital infrastructure'],
	platform: ['Nền tảng, dữ liệu số', 'Platforms and data'],
	government: ['Chính quyền số', 'Digital government'],
	economy: ['Kinh tế số', 'Digital economy'],
	society: ['Xã hội số', 'Digital society'],
};

/** "Điểm tiến độ", this project's own: the attainment of every scored indicator, all weighing the same, out of 100. */
export function progressIndex(
	indicators: readonly Pick<Indicator, 'code' | 'pillar' | 'scored'>[],
): ScoreIndex {
	const scored = indicators.filter((indicator) => indicator.scored);
	const pillars = (Object.keys(PILLARS) as Pillar[]).flatMap((code): ScorePillar[] => {
		const [name, nameEn] = PILLARS[code];
		const components = scored
			.filter(({ pillar }) => pillar === code)
			.map(({ code: indicator }): ScoreComponent => ({
				indicator,
				points: PROGRESS_POINTS,
				rule: { kind: 'attainment' },
			}));
		return components.length > 0 ? [{ code, name, nameEn, components }] : [];
	});
	return {
		code: PROGRESS_INDEX_CODE,
		name: 'Điểm tiến độ',
		nameEn: 'Progress score',
		decision: null,
		unit: null,
		level: null,
		validFrom: null,
		validTo: null,
		scale: PROGRESS_SCALE,
		rankedFrom: RANKED_FROM,
		announced: null,
		pillars,
	};
}

/** Which index scores are by. */
export type IndexName = Pick<ScoreIndex, 'code' | 'name' | 'nameEn' | 'decision' | 'scale'>;

export function indexName({ code, name, nameEn, decision, scale }: IndexName): IndexName {
	return { code, name, nameEn, decision, scale };
}

/** Whether scores and ranks by the one can be compared with those by the other. */
export function isSameIndex(one: IndexName, other: IndexName): boolean {
	return (
		one.code === other.code &&
		one.decision?.number === other.decision?.number &&
		one.scale === other.scale
	);
}

/**
 * The index by which a province's units of a level are scored on an ISO day: the newest by decision that is in force and
 * whose components are known. Null: none, so that `progressIndex` scores them.
 */
export function indexInForce(
	indices: readonly ScoreIndex[],
	{ province, level, day }: { province: string; level: UnitLevel; day: string },
): ScoreIndex | null {
	return (
		governing(indices, { province, level, day }).find(({ pillars }) => pillars.length > 0) ?? null
	);
}

/** All that a province has decided for a level and are in force on an ISO day, the newest first. */
export function governing(
	indices: readonly ScoreIndex[],
	{ province, level, day }: { province: string; level: UnitLevel; day: string },
): ScoreIndex[] {
	return indices
		.filter(
			(index) =>
				(index.unit === null || index.unit === province) &&
				(index.level === null || index.level === level) &&
				(index.validFrom === null || index.validFrom <= day) &&
				(index.validTo === null || day <= index.validTo),
		)
		.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
}

/** One component of one unit's score, with all that it was made of. */
export type ScoreTerm = {
	/** Code of the pillar. */
	readonly pillar: string;
	/** Code of the indicator. */
	readonly indicator: string;
	/** The most that can be earned. */
	readonly points: number;
	readonly rule: ScoreRule;
	readonly observation: LatestObservation | null;
	readonly target: AppliedTarget | null;
	/** 0 to 1; null without an observation or without a target. */
	readonly attainment: number | null;
	/** 0 to `points`; null where it does not count, for the reason that `missing` gives. */
	readonly earned: number | null;
	/** `no-result`: the formula has none, such as one that divides by 0. */
	readonly missing: 'no-data' | 'no-target' | 'no-result' | null;
};
