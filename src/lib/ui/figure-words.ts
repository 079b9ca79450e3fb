/** The words of a tile: its number, and how it stands. */
import { roundedOnItsSide } from '#lib/domain/attainment.ts';
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { decimalsOf, formatNumber, formatTight } from '#lib/domain/number-format.ts';
import { m } from '#lib/messages/messages.ts';
import type { FigureValue } from './figure.ts';
import { HEAT_SHAPES } from './heat.ts';
import type { MarkShape } from './mark.ts';
import { ageWords, standingWord } from './words.ts';

/** From here on a number is told in words, to so many decimals. */
const WORDY_FROM = 1e7;
const WORDY_DECIMALS = 2;
/** Beyond the last of the words. */
const POWER_FROM = 1e21;

const AMOUNTS = [
	{ size: 1e18, words: m.amount_quintillion },
	{ size: 1e15, words: m.amount_quadrillion },
	{ size: 1e12, words: m.amount_trillion },
	{ size: 1e9, words: m.amount_billion },
	{ size: 1e6, words: m.amount_million },
] as const;

/** "87,2", on its own side of the target; "1,25 triệu tỷ" where it would be too long. */
export function figureWords(
	value: number,
	{
		indicator: { decimals, direction },
		target,
		locale,
	}: {
		readonly indicator: Pick<Indicator, 'decimals' | 'direction'>;
		readonly target: Pick<AppliedTarget, 'value' | 'operator'> | null;
		readonly locale: Locale;
	},
): string {
	const length = Math.abs(value);
	if (length >= POWER_FROM) {
		const style = { notation: 'scientific', maximumFractionDigits: WORDY_DECIMALS } as const;
		return new Intl.NumberFormat(locale, style).format(value);
	}
	const shown = (own: number, size: number, places: number) =>
		target
			? roundedOnItsSide(own, {
					target: { operator: target.operator, value: target.value / size },
					direction,
					decimals: places,
				})
			: { value: own, decimals: places };
	const amount = length < WORDY_FROM ? undefined : AMOUNTS.find(({ size }) => length >= size);
	if (amount) {
		const { size, words } = amount;
		const told = shown(value / size, size, WORDY_DECIMALS);
		return words({ value: formatTight(told.value, { locale, decimals: told.decimals }) });
	}
	const told = shown(value, 1, decimalsOf(value, decimals));
	return formatNumber(told.value, { locale, decimals: told.decimals });
}

/** As in the table of the programme; none of a value that nobody knows to be still so. */
export function figureMark({
	standing,
	freshness,
}: Pick<FigureValue, 'standing' | 'freshness'>): MarkShape | null {
	if (freshness === 'stale' || standing === null || standing === 'met' || standing === 'on-track')
		return null;
	return HEAT_SHAPES[standing];
}

/** How it stands; where the value is stale, how it stood, and that nobody knows when where that is so. */
export function figureStanding({ standing, exceeded, freshness, timeSource }: FigureValue): string {
	const undated = timeSource === 'retained';
	if (standing === null) return freshness === 'stale' && !undated ? m.stale_data() : '';
	const word = standingWord(standing, exceeded);
	if (undated) return m.standing_undated({ standing: word });
	return freshness === 'stale' ? m.standing_stale({ standing: word }) : word;
}

/**
 * "12 phút"; that it is the age of the receipt where the message had no time; or that nobody knows, unless the standing
 * tells that.
 */
export function figureAge(
	{ observedAt, timeSource, standing }: Pick<FigureValue, 'observedAt' | 'timeSource' | 'standing'>,
	now: number | null,
): string {
	if (timeSource === 'retained') return standing === null ? m.time_unknown() : '';
	if (now === null) return '';
	const age = ageWords(now - observedAt);
	return timeSource === 'receipt' ? m.received({ age }) : age;
}
