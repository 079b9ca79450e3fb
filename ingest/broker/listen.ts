import { once } from 'node:events';
import type { Server } from 'node:net';

const TRIES = 100;

/** Listens on loopback on `port`, or on the next free one above it; gives the port that it is. 0: one of the system's choice. */
export async function listenFrom(server: Server, port: number): Promise<number> {
	for (let candidate = port; candidate < port + TRIES && candidate <= 65_535; candidate++) {
		try {
			server.listen(candidate, '127.0.0.1');
			await once(server, 'listening');
			const address = server.address();
			return typeof address === 'object' && address !== null ? address.port : candidate;
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		}
	}
	throw new Error(`No free port from ${port} on`);
}
