/** An age or duration rounded down to its largest whole unit; the words for the units are in the message files. */
export type Age = {
	readonly value: number;
	readonly unit: 'second' | 'minute' | 'hour' | 'day';
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "12 phút", "3 giờ", "2 ngày" as value and unit. A time in the future, by a clock ahead, is 0 seconds old. */
export function ageOf(elapsedMs: number): Age {
	const elapsed = Math.max(0, elapsedMs);
	if (elapsed < MINUTE_MS) return { value: Math.floor(elapsed / 1000), unit: 'second' };
	if (elapsed < HOUR_MS) return { value: Math.floor(elapsed / MINUTE_MS), unit: 'minute' };
	if (elapsed < DAY_MS) return { value: Math.floor(elapsed / HOUR_MS), unit: 'hour' };
	return { value: Math.floor(elapsed / DAY_MS), unit: 'day' };
}
