import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Address = { readonly host: string; readonly port: number };

/** The address cannot be listened on, in the words of the system. */
export class CannotListen extends Error {
	override readonly name = 'CannotListen';
	/** Which part of the address is in the way. */
	readonly part: 'host' | 'port';
	readonly code: string | undefined;

	constructor({ code, syscall, message }: NodeJS.ErrnoException) {
		super(message);
		this.part = syscall === 'getaddrinfo' || code === 'EADDRNOTAVAIL' ? 'host' : 'port';
		this.code = code;
	}
}

/** Resolves to the address for a browser once the server listens; throws `CannotListen`. */
export async function listen(server: Server, { host, port }: Address): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		const refuse = (error: Error) => reject(new CannotListen(error));
		server.once('error', refuse);
		server.listen(port, host, () => {
			server.off('error', refuse);
			resolve();
		});
	});
	return listeningUrl(server, host);
}

/** For a browser, of a server that listens on `host`. */
export function listeningUrl(server: Server, host: string): string {
	const { port } = server.address() as AddressInfo;
	return `http://${hostInUrl(host)}:${port}`;
}

function hostInUrl(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
