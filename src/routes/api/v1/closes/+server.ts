import * as v from 'valibot';
import { toCloseBody } from '#lib/wire/api/programme-answer.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(v.object({}), event);
	if (parsed.kind === 'refused') return parsed.response;
	const { services } = event.locals;
	const { units } = await services.catalogue();
	const codes = new Map(units.map(({ id, code }) => [id, code]));
	const closes = (await services.closes.list()).map(({ unitId, ...close }) =>
		toCloseBody(close, codes.get(unitId) ?? null),
	);
	return answer({ closes });
});

export const fallback = methodNotAllowed;
