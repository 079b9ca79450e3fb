/** Times and days as text, as devices, files and those who ask give them. */
const RFC_3339 =
	/^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_MS = 86_400_000;

/** Epoch milliseconds, finer fractions cut; NaN for what is no RFC 3339 and what the calendar or the clock does not have. */
export function rfc3339(text: string): number {
	const match = RFC_3339.exec(text);
	if (!match) return NaN;
	const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] =
		match;
	const clock =
		Number(hour) < 24 &&
		Number(minute) < 60 &&
		Number(second) <= 60 &&
		Number(offsetHour ?? 0) < 24 &&
		Number(offsetMinute ?? 0) < 60;
	if (!clock) return NaN;
	const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
	const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60_000;
	const local = midnight(Number(year), Number(month), Number(day)) + seconds * 1_000;
	const time = sign === '-' ? local + offset : local - offset;
	// A leap second ends a day of UTC, and counts as the first of the next one.
	if (second === '60' && time % DAY_MS !== 0) return NaN;
	return time + Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
}

/** Whether the calendar has a day of these words: `2025-06-30`. */
export function isDay(text: string): boolean {
	const [, year, month, day] = DAY.exec(text) ?? [];
	return !Number.isNaN(midnight(Number(year), Number(month), Number(day)));
}

/** Epoch milliseconds, UTC; NaN where the calendar has no such day, which a Date would count on into the next month. */
function midnight(year: number, month: number, day: number): number {
	// Date.UTC would take the years before 100 for those after 1900.
	const date = new Date(0);
	const time = date.setUTCFullYear(year, month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : NaN;
}
