import { json } from '@sveltejs/kit';
import { guarded } from '../api/answers.ts';
import { keepToken, keptToken } from '../screen-cookie.ts';
import type { RequestHandler } from './$types';

/** What the browser that asks is; one that is nothing yet gets a code and a credential. */
export const POST: RequestHandler = guarded(async (event) => {
	const kept = keptToken(event);
	const { pairing, token } = await event.locals.services.screens.pair(kept);
	const keep = token ?? (pairing.kind === 'named' ? kept : null);
	if (keep !== null) keepToken(event, keep);
	return json(pairing, { headers: { 'cache-control': 'no-store' } });
});
