import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port that nobody listens on at loopback. The system hands out others first before it repeats one. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return address.port;
}
