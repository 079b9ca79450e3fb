import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** For Prometheus. */
export const GET: RequestHandler = async ({ locals }) => {
	const metrics = await locals.services.metrics();
	return text(metrics.text, {
		headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
	});
};
