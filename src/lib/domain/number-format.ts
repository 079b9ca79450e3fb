/** Numbers as the two languages write them: `1.234.567,5` and `1,234,567.5`. */
import type { Locale } from './locale.ts';

const MAX_DECIMALS = 6;

function formats(locale: Locale, signDisplay: 'negative' | 'exceptZero') {
	return Array.from(
		{ length: MAX_DECIMALS + 1 },
		(_, decimals) =>
			new Intl.NumberFormat(locale, {
				minimumFractionDigits: decimals,
				maximumFractionDigits: decimals,
				signDisplay,
				useGrouping: 'always',
			}),
	);
}

const PLAIN = { vi: formats('vi', 'negative'), en: formats('en', 'negative') };
const SIGNED = { vi: formats('vi', 'exceptZero'), en: formats('en', 'exceptZero') };

type NumberStyle = { readonly locale: Locale; readonly decimals: number };

/** With exactly so many decimals, 0 to 6. What rounds to zero has no sign. */
export function formatNumber(value: number, { locale, decimals }: NumberStyle): string {
	return pick(PLAIN[locale], decimals).format(value);
}

/** With its sign, for a change: `+1,2`. Zero has none. */
export function formatChange(value: number, { locale, decimals }: NumberStyle): string {
	return pick(SIGNED[locale], decimals).format(value);
}

/** With its unit of measure: `95,4%` without a space, `20 hạng` with one that does not break. */
export function formatMeasure(
	value: number,
	style: NumberStyle & { readonly unit: string },
): string {
	const gap = style.unit.startsWith('%') || style.unit === '' ? '' : '\u00a0';
	return `${formatNumber(value, style)}${gap}${style.unit}`;
}

/** As many decimals as the number needs, at most so many: a target of 95 is `95`, one of 7.5 is `7,5`. */
export function formatTight(value: number, { locale, decimals }: NumberStyle): string {
	const needed = [...Array(decimals).keys()].find(
		(fewer) => Number(value.toFixed(fewer)) === Number(value.toFixed(decimals)),
	);
	return formatNumber(value, { locale, decimals: needed ?? decimals });
}

function pick(of: readonly Intl.NumberFormat[], decimals: number): Intl.NumberFormat {
	const format = of[decimals];
	if (!format) throw new RangeError(`0 to ${MAX_DECIMALS} decimals are known, not ${decimals}`);
	return format;
}
