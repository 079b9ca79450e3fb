import { deviceStatesQuery } from '#lib/wire/api/device-states.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(deviceStatesQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { unit: code, hours, limit } = parsed.query;
	const { services } = event.locals;
	const { units } = await services.catalogue();
	const unit = units.find((unit) => unit.code === code);
	if (code !== undefined && !unit)
		return problem(404, event, { detail: `No unit has the code ${code}.` });
	return answer(await services.deviceStates({ hours, limit, unit: unit ?? null }));
});

export const fallback = methodNotAllowed;
