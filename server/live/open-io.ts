import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { LIVE_PATH } from '#lib/wire/live.ts';
import type { ScreenServer } from './channel.ts';

/** A screen sends lists of topics, nothing larger. */
const MOST_BYTES_FROM_SCREEN = 16 * 1024;

export function openIo(httpServer: HttpServer): ScreenServer {
	return new Server(httpServer, {
		path: LIVE_PATH,
		serveClient: false,
		// Long polling only where something on the way does not let a WebSocket through.
		transports: ['websocket', 'polling'],
		// Deltas are small and a broadcast is framed once for all; compression would be done once for each.
		perMessageDeflate: false,
		httpCompression: false,
		maxHttpBufferSize: MOST_BYTES_FROM_SCREEN,
		pingInterval: 10_000,
		pingTimeout: 8_000,
		allowRequest: (request, decide) => {
			const allowed = isSameOrigin(request);
			decide(allowed ? null : 'Pages of other origins may not connect', allowed);
		},
	});
}

/** Browsers let any page open a WebSocket to anywhere; what is no browser sends no origin. */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
	if (headers.origin === undefined) return true;
	const host = headers['x-forwarded-host'] ?? headers.host;
	return host !== undefined && URL.parse(headers.origin)?.host === host;
}
