import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { figureWords } from './figure-words.ts';

/** From here on the numbers of an axis are told in words. */
const WORDY_FROM = 1e7;
const DECIMALS = 4;

/** What stands at the values of an axis: "80%", "1,2 triệu tỷ". */
export function axisWords(
	values: readonly number[],
	{ measure, locale }: { readonly measure: string; readonly locale: Locale },
): readonly string[] {
	const plain = {
		indicator: { decimals: null, direction: 'higher' },
		target: null,
		locale,
	} as const;
	return values.map((value) =>
		Math.abs(value) < WORDY_FROM
			? `${formatTight(value, { locale, decimals: DECIMALS })}${measure}`
			: figureWords(value, plain),
	);
}
