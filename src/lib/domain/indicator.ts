/** Which way is better. */
export type Direction = 'higher' | 'lower';

/** `per-year`: a yearly growth of at least the target. */
export type TargetOperator = '>=' | '>' | '<=' | '~' | '=' | 'per-year';

export type Pillar =
	| 'overall'
	| 'awareness'
	| 'institutions'
	| 'infrastructure'
	| 'platform'
	| 'government'
	| 'economy'
	| 'society';

/** `yes-no` has the values 0 and 1, `stages` the place of the stage reached, from 0. */
export type IndicatorKind = 'number' | 'yes-no' | 'stages';

export type Indicator = {
	readonly id: number;
	/** Slug, as in topics: `ho-so-truc-tuyen`. */
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	readonly pillar: Pillar;
	/** Unit of measure: "%", "% GRDP", "hạng". */
	readonly unit: string;
	readonly direction: Direction;
	/** Of a value that is shown, 0 to 6; null: as many as it has, at most two. */
	readonly decimals: number | null;
	/** Expected seconds between two values. */
	readonly intervalS: number;
	/** Whether it counts in a unit's Điểm tiến độ. */
	readonly scored: boolean;
	readonly kind: IndicatorKind;
	/** From the first to the last; empty where it is not of stages. */
	readonly stages: readonly { readonly name: string; readonly nameEn: string }[];
	/** How the values of several units make one of them all. */
	readonly overUnits: 'none' | 'sum' | 'mean';
	/** Code of the indicator that weighs a mean over units; null: all weigh the same. */
	readonly weightBy: string | null;
	/** How the values of several times make one of a longer period. */
	readonly overTime: 'last' | 'sum' | 'mean';
	/** The body that answers for the figure. */
	readonly owner: string | null;
	/** Typed in by somebody, or read by a machine. */
	readonly reported: 'hand' | 'machine';
	readonly legalBasis: string | null;
	/** Whether it is open data. */
	readonly public: boolean;
	/** Further names, by which reports of the offices call it. */
	readonly aliases: readonly string[];
	/** Code of the indicator that this one is a part of. */
	readonly parent: string | null;
};

/** What a plan wants done by a day. */
export type PlanMilestone = {
	/** "NT-M1" */
	readonly id: string;
	readonly kind: 'issue' | 'roll-out' | 'review' | 'mid-term' | 'final' | 'report' | 'other';
	readonly name: string;
	readonly nameEn: string;
	/** ISO day; of a quarter or a year its last. */
	readonly dueOn: string;
	/** How the plan words the time where it names no day, and `dueOn` is ours: "quý IV/2023"; else null, as is the English. */
	readonly dueWords: string | null;
	readonly dueWordsEn: string | null;
	/** The plan's own words of it: "sơ kết quý IV/2023". */
	readonly words: string;
};

export type Plan = {
	readonly code: string;
	/** "1670/KH-UBND"; null where the source gives none. */
	readonly number: string | null;
	readonly name: string;
	/** Null where the source gives none. */
	readonly issuer: string | null;
	readonly issuedOn: string | null;
	/** Where no day of issue is known: a day before which there was no such plan; null where none is known. */
	readonly knownFrom: string | null;
	/** Unit the plan governs: a province, or the country. */
	readonly unitId: number;
	readonly periodFrom: string | null;
	readonly periodTo: string | null;
	/** How often it is reviewed; null where it says nothing of it. */
	readonly cadence: 'half-yearly' | 'yearly' | null;
	readonly milestones: readonly PlanMilestone[];
	/** At most so many are rewarded. */
	readonly awards: readonly {
		readonly to: 'collective' | 'individual';
		readonly most: number;
		readonly title: string;
		readonly titleEn: string;
	}[];
	/** Who carries it out, in the plan's words. */
	readonly organisations: readonly string[];
	/** Decisions that it refers to. */
	readonly basis: readonly string[];
};

/**
 * What a plan wants before the due date: nothing; a straight line that leaves `start` at the end of the day `from`; or
 * values that are due at the end of given days, ascending.
 */
export type TargetPath =
	| { readonly kind: 'due' }
	| { readonly kind: 'line'; readonly from: string; readonly start: number }
	| {
			readonly kind: 'steps';
			readonly steps: readonly { readonly on: string; readonly value: number }[];
	  };

export const TARGET_LEVELS = [
	'all',
	'unstated',
	'country',
	'province',
	'district',
	'commune',
	'agency',
	'party',
] as const;

export type TargetLevel = (typeof TARGET_LEVELS)[number];

/** A target belongs to a plan. */
export type Target = {
	/** "NT3"; own ids for national targets, such as "QD749-1". */
	readonly id: string;
	readonly plan: string;
	readonly indicator: string;
	/** The level the plan states it for: `all` where it says so, `unstated` where it says nothing of it. */
	readonly level: TargetLevel;
	readonly operator: TargetOperator;
	readonly value: number;
	/** ISO date; null where the plan gives none. */
	readonly dueOn: string | null;
	readonly path: TargetPath;
	/** The words of the plan. */
	readonly words: string;
};

/** The target that applies to one unit, and whether that is the plan's word or our reading of it. */
export type AppliedTarget = Target & {
	/** True where the plan does not state it for the unit's level. */
	readonly ourReading: boolean;
	/** Last day of its plan's period; null where the plan gives none. */
	readonly periodTo: string | null;
};

/** The target of one unit for one indicator; units of one level and the same plans share them. */
export type OwnTarget = {
	readonly indicatorId: number;
	readonly target: AppliedTarget;
};

export type UnitTarget = OwnTarget & { readonly unitId: number };
