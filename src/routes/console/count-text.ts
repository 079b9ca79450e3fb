import { formatNumber } from '#lib/domain/number-format.ts';
import { spokenLocale } from '#lib/messages/locale.ts';

/** A count as the page's language writes it: "7.192". */
export function countText(count: number): string {
	return formatNumber(count, { locale: spokenLocale(), decimals: 0 });
}
