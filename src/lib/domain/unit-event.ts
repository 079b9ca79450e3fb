/** What became of units: on one day, by one legal basis, some went out of others. */
export type UnitEventType = 'merge' | 'split' | 'rename' | 'abolish';

export type UnitEvent = {
	/** Own stable name, such as `da-huoai-2024`. */
	readonly code: string;
	/** ISO day on which the new units were there for the first time. */
	readonly happenedOn: string;
	readonly type: UnitEventType;
	/** Number of the resolution or decision. */
	readonly legalBasis: string;
	readonly note: string | null;
	readonly from: readonly EventPart[];
	/** Empty where it only ended. */
	readonly to: readonly EventPart[];
};

export type EventPart = {
	/** Slug. */
	readonly unit: string;
	/** Whether all of the unit or some of it went out of the others, or into them; null where nobody stated it. */
	readonly extent: 'whole' | 'part' | null;
	/** Of it, more than 0, at most 1; null where nobody stated it. */
	readonly share: number | null;
	/** Slug of what had gone into one of `from` before, and whose area this unit has; null where nobody stated it. */
	readonly areaOf: string | null;
	readonly note: string | null;
};
