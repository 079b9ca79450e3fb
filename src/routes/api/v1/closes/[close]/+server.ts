import { guarded, methodNotAllowed } from '../../../answers.ts';
import { programmeProblem } from '../../programme/programme-problem.ts';

/** What PostgreSQL counts closes by. */
const MOST = 2_147_483_647;

export const GET = guarded(async (event) => {
	const given = event.params['close'] ?? '';
	const id = /^\d{1,10}$/.test(given) ? Number(given) : 0;
	const close = id > MOST ? null : await event.locals.services.closes.text(id);
	if (!close) return programmeProblem(event, { kind: 'unknown-close', parameter: 'close', given });
	return new Response(close.text, {
		headers: {
			'content-type': 'application/json',
			'cache-control': 'public, max-age=31536000, immutable',
			etag: `"${close.sha256}"`,
		},
	});
});

export const fallback = methodNotAllowed;
