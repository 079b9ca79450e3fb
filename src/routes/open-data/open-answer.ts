/** How the files of open data are answered: kept by whoever wants to, checked by a strong tag, read by pages of anybody. */
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { guarded, parseQuery } from '../api/answers.ts';

const NOTHING = v.object({});

/** What pages of other sites may know and send; the rest of the server stays closed to them. */
const FOR_ALL = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'ETag, Link',
	'cross-origin-resource-policy': 'cross-origin',
} as const;

type Content = {
	readonly mediaType: string;
	/** Of exactly these bytes, without quotes. */
	readonly digest: string;
	readonly bytes: number;
	/** Seconds that it may be kept for without asking. */
	readonly freshForS: number;
	/** Epoch milliseconds; null: unknown. */
	readonly modifiedAt: number | null;
	readonly headers?: Readonly<Record<string, string>>;
	body(): ReadableStream<Uint8Array> | string;
};

/** The content, or that it is still the one that was asked about. */
export function openAnswer(
	{ request }: Pick<RequestEvent, 'request'>,
	{ mediaType, digest, bytes, freshForS, modifiedAt, headers, body }: Content,
): Response {
	const tag = `"${digest}"`;
	const kept = {
		etag: tag,
		'cache-control': `public, max-age=${freshForS}`,
		...(modifiedAt !== null && { 'last-modified': new Date(modifiedAt).toUTCString() }),
		...headers,
	};
	if (isAmong(tag, request.headers.get('if-none-match'))) {
		return new Response(null, { status: 304, headers: kept });
	}
	const told = { ...kept, 'content-type': mediaType, 'content-length': String(bytes) };
	return new Response(request.method === 'HEAD' ? null : body(), { headers: told });
}

/** A document made whole for one answer. */
export async function openDocument(
	event: Pick<RequestEvent, 'request'>,
	{ document, ...about }: Omit<Content, 'digest' | 'bytes' | 'body'> & { document: object },
): Promise<Response> {
	const text = `${JSON.stringify(document, null, '\t')}\n`;
	const encoded = new TextEncoder().encode(text);
	const digest = Buffer.from(await crypto.subtle.digest('SHA-256', encoded)).toString('base64url');
	return openAnswer(event, { ...about, digest, bytes: encoded.length, body: () => text });
}

/** With what all answers here have, problems among them. A parameter would mean nothing, and each a copy to be kept. */
export function openGuarded<Event extends RequestEvent>(
	handler: (event: Event) => Promise<Response>,
): (event: Event) => Promise<Response> {
	return async (event) => {
		const response = await guarded(() => answered(event, handler))(event);
		for (const [name, value] of Object.entries(FOR_ALL)) response.headers.set(name, value);
		return response;
	};
}

function answered<Event extends RequestEvent>(
	event: Event,
	handler: (event: Event) => Promise<Response>,
): Promise<Response> | Response {
	const parsed = parseQuery(NOTHING, event);
	return parsed.kind === 'refused' ? parsed.response : handler(event);
}

/** Before a page of another site asks with a tag, its browser asks whether it may. */
export function openOptions(): Response {
	return new Response(null, {
		status: 204,
		headers: {
			...FOR_ALL,
			allow: 'GET, HEAD, OPTIONS',
			'access-control-allow-methods': 'GET, HEAD',
			'access-control-allow-headers': 'If-None-Match',
			'access-control-max-age': '86400',
		},
	});
}

/** RFC 9110, 13.1.2: compared weakly, and `*` is any. */
function isAmong(tag: string, given: string | null): boolean {
	if (given === null) return false;
	const tags = given.split(',').map((one) => one.trim().replace(/^W\//, ''));
	return tags.includes(tag) || tags.includes('*');
}
