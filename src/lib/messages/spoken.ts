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
export function spoken<Texts extends Readonly<Record<string, string>>>(
	vi: Texts,
	en: Readonly<Record<keyof Texts, string>>,
): Messages<Texts> {
	const texts = { vi, en };
	return Object.fromEntries(
		(Object.keys(vi) as (keyof Texts)[]).map((key) => [
			key,
			(values?: Readonly<Record<string, string | number>>) =>
				fill(texts[spokenLocale()][key], values ?? {}),
		]),
	) as Messages<Texts>;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
