import { unitHistoryQuery } from '#lib/wire/api/unit-history.ts';
import { notThere, unitNamed } from '../unit-named.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitHistoryQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { services } = event.locals;
	const unit = event.params['unit'] ?? '';
	const day = parsed.query.date ?? (await services.catalogue()).centre.geographyDate;
	const history = await services.unitHistory(unitNamed(unit, day));
	return history ? answer(history) : problem(404, event, { detail: notThere(unit, day) });
});

export const fallback = methodNotAllowed;
