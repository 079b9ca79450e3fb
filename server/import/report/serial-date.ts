/**
 * Days as Excel counts them. In the system of 1900 day 1 is 1 January 1900 and day 60 is 29 February 1900, which never was:
 * a fault of Lotus 1-2-3 that Excel keeps. In that of 1904 (old files of a Mac) day 0 is 1 January 1904.
 */

export type SerialDate =
	| { readonly kind: 'day'; readonly day: string }
	| { readonly kind: 'no-date'; readonly why: 'date-before-1900' | 'date-not-there' };

const DAY_MS = 86_400_000;
const FIRST_OF_1900 = Date.UTC(1900, 0, 1);
const DAYS_TO_1904 = 1_462;
/** 31 December 9999, the last that Excel shows. */
const LAST = 2_958_465;

/** The time of day is left out. */
export function serialDate(serial: number, since: 1900 | 1904): SerialDate {
	const day = Math.floor(serial) + (since === 1904 ? DAYS_TO_1904 : 0);
	if (day < 1) return { kind: 'no-date', why: 'date-before-1900' };
	if (day === 60 || !(day <= LAST)) return { kind: 'no-date', why: 'date-not-there' };
	const days = day < 60 ? day - 1 : day - 2;
	return { kind: 'day', day: new Date(FIRST_OF_1900 + days * DAY_MS).toISOString().slice(0, 10) };
}
