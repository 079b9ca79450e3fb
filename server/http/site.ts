/** SvelteKit's pages and files, as `vite build` made them. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setSecurityHeaders } from './security-headers.ts';

type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void,
) => void;

const BUILT = new URL('../../build/handler.js', import.meta.url);

/** What a proxy in front says of the outer protocol; the handler reads the name once, when it is loaded. */
const PROTOCOL_HEADER = 'x-forwarded-proto';

export class PagesNotBuilt extends Error {
	override readonly name = 'PagesNotBuilt';
}

/** Throws `PagesNotBuilt` where there is no build. */
export async function loadSite(): Promise<RequestListener> {
	if (!existsSync(BUILT)) {
		throw new PagesNotBuilt('The pages have not been built: run npm run build first');
	}
	process.env['PROTOCOL_HEADER'] ??= PROTOCOL_HEADER;
	const { handler } = (await import(BUILT.href)) as { handler: Handler };
	return (request, response) => {
		setSecurityHeaders(response);
		request.headers[PROTOCOL_HEADER] ??= 'http';
		handler(request, response, () => {
			response.statusCode = 404;
			response.end();
		});
	};
}
