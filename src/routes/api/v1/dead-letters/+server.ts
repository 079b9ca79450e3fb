import { deadLettersQuery } from '#lib/wire/api/dead-letters.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';
import { isFromHere } from '../../from-here.ts';

/** Payloads may hold what nobody else should read: until there is a sign-in, for this machine only. */
export const GET = guarded(async (event) => {
	if (!isFromHere(event.request.headers, event.getClientAddress())) {
		return problem(403, event, {
			detail:
				'Dead letters are shown on the server’s machine only, by the name localhost or its address 127.0.0.1.',
		});
	}
	const parsed = parseQuery(deadLettersQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	return answer(await event.locals.services.deadLetters(parsed.query));
});

export const fallback = methodNotAllowed;
