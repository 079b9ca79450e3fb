/** What every route of the API answers with. */
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { PROBLEM_TYPE } from '#lib/wire/api/problem.ts';
import type { ParameterProblem, Problem } from '#lib/wire/api/problem.ts';

const TITLES = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Content',
	429: 'Too Many Requests',
	503: 'Service Unavailable',
} as const;

export function problem(
	status: keyof typeof TITLES,
	{ url }: Pick<RequestEvent, 'url'>,
	what: {
		readonly detail: string;
		readonly errors?: readonly ParameterProblem[];
		readonly headers?: Readonly<Record<string, string>>;
	},
): Response {
	const body: Problem = {
		type: 'about:blank',
		title: TITLES[status],
		status,
		detail: what.detail,
		instance: url.pathname + url.search,
		errors: [...(what.errors ?? [])],
	};
	const headers = {
		'content-type': PROBLEM_TYPE,
		'cache-control': 'no-store',
		...(status === 405 && { allow: 'GET, HEAD' }),
		...what.headers,
	};
	return new Response(JSON.stringify(body), { status, headers });
}

/** An answer of the moment: always asked for anew. */
export function answer(body: object, mediaType = 'application/json'): Response {
	return new Response(JSON.stringify(body), {
		headers: { 'content-type': mediaType, 'cache-control': 'no-cache' },
	});
}

/** The query as the schema has it, or the answer that names each parameter which cannot be taken. */
export function parseQuery<Schema extends v.GenericSchema & { readonly entries: v.ObjectEntries }>(
	schema: Schema,
	event: Pick<RequestEvent, 'url'>,
): { kind: 'query'; query: v.InferOutput<Schema> } | { kind: 'refused'; response: Response } {
	const { searchParams } = event.url;
	const given = Object.fromEntries(searchParams);
	const known = Object.keys(schema.entries);
	const unknown = Object.keys(given).filter((name) => !known.includes(name));
	// What is wanted of a parameter that is missing is what is wanted of one that is empty.
	const missing = known.filter((name) => given[name] === undefined && !isOptional(schema, name));
	const whole = { ...given, ...Object.fromEntries(missing.map((name) => [name, ''])) };
	const repeated = Object.keys(given).filter((name) => searchParams.getAll(name).length > 1);
	const parsed = v.safeParse(schema, whole);
	if (parsed.success && unknown.length === 0 && repeated.length === 0) {
		return { kind: 'query', query: parsed.output };
	}
	const errors = [
		...repeated.map((parameter) => ({
			parameter,
			value: searchParams.getAll(parameter).join(', '),
			wanted: 'one value',
		})),
		...(parsed.issues ?? []).map((issue) => {
			const parameter = String(issue.path?.[0].key);
			return { parameter, value: given[parameter] ?? null, wanted: issue.message };
		}),
		...unknown.map((parameter) => ({
			parameter,
			value: given[parameter] ?? null,
			wanted: known.length > 0 ? `one of ${known.join(', ')} in its place` : 'nothing of that name',
		})),
	];
	const detail = errors
		.map(({ parameter, wanted }) => `${parameter}: wanted is ${wanted}`)
		.join('; ');
	return { kind: 'refused', response: problem(400, event, { detail, errors }) };
}

function isOptional(schema: { readonly entries: v.ObjectEntries }, name: string): boolean {
	return schema.entries[name]?.type === 'optional';
}

/** Answers 503 where the database is away; every other error is a bug. */
export function guarded(
	handler: (event: RequestEvent) => Promise<Response> | Response,
): (event: RequestEvent) => Promise<Response> {
	return async (event) => {
		try {
			return await handler(event);
		} catch (error) {
			// By its name: the routes' bundle has a copy of its own of the class.
			if (!(error instanceof Error) || error.name !== 'DatabaseUnavailable') throw error;
			return problem(503, event, { detail: error.message });
		}
	};
}

export function methodNotAllowed(event: RequestEvent): Response {
	return problem(405, event, { detail: `${event.request.method} is not offered here.` });
}
