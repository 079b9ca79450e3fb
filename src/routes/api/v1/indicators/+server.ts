import { toIndicators } from '#lib/wire/api/indicators.ts';
import { answer, guarded, methodNotAllowed } from '../../answers.ts';

export const GET = guarded(async (event) =>
	answer(toIndicators(await event.locals.services.catalogue())),
);

export const fallback = methodNotAllowed;
