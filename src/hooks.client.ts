import type { ClientInit } from '@sveltejs/kit';
import { isLocale, speak } from '#lib/messages/locale.ts';

/** The server wrote the page's language into it. */
export const init: ClientInit = () => {
	const { lang } = document.documentElement;
	if (isLocale(lang)) speak(() => lang);
};
