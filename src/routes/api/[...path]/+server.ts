import type { RequestHandler } from './$types';
import { problem } from '../answers.ts';

export const fallback: RequestHandler = (event) =>
	problem(404, event, {
		detail: 'There is nothing here; /api/v1/openapi.json lists what there is.',
	});
