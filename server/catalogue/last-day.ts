/**
 * The last day, ISO, of what is given as a day, a month, a quarter or a year: 2025-12-31, 2025-12, 2025-Q4, 2025. Null
 * where it is none of these.
 */
export function lastDayOf(given: string): string | null {
	const [, year, quarter, month, day] =
		/^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(given) ?? [];
	if (year === undefined) return null;
	if (day !== undefined) return isDay(given) ? given : null;
	const lastMonth = quarter === undefined ? Number(month ?? 12) : Number(quarter) * 3;
	// Day 0 of the next month.
	return new Date(Date.UTC(Number(year), lastMonth, 0)).toISOString().slice(0, 10);
}

/** Whether an ISO day is one of the calendar. */
export function isDay(day: string): boolean {
	const at = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
