import { observationsQuery } from '#lib/wire/api/observations.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(observationsQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { query } = parsed;
	const { services } = event.locals;
	const { units, indicators } = await services.catalogue();
	const unit = units.find(({ code }) => code === query.unit);
	if (!unit) return problem(404, event, { detail: `No unit has the code ${query.unit}.` });
	const indicator = indicators.find(({ code }) => code === query.indicator);
	if (!indicator) {
		return problem(404, event, { detail: `No indicator is called ${query.indicator}.` });
	}
	return answer(await services.observations({ unit, indicator, query }));
});

export const fallback = methodNotAllowed;
