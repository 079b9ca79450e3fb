import { openApiDocument } from '#lib/wire/api/openapi.ts';
import { version } from '../../../../../package.json';
import { answer, methodNotAllowed } from '../../answers.ts';

export function GET(): Response {
	return answer(openApiDocument(version));
}

export const fallback = methodNotAllowed;
