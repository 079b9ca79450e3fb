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
	readonly decimals: number;
	/** Expected seconds between two values. */
	readonly intervalS: number;
	/** Whether it counts in a unit's Điểm tiến độ. */
	readonly scored: boolean;
};

export type Plan = {
	readonly code: string;
	/** "1670/KH-UBND"; null where the source gives none. */
	readonly number: string | null;
	readonly name: string;
	readonly issuer: string;
	readonly issuedOn: string | null;
	/** Unit the plan governs: a province, or the country. */
	readonly unitId: number;
	readonly periodFrom: string | null;
	readonly periodTo: string | null;
};

/** A target belongs to a plan. */
export type Target = {
	/** "NT3"; own ids for national targets, such as "QD749-1". */
	readonly id: string;
	readonly plan: string;
	readonly indicator: string;
	/** The level the plan states it for. */
	readonly level: 'all' | 'country' | 'province' | 'district' | 'commune' | 'agency' | 'party';
	readonly operator: TargetOperator;
	readonly value: number;
	/** ISO date; null where the plan gives none. */
	readonly dueOn: string | null;
	/** The words of the plan. */
	readonly words: string;
};

/** The target that applies to one unit, and whether that is the plan's word or our reading of it. */
export type AppliedTarget = Target & {
	/** True where the plan states it for another level than the unit's. */
	readonly ourReading: boolean;
};
