import { monthOf } from '#lib/domain/month.ts';
import { availabilityQuery, monthToCome } from '#lib/wire/api/availability.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(availabilityQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { unit: code, by, limit, month = monthOf(Date.now()) } = parsed.query;
	if (month > monthOf(Date.now())) {
		const error = monthToCome(month);
		const detail = `${error.parameter}: wanted is ${error.wanted}`;
		return problem(400, event, { detail, errors: [error] });
	}
	const { services } = event.locals;
	const { units } = await services.catalogue();
	const unit = units.find((unit) => unit.code === code);
	if (code !== undefined && !unit)
		return problem(404, event, { detail: `No unit has the code ${code}.` });
	return answer(await services.availability({ month, by, limit, unit: unit ?? null }));
});

export const fallback = methodNotAllowed;
