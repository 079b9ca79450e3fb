export type Locale = 'vi' | 'en';

const COLLATORS: Record<Locale, Intl.Collator> = {
	vi: new Intl.Collator('vi', { numeric: true }),
	en: new Intl.Collator('en', { numeric: true }),
};

/** Order of names, for `toSorted`: Di Linh, Đà Lạt, Đạ Tẻh, Đơn Dương in Vietnamese. */
export function compareNames(a: string, b: string, locale: Locale = 'vi'): number {
	return COLLATORS[locale].compare(a, b);
}
