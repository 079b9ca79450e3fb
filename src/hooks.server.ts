import type { Handle } from '@sveltejs/kit';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { providedServices } from '#server/services.ts';

export const handle: Handle = ({ event, resolve }) => {
	const services = providedServices();
	event.locals = { services };
	overwriteGetLocale(() => services.locale);
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%ioc.lang%', services.locale),
	});
};
