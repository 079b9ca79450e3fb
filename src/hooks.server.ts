import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { isLocale, speak } from '#lib/messages/locale.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { providedServices } from '#server/services.ts';

/** Requests in different languages are answered side by side. */
const asked = new AsyncLocalStorage<Locale>();
speak(() => asked.getStore() ?? 'vi');

/** The installation's language, IOC_LOCALE, unless the address says `?lang=en`. */
export const handle: Handle = ({ event, resolve }) => {
	const services = providedServices();
	event.locals = { services };
	const wanted = event.url.searchParams.get('lang');
	const locale = isLocale(wanted) ? wanted : services.locale;
	return asked.run(locale, () =>
		resolve(event, { transformPageChunk: ({ html }) => html.replace('%ioc.lang%', locale) }),
	);
};
