import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Ready: migrated, connected, and the first snapshot is built; else 503 with the reason. */
export const GET: RequestHandler = ({ locals }) => {
	const readiness = locals.services.readiness();
	return json(readiness, {
		status: readiness.ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' },
	});
};
