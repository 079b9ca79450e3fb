/**
 * Dates and times in Asia/Ho_Chi_Minh, as dd/MM/yyyy and on the 24-hour clock in both languages. The zone has been
 * UTC+7 without summer time since 1975, so it is arithmetic, and the same in every browser.
 */
import type { Locale } from './locale.ts';

const ZONE_OFFSET_MS = 7 * 3_600_000;

/** "2026-11-22" of an instant, in the zone. */
export function isoDay(at: number): string {
	return local(at).slice(0, 10);
}

/** "22/11/2026" */
export function formatDate(at: number): string {
	return formatDay(isoDay(at));
}

/** "22/11/2026" of the ISO day "2026-11-22". */
export function formatDay(day: string): string {
	return day.split('-').toReversed().join('/');
}

/** "11/2026": the month in which an ISO day lies. */
export function monthText(day: string): string {
	return `${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
}

/** "11:25" */
export function formatTime(at: number): string {
	return local(at).slice(11, 16);
}

/** "11:25:08" */
export function formatClock(at: number): string {
	return local(at).slice(11, 19);
}

/** "11:25 22/11/2026" */
export function formatDateTime(at: number): string {
	return `${formatTime(at)} ${formatDate(at)}`;
}

const WEEKDAYS: Record<Locale, readonly string[]> = {
	vi: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
	en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

export function formatWeekday(at: number, locale: Locale): string {
	return WEEKDAYS[locale][new Date(at + ZONE_OFFSET_MS).getUTCDay()] ?? '';
}

export type Quarter = { readonly roman: 'I' | 'II' | 'III' | 'IV'; readonly year: number };

/** Quarters are written in Roman numerals: "quý IV/2025". */
export function quarterOf(day: string): Quarter {
	const numerals = ['I', 'II', 'III', 'IV'] as const;
	const month = Number(day.slice(5, 7));
	return { roman: numerals[Math.floor((month - 1) / 3)] ?? 'I', year: Number(day.slice(0, 4)) };
}

/** The same ISO day of the year before; of 29 February the 28th. */
export function yearBefore(day: string): string {
	const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
	return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
}

/** The instant at which an ISO day ends in the zone: what is due on a day may come until then. */
export function endOfDay(day: string): number {
	return startOfDay(day) + 24 * 3_600_000;
}

/** The instant at which an ISO day begins in the zone. */
export function startOfDay(day: string): number {
	// Asked for every cell of a programme: Date.parse takes three times as long.
	const month = Number(day.slice(5, 7)) - 1;
	return Date.UTC(Number(day.slice(0, 4)), month, Number(day.slice(8, 10))) - ZONE_OFFSET_MS;
}

function local(at: number): string {
	return new Date(at + ZONE_OFFSET_MS).toISOString();
}
