/**
 * Sizes of text from the place where it is read (NUREG-0700 rev. 3): a character is at least 16 minutes of arc
 * high at the farthest seat, a value 20.
 *
 * A value is a figure that one reads off to decide: that of an indicator, a unit's score, how many of its devices are
 * online, the share of the month that they were up, and their outages. What stands beside it to weigh it by (the month
 * before, means, lengths, ranks, coverage), and figures within a sentence or a heading, are text.
 */
import { DISTANCES_M, PANEL_HEIGHTS_CM } from '#lib/domain/screen.ts';

const MINUTE = Math.PI / 180 / 60;
const TEXT_ARC = 16 * MINUTE;
const VALUE_ARC = 20 * MINUTE;
/** Height of a capital of Be Vietnam Pro, in em; the font's own 0.74 leaves the wall on the safe side. */
const CAPITAL_EM = 0.7;

export const DEFAULT_DISTANCE_M = 2;
/** The picture of a 55-inch panel, 16 : 9. */
export const DEFAULT_PANEL_HEIGHT_CM = 68.5;

export type Viewing = { readonly distanceM: number; readonly panelHeightCm: number };

/** Font sizes as shares of the picture's height; the panel is taken to show the whole viewport's height. */
export function typeScale({ distanceM, panelHeightCm }: Viewing): {
	readonly text: number;
	readonly value: number;
} {
	const fontShare = (arc: number): number =>
		(distanceM * 100 * Math.tan(arc)) / panelHeightCm / CAPITAL_EM;
	return { text: fontShare(TEXT_ARC), value: fontShare(VALUE_ARC) };
}

/** A screen shows at least so many sizes of the text beside each other: one too small for that has smaller text. */
export const LEAST_WIDTH_EM = 18;

/** Of a viewport, in CSS px. */
type Size = { readonly width: number; readonly height: number };

/** Size of the text on a screen of that size, in CSS px. */
export function textPx(viewing: Viewing, { width, height }: Size): number {
	return Math.min(typeScale(viewing).text * height, width / LEAST_WIDTH_EM);
}

/** From how many metres a screen of that size can be read: nearer than wanted, where it is too small for the text. */
export function readableFrom(viewing: Viewing, size: Size): number {
	const wantedPx = typeScale(viewing).text * size.height;
	const part = wantedPx > 0 ? textPx(viewing, size) / wantedPx : 1;
	return part === 1 ? viewing.distanceM : Math.floor(viewing.distanceM * part * 10) / 10;
}

/** Null where there is no number within the range, both ends included. */
export function numberBetween(
	text: string | null,
	range: readonly [number, number],
): number | null {
	const number = text === null || text === '' ? NaN : Number(text);
	return number >= range[0] && number <= range[1] ? number : null;
}

/** `?distance=3&panel=68.5`: metres and centimetres; what is missing or beyond reason is the default. */
export function viewingFrom(query: URLSearchParams): Viewing {
	return {
		distanceM: numberBetween(query.get('distance'), DISTANCES_M) ?? DEFAULT_DISTANCE_M,
		panelHeightCm: numberBetween(query.get('panel'), PANEL_HEIGHTS_CM) ?? DEFAULT_PANEL_HEIGHT_CM,
	};
}
