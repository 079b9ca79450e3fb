import { deadLettersQuery } from '#lib/wire/api/dead-letters.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Payloads may hold what nobody else should read: until there is a sign-in, for this machine only. What a proxy on this
 * machine passes on comes from elsewhere.
 */
export const GET = guarded(async (event) => {
	const { headers } = event.request;
	const passedOn = headers.has('x-forwarded-for') || headers.has('forwarded');
	if (passedOn || !LOOPBACK.test(event.getClientAddress())) {
		return problem(403, event, { detail: 'Dead letters are shown on the server’s machine only.' });
	}
	const parsed = parseQuery(deadLettersQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	return answer(await event.locals.services.deadLetters(parsed.query));
});

export const fallback = methodNotAllowed;
