import * as v from 'valibot';
import type { Past } from '../overview/trend.ts';

export const PAST_YEARS = 2;

export const pastQuery = v.object({
	id: v.pipe(
		v.string('the id of a unit'),
		v.regex(/^\d{1,9}$/, 'the id of a unit'),
		v.transform(Number),
	),
	day: v.pipe(v.string('a day such as 2026-11-22'), v.isoDate('a day such as 2026-11-22')),
});

/** The past of one unit's indicators, by their codes; those without any are left out. */
export type UnitPast = {
	/** Epoch ms. */
	readonly from: number;
	readonly to: number;
	readonly pasts: Readonly<Record<string, Past>>;
};
