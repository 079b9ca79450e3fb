import { formatDateTime } from '#lib/domain/time-format.ts';
import { c } from '#lib/messages/console/words.ts';
import { spokenLocale } from '#lib/messages/locale.ts';
import { lengthWords } from '#lib/ui/length-words.ts';
import type { WrongClock } from '#lib/wire/registry.ts';

/** What is beyond is no time that could be written as one. */
const WRITABLE = { first: Date.UTC(1900, 0, 1), last: Date.UTC(9999, 0, 1) } as const;

/** By how much a device's clock is wrong, and both times: what it said, and when that was received. */
export function clockWords({ aheadS, receivedAt }: WrongClock): string {
	// The offset is kept in whole seconds, so a full hour may come out half a second before it.
	const told = Math.round(receivedAt / 1000 + aheadS) * 1000;
	const isWritable = told > WRITABLE.first && told < WRITABLE.last;
	const words = {
		length: lengthWords(Math.abs(aheadS), spokenLocale()),
		told: isWritable ? formatDateTime(told) : '–',
		received: formatDateTime(receivedAt),
	};
	return aheadS > 0 ? c.clock_ahead(words) : c.clock_behind(words);
}
