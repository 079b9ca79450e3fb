import * as v from 'valibot';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../../api/answers.ts';

/** `province`: its code; without it what the centre's wall is of. */
const query = v.object({ province: v.optional(v.pipe(v.string(), v.maxLength(64))) });

/** Of the present: figures of the latest period that parts of unlike newest figures all have one of, for an open card. */
export const GET = guarded(async (event) => {
	const parsed = parseQuery(query, event);
	if (parsed.kind === 'refused') return parsed.response;
	return answer(await event.locals.services.besideNow(parsed.query.province ?? null));
});

export const fallback = methodNotAllowed;
