import { answer, guarded, methodNotAllowed } from '../api/answers.ts';

export const GET = guarded(async ({ locals: { services } }) =>
	answer(await services.baseMap.answer()),
);

export const fallback = methodNotAllowed;
