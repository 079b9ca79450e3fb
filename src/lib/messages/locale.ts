import type { Locale } from '#lib/domain/locale.ts';

/**
 * The language of whoever is being answered. State of the module, for words are asked for everywhere: the hooks set
 * how it is found, once a process (by request on the server, by the page in the browser).
 */
let spoken: () => Locale = () => 'vi';

export function spokenLocale(): Locale {
	return spoken();
}

/** For the hooks only. */
export function speak(locale: () => Locale): void {
	spoken = locale;
}

export function isLocale(text: unknown): text is Locale {
	return text === 'vi' || text === 'en';
}
