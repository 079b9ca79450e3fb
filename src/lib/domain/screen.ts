/** A screen: a browser that an operator has named. What it is like, how bright it is, and whether it is there. */
import type { Locale } from './locale.ts';

export type Theme = 'dark' | 'light';

/** One scene, how long it stays, and when it is wanted: always, where nothing is said. */
export type PlaylistEntry = {
	readonly scene: string;
	readonly seconds: number;
	/** 1 is Monday, 7 Sunday. */
	readonly days?: readonly number[];
	/** Minutes since midnight, in Vietnam; they may go over midnight. */
	readonly hours?: { readonly from: number; readonly until: number };
};

/** Hours of the day at which a screen is darker; minutes since midnight, in Vietnam. It may go over midnight. */
export type NightHours = {
	readonly from: number;
	readonly until: number;
	/** Per cent, as `brightness`. */
	readonly brightness: number;
};

export type ScreenSettings = {
	readonly name: string;
	/** Where it hangs; '' where that was not said. */
	readonly place: string;
	readonly panelHeightCm: number;
	readonly distanceM: number;
	readonly theme: Theme;
	readonly locale: Locale;
	/** Screens of one group change together; null: of none. */
	readonly group: string | null;
	/** At least one entry. */
	readonly playlist: readonly PlaylistEntry[];
	/** Per cent, from 10 to 100. */
	readonly brightness: number;
	readonly night: NightHours | null;
};

/** A scene stays at most so long (s). */
export const LONGEST_STAY_S = 86_400;
/** From how far it is read, and how high its picture is: metres and centimetres. */
export const DISTANCES_M = [0.3, 12] as const;
export const PANEL_HEIGHTS_CM = [8, 1_000] as const;
/** Per cent. */
export const BRIGHTNESS = [10, 100] as const;

const DAY_MINUTES = 1_440;
const ZONE_OFFSET_MINUTES = 7 * 60;

/** Minutes since midnight, in Vietnam. */
export function minuteOfDay(at: number): number {
	return (Math.floor(at / 60_000) + ZONE_OFFSET_MINUTES) % DAY_MINUTES;
}

/** The last minute of it is the one before `until`. */
export function isNight({ from, until }: Pick<NightHours, 'from' | 'until'>, at: number): boolean {
	const minute = minuteOfDay(at);
	return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** Per cent at a time (epoch ms). */
export function brightnessAt(
	{ brightness, night }: Pick<ScreenSettings, 'brightness' | 'night'>,
	at: number,
): number {
	return night && isNight(night, at) ? Math.min(brightness, night.brightness) : brightness;
}

/**
 * How opaque the black is that lies over the least bright screen, which then gives about half of its light. A layer takes
 * light from letters and ground alike, but not the light of the room that both reflect, so it takes contrast, too (WCAG counts
 * 5 % of white for the room): with more than this, text on the ground would have less than 6 : 1, though what is quiet gets
 * the colour of what is not meanwhile (`tokens.css`).
 */
export const DARKEST_LAYER = 0.24;

/** From 0, for full brightness, to `DARKEST_LAYER`. */
export function layerOpacity(brightness: number): number {
	const [least, most] = BRIGHTNESS;
	const bright = Math.min(most, Math.max(least, brightness));
	return DARKEST_LAYER * ((most - bright) / (most - least));
}

export type Presence = 'there' | 'late' | 'away';

/** Three reports missed, and twelve (ms). */
const LATE_MS = 15_000;
const AWAY_MS = 60_000;

/** `ageMs`: since its last word; null: it never said one. */
export function presenceOf(ageMs: number | null): Presence {
	if (ageMs === null || ageMs >= AWAY_MS) return 'away';
	return ageMs < LATE_MS ? 'there' : 'late';
}
