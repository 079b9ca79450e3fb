/**
 * The API takes no form, wherever it comes from: what a browser sends from a page of anybody's without asking first is
 * refused here, as a problem. SvelteKit refuses forms from elsewhere too, but in words of its own.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROBLEM_TYPE } from '#lib/wire/api/problem.ts';
import type { Problem } from '#lib/wire/api/problem.ts';

/** As SvelteKit counts them: `is_form_content_type`. */
const FORM =
	/^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;

export function isApiForm({ url = '/', method, headers }: IncomingMessage): boolean {
	if (!url.startsWith('/api/') || method === 'GET' || method === 'HEAD') return false;
	return FORM.test(headers['content-type'] ?? '');
}

export function refuseForm({ url = '/' }: IncomingMessage, response: ServerResponse): void {
	const problem: Problem = {
		type: 'about:blank',
		title: 'Unsupported Media Type',
		status: 415,
		detail: 'Forms are not taken here; a body is application/json.',
		instance: url,
		errors: [],
	};
	response.writeHead(problem.status, {
		'content-type': PROBLEM_TYPE,
		'cache-control': 'no-store',
	});
	response.end(JSON.stringify(problem));
}
