/** What is written under a time axis, in the zone of Vietnam. */
import { formatDate, formatTime, isoDay, startOfDay } from '#lib/domain/time-format.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Within a day all of these begin at midnight. */
const STEPS_MS = [
	...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
	...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
	...[1, 2, 7, 14].map((days) => days * DAY_MS),
];
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200];

export type TimeTick = { readonly at: number; readonly words: string };

/** Round times from `from` to `to` (epoch ms), at most `most`: "11:25", at midnight "22/11", of months "11/2026". */
export function timeTicks(
	{ from, to }: { readonly from: number; readonly to: number },
	most: number,
): readonly TimeTick[] {
	if (most < 1 || to <= from) return [];
	const first = startOfDay(isoDay(from));
	for (const step of STEPS_MS) {
		const begin = Math.ceil((from - first) / step);
		const count = Math.floor((to - first) / step) - begin + 1;
		if (count > most) continue;
		return Array.from({ length: count }, (_, place) => {
			const at = first + (begin + place) * step;
			return { at, words: wordsAt(at) };
		});
	}
	for (const months of MONTHS) {
		const ticks = monthTicks({ from, to }, months);
		if (ticks.length <= most) return ticks;
	}
	return [];
}

function wordsAt(at: number): string {
	return at === startOfDay(isoDay(at)) ? formatDate(at).slice(0, 5) : formatTime(at);
}

function monthTicks(
	{ from, to }: { readonly from: number; readonly to: number },
	months: number,
): TimeTick[] {
	const [year = 0, month = 1] = isoDay(from).split('-').map(Number);
	const ticks: TimeTick[] = [];
	const first = Math.floor((year * 12 + month - 1) / months) * months;
	for (let count = first; ; count += months) {
		const day = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
		const at = startOfDay(day);
		if (at > to) return ticks;
		const words = months >= 12 ? day.slice(0, 4) : formatDate(at).slice(3);
		if (at >= from) ticks.push({ at, words });
	}
}
