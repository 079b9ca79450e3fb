import type { Unit, UnitLevel } from './unit.ts';

/** Which units a wall draws, and of which time these are. */
export type Geography = {
	readonly level: UnitLevel;
	readonly count: number;
	/**
	 * ISO day. Of communes since when they have all been there; of what is no more, as are the districts, the day as of which
	 * it is drawn.
	 */
	readonly day: string;
};

/** Null where there are no parts. */
export function geographyOf(
	parts: readonly Pick<Unit, 'level' | 'validFrom'>[],
	geographyDate: string,
): Geography | null {
	const [first] = parts;
	if (!first) return null;
	const since = parts.flatMap(({ validFrom }) => validFrom ?? []).toSorted();
	const day = first.level === 'commune' ? (since.at(-1) ?? geographyDate) : geographyDate;
	return { level: first.level, count: parts.length, day };
}
