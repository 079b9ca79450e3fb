import { formatDate, formatTime } from '#lib/domain/time-format.ts';
import { sc } from '#lib/messages/scene/words.ts';

/** What a header says of a moment that has passed, in place of clock and data's age. */
export function pastHeader(moment: number) {
	return {
		words: formatDate(moment),
		day: formatTime(moment),
		more: '',
		linked: sc.looked_back(),
	};
}
