import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Resolves to the address for a browser once the server listens; rejects where it cannot. */
export async function listen(
	server: Server,
	{ host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
	const address = server.address() as AddressInfo;
	return `http://${hostInUrl(host)}:${address.port}`;
}

function hostInUrl(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
