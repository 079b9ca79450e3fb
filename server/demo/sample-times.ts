/**
 * When a sample series has values, as a fixed grid in time, so that a later seed only goes on with it: the two years
 * before `now` by week and on the last day of each month, the last 60 days by day, the last 48 hours by hour, as far as the indicator's interval wants.
 */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_S = 28 * 86_400;
/** 23:50 in Vietnam: what is expected every hour is fresh when the day ends. */
const DAILY_AT_MS = 16 * HOUR_MS + 3_000_000;
/** Days since 1970 divide into weeks that begin on Thursdays; this shift makes it Mondays. */
const MONDAY = 4;

/** Epoch ms in (after, now], ascending. */
export function sampleTimes({
	intervalS,
	after,
	now,
}: {
	intervalS: number;
	after: number;
	now: number;
}): number[] {
	const times = intervalS >= MONTH_S ? reports(intervalS, now) : days(now);
	if (intervalS <= 3600) times.push(...hours(now));
	return [...new Set(times)].filter((at) => at > after && at <= now).toSorted((a, b) => a - b);
}

function days(now: number): number[] {
	const today = Math.floor(now / DAY_MS);
	const times: number[] = [];
	for (let day = today - 730; day <= today; day++) {
		const weekly = (day - MONDAY) % 7 === 0;
		const endsMonth = new Date((day + 1) * DAY_MS).getUTCDate() === 1;
		if (weekly || endsMonth || day > today - 60) times.push(day * DAY_MS + DAILY_AT_MS);
	}
	return times;
}

function hours(now: number): number[] {
	const hour = Math.floor(now / HOUR_MS);
	return Array.from({ length: 48 }, (_, ago) => (hour - ago) * HOUR_MS);
}

/** On the first day of every month, quarter or year. */
function reports(intervalS: number, now: number): number[] {
	const everyMonths = Math.round(intervalS / (30.4 * 86_400));
	const today = new Date(now);
	const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth();
	const times: number[] = [];
	for (let ago = 0; ago <= 24; ago++) {
		const month = thisMonth - ago;
		if (month % everyMonths !== 0) continue;
		times.push(Date.UTC(Math.floor(month / 12), month % 12) + DAILY_AT_MS);
	}
	return times;
}
