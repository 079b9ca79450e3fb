/** A mosquitto as docs/broker-trust.md has it: certificates by its commands, its configuration, its access control list. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { docBlocks } from './doc-blocks.ts';
import { freePort } from './free-port.ts';
import { Mosquitto } from './mosquitto.ts';
import { installPackages, programInPath } from './programs.ts';

const run = promisify(execFile);

export type TrustedBroker = {
	readonly mosquitto: Mosquitto;
	/** With a certificate. */
	readonly url: string;
	/** With ingest's. */
	readonly ingestUrl: string;
	/** With user name and password. */
	readonly passwordUrl: string;
	/** PEM files of a name: `ca`, `ioc-ingest`, or one that `make` was given. */
	file(name: string, kind: 'crt' | 'key'): string;
	/** A device's certificate. */
	make(name: string): Promise<void>;
	stop(): Promise<void>;
};

/** What the page calls the broker is this machine here. */
const HERE: readonly (readonly [string, string])[] = [
	['mqtt.ioc.example', 'localhost'],
	['192.0.2.10', '127.0.0.1'],
];

export async function trustedBroker(
	options: { readonly knownBy?: string } = {},
): Promise<TrustedBroker> {
	const { PATH = '' } = process.env;
	if (!programInPath(['openssl'])) await installPackages(['openssl']);
	const folder = await mkdtemp(join(tmpdir(), 'ioc-trust-'));
	const blocks = await docBlocks('docs/broker-trust.md');
	const block = (title: string): string => {
		const found = blocks.get(title);
		if (found === undefined) throw new Error(`docs/broker-trust.md has no block “${title}”`);
		return found;
	};
	const shell = async (title: string, names = HERE): Promise<void> => {
		const script = names.reduce((text, [from, to]) => text.replaceAll(from, to), block(title));
		// mosquitto_passwd lies beside mosquitto.
		const beside = dirname(process.env['IOC_MOSQUITTO'] ?? '/usr/sbin/mosquitto');
		await run('sh', ['-eu', '-c', script], {
			cwd: folder,
			env: { PATH: `${PATH}:${beside}`, HOME: folder },
		});
	};
	await shell('the CA');
	const known = options.knownBy;
	await shell(
		'the broker',
		known === undefined
			? HERE
			: [
					['mqtt.ioc.example', known],
					['192.0.2.10', '192.0.2.10'],
				],
	);
	await shell('ingest');
	await shell('a password');
	await writeFile(join(folder, 'acl'), block('/etc/mosquitto/ioc/acl'));
	const [passwordPort, ingestPort] = [await freePort(), await freePort()];
	const mosquitto = new Mosquitto({
		listeners: (port) =>
			block('/etc/mosquitto/conf.d/ioc.conf')
				.replaceAll('/etc/mosquitto/ioc', folder)
				.replace('listener 8883', `listener ${port} 127.0.0.1`)
				.replace('listener 8884', `listener ${passwordPort} 127.0.0.1`)
				.replace('listener 8885', `listener ${ingestPort} 127.0.0.1`),
	});
	await mosquitto.start();
	return {
		mosquitto,
		url: `mqtts://localhost:${mosquitto.port}`,
		ingestUrl: `mqtts://localhost:${ingestPort}`,
		passwordUrl: `mqtts://localhost:${passwordPort}`,
		file: (name, kind) => join(folder, `${name}.${kind}`),
		make: (name) => shell('a device', [['bao-loc-cam-01', name]]),
		async stop() {
			await mosquitto.stop();
			await rm(folder, { recursive: true });
		},
	};
}
