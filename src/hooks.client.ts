import type { ClientInit } from '@sveltejs/kit';
import { isLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

/** The server wrote the installation's language into the page. */
export const init: ClientInit = () => {
	const { lang } = document.documentElement;
	if (isLocale(lang)) overwriteGetLocale(() => lang);
};
