import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/messages/messages.ts';
import { lengthWords } from './length-words.ts';

/** By how much a device's clock is wrong (s; ahead is positive), and that the time of receipt was taken in its place. */
export function clockWords(aheadS: number, locale: Locale): string {
	const words = { length: lengthWords(Math.abs(aheadS), locale) };
	return aheadS > 0 ? m.clock_ahead(words) : m.clock_behind(words);
}
