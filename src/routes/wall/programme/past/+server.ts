import { unitPastQuery } from '#lib/wire/unit-past.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../../api/answers.ts';

/** Two years of every indicator of one unit, as a card shows them. */
export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitPastQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { unit, day, believed = null } = parsed.query;
	const past = await event.locals.services.unitPast({ unit, day, believedAt: believed });
	return past ? answer(past) : problem(404, event, { detail: `No unit has the slug ${unit}.` });
});

export const fallback = methodNotAllowed;
