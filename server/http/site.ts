/** SvelteKit's pages and files, as `npm run build` made them. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isApiForm, refuseForm } from './api-forms.ts';
import { setSecurityHeaders } from './security-headers.ts';

type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void,
) => void;

/** Files whose names change with their content: what is not there never was, or has been removed since. */
const IMMUTABLE = /^\/_app\/immutable\/[\w./-]+$/;

/** What a proxy in front says of the outer protocol; the handler reads the name once, when it is loaded. */
const PROTOCOL_HEADER = 'x-forwarded-proto';

const FORM_LIMIT = '64M';

export class PagesNotBuilt extends Error {
	override readonly name = 'PagesNotBuilt';
}

/** `builds` holds a folder for each build; throws `PagesNotBuilt` where there is none to serve. */
export async function loadSite(builds: string): Promise<RequestListener> {
	const current = join(builds, 'current');
	const build = existsSync(current) ? join(builds, readFileSync(current, 'utf8')) : null;
	if (build === null || !existsSync(join(build, 'handler.js'))) {
		throw new PagesNotBuilt('The pages have not been built: run npm run build first');
	}
	process.env['PROTOCOL_HEADER'] ??= PROTOCOL_HEADER;
	// What a form may send: the console takes files, and says itself which are too big.
	process.env['BODY_SIZE_LIMIT'] ??= FORM_LIMIT;
	const entry = pathToFileURL(join(build, 'handler.js')).href;
	const { handler } = (await import(entry)) as { handler: Handler };
	return (request, response) => {
		setSecurityHeaders(response);
		const notFound = () => {
			response.statusCode = 404;
			response.end();
		};
		const path = (request.url ?? '/').replace(/\?.*$/s, '');
		if (IMMUTABLE.test(path) && !existsSync(join(build, 'client', path))) {
			notFound();
			return;
		}
		if (isApiForm(request)) {
			refuseForm(request, response);
			return;
		}
		// The handler sends files from a list it made when it was loaded, and hears no error of theirs, which would end
		// the process. Its head has gone by then: only a connection that breaks off says that the body is not whole.
		response.once('pipe', (file) => file.once('error', () => response.destroy()));
		request.headers[PROTOCOL_HEADER] = outerProtocol(request);
		handler(request, response, notFound);
	};
}

/** The first of several proxies is the one that the browser spoke to; what is no protocol of the web would be refused. */
function outerProtocol({ headers }: IncomingMessage): 'http' | 'https' {
	const [outer = ''] = String(headers[PROTOCOL_HEADER] ?? '').split(',');
	return outer.trim().toLowerCase() === 'https' ? 'https' : 'http';
}
