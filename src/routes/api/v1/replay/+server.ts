import { replayQuery } from '#lib/wire/api/replay.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(replayQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { unit: code, hours } = parsed.query;
	const { services } = event.locals;
	const { units } = await services.catalogue();
	const unit = units.find((unit) => unit.code === code);
	if (code !== undefined && !unit)
		return problem(404, event, { detail: `No unit has the code ${code}.` });
	return answer(await services.replay({ hours, unit: unit ?? null }));
});

export const fallback = methodNotAllowed;
