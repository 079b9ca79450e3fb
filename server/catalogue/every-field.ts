/** How often a value is expected, in a catalogue file: in a word, or as seconds; read as seconds. */
import * as v from 'valibot';

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
const EVERY = {
	hour: HOUR_S,
	day: DAY_S,
	week: 7 * DAY_S,
	month: 30 * DAY_S,
	quarter: 90 * DAY_S,
	'half-year': 180 * DAY_S,
	year: 365 * DAY_S,
} as const;
export const every = v.union(
	[
		v.pipe(
			v.picklist(Object.keys(EVERY) as (keyof typeof EVERY)[]),
			v.transform((word): number => EVERY[word]),
		),
		v.pipe(v.number(), v.integer(), v.gtValue(0)),
	],
	`${Object.keys(EVERY).join(', ')} or a whole number of seconds is wanted`,
);
