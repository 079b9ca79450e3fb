import { unitHistoryQuery } from '#lib/wire/api/unit-history.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../../answers.ts';

/** A code has no small letters, a slug has some. */
const CODE = /^[0-9A-Z]{2,5}$/;

export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitHistoryQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { services } = event.locals;
	const unit = event.params['unit'] ?? '';
	if (!CODE.test(unit)) {
		const history = await services.unitHistory({ slug: unit });
		return history
			? answer(history)
			: problem(404, event, { detail: `No unit is called ${unit}.` });
	}
	const day = parsed.query.date ?? (await services.catalogue()).centre.geographyDate;
	const history = await services.unitHistory({ code: unit, day });
	if (history) return answer(history);
	return problem(404, event, { detail: `No unit had the code ${unit} on ${day}.` });
});

export const fallback = methodNotAllowed;
