import { redirect } from '@sveltejs/kit';
import { away } from '../console/away.ts';
import { keepToken, keptToken } from '../screen-cookie.ts';
import { scenePath, screenPath } from '../screen-path.ts';
import type { PageServerLoad } from './$types';

/** Answered with a redirect before anything is drawn. */
export const ssr = true;

/** A screen goes to the scene that it begins with, as it is to be seen there; anybody else to the first scene. */
export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	const scenes = services.scenes();
	const token = keptToken(event);
	const whose = await away(services.screens.whose(token));
	if (whose.kind === 'revoked') redirect(303, '/');
	if (whose.kind === 'nobody')
		redirect(303, scenePath(scenes[0]?.name ?? '', event.url.searchParams));
	if (token !== null) keepToken(event, token);
	redirect(303, screenPath(whose.screen, scenes));
};
