import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { isLocale, speak } from '#lib/messages/locale.ts';
import { refused } from '#lib/messages/refused/words.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { problem } from './routes/api/answers.ts';
import { isFromHere } from './routes/api/from-here.ts';
import { THEME_COOKIE } from './routes/console/cookies.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { providedServices } from '#server/services.ts';
import type { Services } from '#server/services.ts';

/** Requests in different languages are answered side by side. */
const asked = new AsyncLocalStorage<Locale>();
speak(() => asked.getStore() ?? 'vi');

/** The installation's language, IOC_LOCALE, unless the address says `?lang=en`. */
export const handle: Handle = async ({ event, resolve }) => {
	const services = providedServices();
	event.locals = { services };
	if (event.route.id?.startsWith('/console') === true) {
		const refused = refusedFromElsewhere(event);
		if (refused) return refused;
	}
	const wanted = event.url.searchParams.get('lang');
	const locale = isLocale(wanted) ? wanted : services.locale;
	const response = await asked.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%ioc.lang%', locale).replace('%ioc.theme%', themeOf(event)),
		}),
	);
	if (response.status !== 200) return response;
	const status = await shellStatus(event, services);
	if (status === 200) return response;
	return new Response(response.body, { status, headers: response.headers });
};

/** The console's pages and that of open data are made here, so their theme is; a wall sets its own. */
function themeOf({ route, cookies }: RequestEvent): string {
	if (route.id === '/open-data') return 'light';
	const light = route.id?.startsWith('/console') === true && cookies.get(THEME_COOKIE) === 'light';
	return light ? 'light' : 'dark';
}

/** Until there is a sign-in, the console is for whoever sits at the server's own machine. */
function refusedFromElsewhere(event: RequestEvent): Response | null {
	if (isFromHere(event.request.headers, event.getClientAddress())) return null;
	return problem(403, event, {
		detail:
			'The console is open on the server’s machine only, by the name localhost or its address 127.0.0.1.',
	});
}

/**
 * A wall is drawn in the browser (src/routes/wall/+layout.ts), so SvelteKit sends the same empty shell with 200 before
 * anything was loaded: what the loading will be answered with is said with the shell, for whoever only looks at that.
 */
async function shellStatus(
	{ route, url, params, isDataRequest }: RequestEvent,
	services: Services,
): Promise<number> {
	if (isDataRequest || !route.id?.startsWith('/wall/')) return 200;
	if (settingProblems(url.searchParams).length > 0) return 400;
	// The programme is a page of its own.
	const { scene } = params;
	const isKnown = services.scenes().some(({ name }) => name === scene);
	if (scene !== undefined && !isKnown) return 404;
	try {
		const { units } = await services.catalogue();
		const province = url.searchParams.get('province');
		return !province || units.some(({ code }) => code === province) ? 200 : 404;
	} catch (error) {
		if (isDatabaseAway(error)) return 503;
		throw error;
	}
}

/** What a page says of an error that it did not expect. Only bugs are logged: the rest the answer or the readiness tells. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (isDatabaseAway(error)) return { message: refused.error_database_away() };
	if (status >= 500) console.error(`${event.request.method} ${event.url.pathname}:`, error);
	return { message };
};

/** By its name: this bundle has a copy of its own of the class. */
function isDatabaseAway(error: unknown): boolean {
	return error instanceof Error && error.name === 'DatabaseUnavailable';
}
