import type { Locale } from '#lib/domain/locale.ts';
import { o } from '#lib/messages/open-data/words.ts';
import { lengthWords } from '#lib/ui/length-words.ts';
import { frequencyOf } from '#lib/wire/open-data/frequency.ts';
import type { Frequency } from '#lib/wire/open-data/frequency.ts';

const WORDS: Record<Exclude<Frequency, 'other'>, () => string> = {
	hourly: o.every_hour,
	daily: o.every_day,
	weekly: o.every_week,
	monthly: o.every_month,
	quarterly: o.every_quarter,
	'half-yearly': o.every_half_year,
	yearly: o.every_year,
};

/** "hằng tháng", "15 phút một lần" */
export function intervalWords(intervalS: number, locale: Locale): string {
	const frequency = frequencyOf(intervalS);
	return frequency === 'other'
		? o.every_length({ length: lengthWords(intervalS, locale) })
		: WORDS[frequency]();
}
