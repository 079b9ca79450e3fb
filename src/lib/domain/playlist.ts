/**
 * Which scene of a playlist is shown when. It follows from the time alone, the server's, so that screens with the same playlist
 * change at the same moment, whenever they were switched on.
 */
import { minuteOfDay, type PlaylistEntry } from './screen.ts';

export type Slot = {
	/** Null: at this time none is wanted, and what is shown stays. */
	readonly entry: PlaylistEntry | null;
	/** When it ends (epoch ms), and what comes then. */
	readonly until: number;
	readonly next: PlaylistEntry | null;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONE_OFFSET_MS = 7 * 3_600_000;
/** Days and hours repeat after so many days. */
const WEEK_DAYS = 7;

/** 1 is Monday, 7 Sunday, in Vietnam. */
export function weekday(at: number): number {
	// 01/01/1970 was a Thursday.
	return ((Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) + 3) % WEEK_DAYS) + 1;
}

/** Hours that go over midnight are of the day that they begin on. */
export function isWanted({ days, hours }: PlaylistEntry, at: number): boolean {
	const minute = minuteOfDay(at);
	const isAfterMidnight = hours ? hours.from > hours.until && minute < hours.until : false;
	const day = weekday(isAfterMidnight ? at - DAY_MS : at);
	if (days && !days.includes(day)) return false;
	if (!hours) return true;
	const { from, until } = hours;
	return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** `at`: the server's time (epoch ms). */
export function slotAt(playlist: readonly PlaylistEntry[], at: number): Slot {
	const turn = turnAt(playlist, at);
	const { entry, endsAt } = entryOf(turn.entries, at - turn.from);
	const until = Math.min(turn.from + endsAt, turn.until);
	const then = turnAt(playlist, until);
	return { entry, until, next: entryOf(then.entries, until - then.from).entry };
}

/** While the same entries are wanted, they go round; where these change, the first of the new ones begins. */
type Turn = {
	readonly entries: readonly PlaylistEntry[];
	readonly from: number;
	readonly until: number;
};

function turnAt(playlist: readonly PlaylistEntry[], at: number): Turn {
	const key = (time: number): string =>
		playlist.map((entry) => (isWanted(entry, time) ? '1' : '0')).join('');
	const now = key(at);
	const bounds = boundsAbout(playlist, at);
	const earlier = bounds.filter((bound) => bound <= at).toReversed();
	// The bounds down to the one before which something else was wanted.
	const from = earlier.find((bound) => key(bound - MINUTE_MS) !== now) ?? 0;
	const until = bounds.find((bound) => bound > at && key(bound) !== now) ?? at + WEEK_DAYS * DAY_MS;
	return { entries: playlist.filter((entry) => isWanted(entry, at)), from, until };
}

/** When something else may be wanted, a week before and after a time; ascending. */
function boundsAbout(playlist: readonly PlaylistEntry[], at: number): readonly number[] {
	const minutes = new Set(
		playlist.flatMap(({ hours }) => (hours ? [hours.from, hours.until] : [])),
	);
	if (minutes.size === 0 && playlist.every(({ days }) => !days)) return [];
	minutes.add(0);
	const midnight = Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;
	const days = Array.from({ length: 2 * WEEK_DAYS + 1 }, (_, day) => day - WEEK_DAYS);
	return days
		.flatMap((day) => [...minutes].map((minute) => midnight + day * DAY_MS + minute * MINUTE_MS))
		.toSorted((a, b) => a - b);
}

/** Which one is shown so long after the first began (ms), and when it ends on the same count. */
function entryOf(
	entries: readonly PlaylistEntry[],
	sinceMs: number,
): { readonly entry: PlaylistEntry | null; readonly endsAt: number } {
	const roundMs = entries.reduce((sum, { seconds }) => sum + seconds * 1_000, 0);
	if (roundMs === 0) return { entry: null, endsAt: Infinity };
	let endsAt = Math.floor(sinceMs / roundMs) * roundMs;
	for (const entry of entries) {
		endsAt += entry.seconds * 1_000;
		if (sinceMs < endsAt) return { entry, endsAt };
	}
	return { entry: entries[0] ?? null, endsAt };
}
