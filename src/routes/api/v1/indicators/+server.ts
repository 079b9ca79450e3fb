import * as v from 'valibot';
import { toIndicators } from '#lib/wire/api/indicators.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

const NO_QUERY = v.object({});

export const GET = guarded(async (event) => {
	const parsed = parseQuery(NO_QUERY, event);
	if (parsed.kind === 'refused') return parsed.response;
	return answer(toIndicators(await event.locals.services.catalogue()));
});

export const fallback = methodNotAllowed;
