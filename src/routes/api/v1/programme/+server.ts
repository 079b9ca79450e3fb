import { programmeQuery, toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';
import { programmeProblem } from './programme-problem.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(programmeQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { province = null, day = null, believed: believedAt = null } = parsed.query;
	const found = await event.locals.services.programme({ province, day, believedAt });
	if (found.kind !== 'programme') return programmeProblem(event, found);
	return answer(toProgrammeBody(found.programme));
});

export const fallback = methodNotAllowed;
