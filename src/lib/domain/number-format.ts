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
	return `${formatNumber(value, style)}${measureOf(style.unit)}`;
}

/** A unit of measure as it follows its number. */
export function measureOf(unit: string): string {
	return isShare(unit) || unit === '' ? unit : `\u00a0${unit}`;
}

/** Percent, of whatever: what is between two of them are points. */
export function isShare(unit: string): boolean {
	return unit.startsWith('%');
}

/** As many decimals as the number needs, at most so many: a target of 95 is `95`, one of 7.5 is `7,5`. */
export function formatTight(value: number, { locale, decimals }: NumberStyle): string {
	return formatNumber(value, { locale, decimals: decimalsNeeded(value, decimals) });
}

/** Whether parts, each as it is printed with at most so many decimals, add up to their sum as that is printed. */
export function addUpInPrint(
	parts: readonly number[],
	{ sum, decimals }: { readonly sum: number; readonly decimals: number },
): boolean {
	const steps = (value: number): number => Math.round(printed(value, decimals) * 10 ** decimals);
	return parts.reduce((total, part) => total + steps(part), 0) === steps(sum);
}

/** The number that stands there where one is printed with at most so many decimals. */
export function printed(value: number, decimals: number): number {
	return Number(formatTight(value, { locale: 'en', decimals }).replaceAll(',', ''));
}

/** The fewest that tell the number as well as so many do. */
function decimalsNeeded(value: number, most: number): number {
	const needed = [...Array(most).keys()].find(
		(fewer) => Number(value.toFixed(fewer)) === Number(value.toFixed(most)),
	);
	return needed ?? most;
}

const MOST_UNSTATED = 2;

/** With how many an indicator's value is shown: as the catalogue states, else with those that it has, at most two. */
export function decimalsOf(value: number, stated: number | null): number {
	return stated ?? decimalsNeeded(value, MOST_UNSTATED);
}

function pick(of: readonly Intl.NumberFormat[], decimals: number): Intl.NumberFormat {
	const format = of[decimals];
	if (!format) throw new RangeError(`0 to ${MAX_DECIMALS} decimals are known, not ${decimals}`);
	return format;
}
