import { spokenLocale } from '#lib/messages/locale.ts';

type Named = { readonly name: string; readonly title: string; readonly titleEn: string };

/** Scenes by their names, in the language of the page. */
export function sceneTitles(scenes: readonly Named[]): { name: string; title: string }[] {
	const isEnglish = spokenLocale() === 'en';
	return scenes.map(({ name, title, titleEn }) => ({ name, title: isEnglish ? titleEn : title }));
}
