/** `m.read_from({ distance: 3 })`: the words in the language of the page. */
import { en } from './en.ts';
import { spokenLocale } from './locale.ts';
import { vi } from './vi.ts';

type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | Places<Rest>
	: never;

/** A function of no argument, or of what fills the places of the Vietnamese text. */
type Message<Text extends string> = [Places<Text>] extends [never]
	? () => string
	: (values: Readonly<Record<Places<Text>, string | number>>) => string;

type Messages = { readonly [Key in keyof typeof vi]: Message<(typeof vi)[Key]> };

const TEXTS = { vi, en };

export const m = Object.fromEntries(
	(Object.keys(vi) as (keyof typeof vi)[]).map((key) => [
		key,
		(values?: Readonly<Record<string, string | number>>) =>
			fill(TEXTS[spokenLocale()][key], values ?? {}),
	]),
) as Messages;

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
