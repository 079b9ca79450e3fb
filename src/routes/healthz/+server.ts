import { text } from '@sveltejs/kit';

/** Alive: the process answers, whatever it lacks. */
export function GET(): Response {
	return text('ok\n', { headers: { 'cache-control': 'no-store' } });
}
