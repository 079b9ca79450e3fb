import type { Locale } from '#lib/domain/locale.ts';
import { formatNumber } from '#lib/domain/number-format.ts';
import { spokenLocale } from './locale.ts';

type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | Places<Rest>
	: never;

/** A function of no argument, or of what fills the places of the Vietnamese text. */
type Message<Text extends string> = [Places<Text>] extends [never]
	? () => string
	: (values: Readonly<Record<Places<Text>, string | number>>) => string;

export type Messages<Texts extends Readonly<Record<string, string>>> = {
	readonly [Key in keyof Texts]: Message<Texts[Key]>;
};

/** A function for each text, which says it in the language of the page. */
export function spoken<const Texts extends Readonly<Record<string, string>>>(
	vi: Texts,
	en: Readonly<Record<keyof Texts, string>>,
): Messages<Texts> {
	const texts = { vi, en };
	return Object.fromEntries(
		(Object.keys(vi) as (keyof Texts)[]).map((key) => [
			key,
			(values?: Readonly<Record<string, string | number>>) => {
				const locale = spokenLocale();
				return fill(texts[locale][key], values ?? {}, locale);
			},
		]),
	) as Messages<Texts>;
}

/** A count is written as the language writes numbers; every other number comes as text. */
function fill(
	text: string,
	values: Readonly<Record<string, string | number>>,
	locale: Locale,
): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => {
		const value = values[name] ?? place;
		return Number.isInteger(value)
			? formatNumber(Number(value), { locale, decimals: 0 })
			: String(value);
	});
}
