/** How long something lasted, or was on average, in words: to two digits, in the largest fitting unit. */
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { m } from '#lib/messages/messages.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
/** Of the Gregorian calendar, on average. */
const YEAR_S = 365.2425 * DAY_S;

/** "45 giây", "12 phút", "3,3 giờ", "12 ngày", from two years on "2,9 năm". */
export function lengthWords(seconds: number, locale: Locale): string {
	const value = (unitS: number): string => {
		const count = seconds / unitS;
		return formatTight(count, { locale, decimals: count < 9.95 ? 1 : 0 });
	};
	if (seconds > 0 && seconds < 0.5) return m.length_moment();
	// What rounds up to the next unit is told in that.
	if (seconds < 59.5) return m.length_second({ value: String(Math.round(seconds)) });
	if (seconds < 59.5 * MINUTE_S)
		return m.length_minute({ value: String(Math.round(seconds / MINUTE_S)) });
	if (seconds < 23.5 * HOUR_S) return m.length_hour({ value: value(HOUR_S) });
	if (seconds < 1.95 * YEAR_S) return m.length_day({ value: value(DAY_S) });
	return m.length_year({ value: value(YEAR_S) });
}
